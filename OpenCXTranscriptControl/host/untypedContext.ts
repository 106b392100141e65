import { plainGuid } from "../../Transcript/text/guid";

/**
 * The only place that reads what ComponentFramework.Context does not type or does not promise: the record that the form
 * shows, events (preview), modern theming (preview). Each may be missing (new record, test harness, classic look), so
 * each is guarded.
 */

/** The record that the form shows. */
export interface HostRecord {
  /** GUID, lower case, without braces. */
  readonly id: string;
  /** Logical name of the table, e.g. `incident`. */
  readonly table: string;
}

/** Colours and font of the modern look: Fluent 9 token names and their CSS values, as far as the host gives them. */
export interface DesignTokens {
  readonly dark: boolean;
  readonly token: (name: string) => string | undefined;
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** Where a host says which record it shows; both are undocumented but present in model-driven apps. */
function recordSources(context: unknown): readonly unknown[] {
  return [member(member(context, "mode"), "contextInfo"), member(context, "page")];
}

/**
 * The record that the form shows.
 * @returns undefined for a record that is not saved yet and in hosts that do not say.
 */
export function hostRecord(context: unknown): HostRecord | undefined {
  for (const source of recordSources(context)) {
    const id = text(member(source, "entityId"));
    const table = text(member(source, "entityTypeName"));
    if (id !== undefined && table !== undefined && /[^0{}-]/.test(id)) return { id: plainGuid(id), table };
  }
  return undefined;
}

/** The table whose record the form shows, saved or not; undefined in hosts that do not say. */
export function hostTable(context: unknown): string | undefined {
  return recordSources(context)
    .map((source) => text(member(source, "entityTypeName")))
    .find((table) => table !== undefined);
}

/**
 * Raises an event of the manifest, if the host has events at all.
 * @param payload what the form script's handler receives
 */
export function raiseFormEvent(
  context: unknown,
  name: "ContactLinked",
  payload: Readonly<Record<string, unknown>>,
): void {
  const events = member(context, "events");
  const raise = member(events, name);
  if (typeof raise !== "function") return;
  try {
    (raise as (this: unknown, payload: unknown) => void).call(events, payload);
  } catch (error) {
    // A form script that fails must not look like a contact that was not linked. The page hears of it as of any
    // script's error.
    window.setTimeout(() => {
      throw error;
    });
  }
}

/** The modern look's tokens; undefined in the classic look. */
export function designTokens(context: unknown): DesignTokens | undefined {
  const design = member(context, "fluentDesignLanguage");
  const tokens = member(design, "tokenTheme");
  if (typeof tokens !== "object" || tokens === null) return undefined;
  return { dark: member(design, "isDarkTheme") === true, token: (name) => text(member(tokens, name)) };
}
