/** A language that the product speaks. */
export interface Language {
  /** Windows language code, as Dynamics 365 names languages (MS-LCID). */
  readonly lcid: number;
  /** BCP 47. */
  readonly tag: string;
  /** What its speakers call it. */
  readonly name: string;
  readonly rightToLeft: boolean;
}

/**
 * All languages of the product, the one that stands in for a missing text first. Strings of control, form script,
 * solution and workbench are tested against this list.
 */
export const LANGUAGES = [
  { lcid: 1033, tag: "en", name: "English", rightToLeft: false },
  { lcid: 1025, tag: "ar", name: "العربية", rightToLeft: true },
  { lcid: 1031, tag: "de", name: "Deutsch", rightToLeft: false },
  { lcid: 1036, tag: "fr", name: "Français", rightToLeft: false },
  { lcid: 3082, tag: "es", name: "Español", rightToLeft: false },
] as const satisfies readonly Language[];

/** Code of one of the product's languages. */
export type Lcid = (typeof LANGUAGES)[number]["lcid"];

/** The language of texts in the source, and of a user whose own language is not among ours. */
export const BASE_LANGUAGE: Lcid = 1033;
