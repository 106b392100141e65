/// <reference lib="es2020.intl" />
/** Tags that name no language: `und` and its kin. */
const NAMED = /^(?!(?:und|mul|mis|zxx)\b)[a-z]{2,3}\b/;

/**
 * A BCP 47 tag in its canonical spelling: `pt-BR` of `pt_br`. What stands behind a dot, as in `de_DE.UTF-8`, is not of
 * the language.
 * @returns undefined for what is no tag of a language, such as `English` or `auto`: a page that claims a wrong one is
 * read out in a wrong voice
 */
export function languageTag(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(
      text
        .trim()
        .replace(/[.@].*/, "")
        .replace(/_/g, "-"),
    ).find((tag) => NAMED.test(tag));
  } catch {
    return undefined;
  }
}
