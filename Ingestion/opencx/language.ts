/// <reference lib="es2020.intl" />
import { languageTag } from "../../Transcript/text/languageTag";

/**
 * A language in the canonical spelling of BCP 47: `pt-BR` of `pt_br`, and of `pt_BR.UTF-8`, as programs call their
 * locales. What is no tag, such as `English`, stays as it is.
 */
export function languageName(text: string): string {
  const tag = languageTag(
    text
      .trim()
      .replace(/[.@].*/, "")
      .replace(/_/g, "-"),
  );
  try {
    return (tag === undefined ? undefined : Intl.getCanonicalLocales(tag)[0]) ?? text;
  } catch {
    return text;
  }
}
