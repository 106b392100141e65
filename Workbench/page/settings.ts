import { BASE_LANGUAGE, LANGUAGES as LISTED, type Language, type Lcid as ListedLcid } from "../../Transcript/languages";

/** Code of a language as an address carries it. */
export type Lcid = `${ListedLcid}`;

/** The product's languages by code. */
export const LANGUAGES = Object.fromEntries(LISTED.map((language) => [language.lcid, language])) as Readonly<
  Record<Lcid, Language>
>;

const DEFAULT_LANGUAGE: Lcid = `${BASE_LANGUAGE}`;

/**
 * The Reacts that the page can load, the default first: what model-driven apps load; what a canvas app loads, and the
 * manifest names; and what the platform may move to, also with its development build in StrictMode, which runs each
 * effect twice.
 */
export const REACTS = {
  "17": "17.0.2",
  "16": "16.14.0",
  "18": "18.3.1",
  "18-strict": "18.3.1, StrictMode",
} as const;

export type ReactChoice = keyof typeof REACTS;

const DEFAULT_REACT: ReactChoice = "17";

/** Everything about the page that a link can carry. */
export interface Settings {
  readonly dark: boolean;
  readonly contrast: boolean;
  readonly rtl: boolean;
  readonly language: Lcid;
  /** The case form as wide as a phone: 320 px. */
  readonly narrow: boolean;
  readonly readOnly: boolean;
  readonly react: ReactChoice;
  /** The modern look hands controls design tokens; the classic one does not, and knows no dark. */
  readonly look: "modern" | "classic";
  /** The open case. */
  readonly caseId?: string;
  /** The view that the list shows; absent: the queue. */
  readonly viewId?: string;
}

/** Reads the settings from an address's query; what it does not say is the default. */
export function readSettings(search: string): Settings {
  const query = new URLSearchParams(search);
  const asked = query.get("language") ?? "";
  const language: Lcid = isLcid(asked) ? asked : DEFAULT_LANGUAGE;
  const rtl = query.get("rtl");
  const caseId = query.get("id");
  const viewId = query.get("view");
  return {
    dark: query.get("dark") === "1",
    contrast: query.get("contrast") === "1",
    rtl: rtl === null ? LANGUAGES[language].rightToLeft : rtl === "1",
    language,
    narrow: query.get("narrow") === "1",
    readOnly: query.get("readonly") === "1",
    react: reactChoice(query.get("react")),
    look: query.get("look") === "classic" ? "classic" : "modern",
    ...(caseId !== null && caseId !== "" ? { caseId } : {}),
    ...(viewId !== null && viewId !== "" ? { viewId } : {}),
  };
}

/** The query that reads back to these settings; defaults are left out. */
export function toQuery(settings: Settings): string {
  const query = new URLSearchParams();
  if (settings.caseId !== undefined) query.set("id", settings.caseId);
  if (settings.viewId !== undefined) query.set("view", settings.viewId);
  if (settings.language !== DEFAULT_LANGUAGE) query.set("language", settings.language);
  if (settings.rtl !== LANGUAGES[settings.language].rightToLeft) query.set("rtl", settings.rtl ? "1" : "0");
  if (settings.react !== DEFAULT_REACT) query.set("react", settings.react);
  if (settings.look === "classic") query.set("look", "classic");
  const flags = {
    dark: settings.dark,
    contrast: settings.contrast,
    narrow: settings.narrow,
    readonly: settings.readOnly,
  };
  for (const [name, on] of Object.entries(flags)) if (on) query.set(name, "1");
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

/** Whether going from one to the other needs the page anew, as the app does for language and libraries. */
export function needsReload(from: Settings, to: Settings): boolean {
  return from.language !== to.language || from.rtl !== to.rtl || from.react !== to.react;
}

/** The choice of this name; the default for any other. */
export function reactChoice(name: unknown): ReactChoice {
  return typeof name === "string" && Object.keys(REACTS).includes(name) ? (name as ReactChoice) : DEFAULT_REACT;
}

export function isLcid(text: string): text is Lcid {
  return Object.keys(LANGUAGES).includes(text);
}
