import { safeText } from "./safe";

/** What programs, spreadsheets and people write where there is no value; `null null` where two of them were joined. */
const NOTHING =
  /^(?:(null|none|undefined|unknown|n ?a|nil|nan|object object|no(?:t|ne)? (?:available|applicable|provided|known|given|specified|data|value))(?: \1)*)?$/i;
/** Written like this they are names: of Korea, of a Nancy, of Turkey. */
const NAMES = /^N(?:a|an|il)$/;

/** The words of a text, without the brackets, quotes and stops between and around them. */
export function wordsOf(text: string): string {
  // One by one: a run of millions would be more than a pattern can hold.
  return text
    .replace(/[^\p{L}\p{N}\p{So}]/gu, " ")
    .replace(/ +/g, " ")
    .trim();
}

/**
 * A value as it can be shown and written: safe and trimmed; undefined for none, for punctuation alone, and for a word
 * that stands in place of one (`null`, `N/A`), if it is the whole value. Applying it twice changes nothing.
 */
export function known(text: string | null | undefined): string | undefined {
  const value = safeText(text ?? "").trim();
  const words = wordsOf(value);
  return NOTHING.test(words) && !NAMES.test(words) ? undefined : value;
}
