import type * as React from "react";
import { PROPERTY_NAMES } from "../../support/propertyNames";

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
  return {
    parameters: Object.fromEntries(PROPERTY_NAMES.map((name) => [name, { raw: values[name] ?? null }])),
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
