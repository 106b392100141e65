import type * as React from "react";

/** The control as the platform sees it. */
export interface BenchControl {
  init(context: unknown): void;
  updateView(context: unknown): React.ReactElement;
  destroy(): void;
}

/** The strings of the control, by key; set by the measuring side. */
declare global {
  interface Window {
    benchStrings: Readonly<Record<string, string>>;
  }
}

/** One updateView of a case that is not saved yet, so that nothing is asked of Dataverse: its text alone is measured. */
export function controlContext(text: string, classification: string): unknown {
  const values: Readonly<Record<string, string>> = { transcript: text, classification };
  const names = [
    "description",
    "transcript",
    "callerPhone",
    "sessionUrl",
    "sessionId",
    "classification",
    "sentiment",
    "reason",
    "explanation",
    "language",
    "ticketNumber",
    "handoffOn",
    "modifiedOn",
    "sessionLinkHosts",
    "defaultCountry",
  ];
  return {
    parameters: Object.fromEntries(names.map((name) => [name, { raw: values[name] ?? null }])),
    updatedProperties: [],
    client: { getFormFactor: () => 1, getClient: () => "Web", isOffline: () => false, isNetworkAvailable: () => true },
    formatting: { formatInteger: (value: number) => value.toLocaleString("en-US"), formatDateShort: String },
    mode: {
      isControlDisabled: false,
      isVisible: true,
      label: "Description",
      contextInfo: { entityId: null, entityTypeName: "incident" },
    },
    navigation: {},
    resources: { getString: (key: string) => window.benchStrings[key] ?? key },
    userSettings: { isRTL: false, languageId: 1033, getTimeZoneOffsetMinutes: () => 0 },
    utils: {},
    webAPI: {},
  };
}
