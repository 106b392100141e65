/**
 * The BCP 47 tag (RFC 5646) that a text is, as far as its characters tell. `English` or `auto` are none: a page that
 * claims a wrong language is read out in a wrong voice.
 */
export function languageTag(text: string | undefined): string | undefined {
  return /^[a-z]{2,3}(-[a-z\d]{2,8})*$/i.exec(text ?? "")?.[0];
}
