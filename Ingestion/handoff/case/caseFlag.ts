/** The settings that a case can be made without heeding. */
export type FlaggedSetting =
  // It is made without what these ask for,
  | "TICKET_PROPERTIES"
  | "CUSTOM_DATA_COLUMNS"
  | "TIMELINE_CALL"
  // and otherwise than these ask.
  | "UNKNOWN_CALLER"
  | "NATIVE_INTEGRATION";

/** Something that a case was made without, or otherwise than the settings say: for the operator to put right. */
export interface CaseFlag {
  readonly setting: FlaggedSetting;
  /** Our own words, codes and names of columns; never a value of a caller's. */
  readonly text: string;
}

/** A flag as operators read it. */
export function flagText({ setting, text }: CaseFlag): string {
  return `${setting}: ${text}`;
}
