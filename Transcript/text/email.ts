import { known } from "./known";

/**
 * An address at the start of a text or behind what stands before one in a list, a link or a mail header. What follows it
 * is left out; a second sign, or a character inside it that nobody sees, makes it none.
 */
const ADDRESS =
  /(?:^[^\p{L}\w@%]*|[\s<>()[\]",;:|]\/*)([\p{L}\w][^\s<>()[\]",;:|@\p{C}]*@(?:[\p{L}\w-]+\.)+[\p{L}\w-]{2,})(?![\p{L}\w@-])/u;
/** What stands in place of an address, and the domain that by its standard (RFC 2606) is none. */
const NOBODYS =
  /^(?:(?:do[-_.]?)?not?[-_.]?(?:e?-?mail|reply)@|(null|none|undefined|unknown|anonymous|n[ao]?)@\1)|\.invalid$/i;
/**
 * The e-mail address that a text holds, without the noise that people copy with it (`mailto:`, angle brackets, a
 * trailing comma, a name before it); the first of several. Undefined for none, and for one that stands in place of none
 * (`none@none.com`, `noemail@example.com`).
 */
export function emailAddress(text: string | null | undefined): string | undefined {
  const address = ADDRESS.exec(text ?? "")?.[1];
  return address === undefined || NOBODYS.test(address) ? undefined : address;
}

/**
 * A caller's e-mail address as the description carries it: {@link emailAddress}, or the text as it is where it holds
 * none; undefined for words in place of one.
 */
export function knownEmail(text: string | null | undefined): string | undefined {
  const value = known(text) ?? "";
  return emailAddress(value) ?? (value === "" || NOBODYS.test(value) ? undefined : value);
}
