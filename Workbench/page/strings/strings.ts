import { BASE_LANGUAGE } from "../../../Transcript/languages";
import type { FormLayout, Labels } from "../../server/drawn/layout";
import type { Lcid } from "../settings";
import { ar } from "./ar";
import { de } from "./de";
import { en } from "./en";
import { es } from "./es";
import { fr } from "./fr";
import type { PageStrings } from "./keys";

/** A language of the product that is not here reads the workbench, which is for developers, in English. */
const TRANSLATED: Readonly<Partial<Record<Lcid, PageStrings>>> = { "1025": ar, "1031": de, "1036": fr, "3082": es };

/** The page's words in a language. */
export function stringsFor(language: Lcid): PageStrings {
  return TRANSLATED[language] ?? en;
}

/** Fills `{0}`, `{1}` of a text. */
export function filled(text: string, ...values: readonly string[]): string {
  return text.replace(/\{(\d)\}/g, (hole, index: string) => values[Number(index)] ?? hole);
}

/** A label of the form in a language, else in English, else the first there is. */
export function labelIn(labels: Labels, language: Lcid): string {
  return labels[language] ?? labels[BASE_LANGUAGE] ?? Object.values(labels)[0] ?? "";
}

/** What the form calls its columns, in a language. */
export function fieldLabels(layout: FormLayout, language: Lcid): Readonly<Record<string, string>> {
  const cells = layout.tabs.flatMap((tab) =>
    tab.columns.flatMap(({ sections }) => sections.flatMap((section) => section.cells)),
  );
  return Object.fromEntries(
    [...layout.header, ...cells].flatMap(({ control, labels }) =>
      control?.column === undefined ? [] : [[control.column, labelIn(labels, language)]],
    ),
  );
}
