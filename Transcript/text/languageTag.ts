/** Language, dialect, script, region and variants of a BCP 47 tag (RFC 5646); extensions say nothing of the language. */
const TAG =
  /^(?!und|mul|mis|zxx)[a-z]{2,3}(-[a-z]{3})?(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z\d]{5,8}|\d[a-z\d]{3}))*$/i;

/**
 * Whether a text is the BCP 47 tag of a language. `English`, `auto` or `und` are not: a page that claims a wrong one is
 * read out in a wrong voice.
 */
export function isLanguageTag(text: string): boolean {
  return TAG.test(text);
}
