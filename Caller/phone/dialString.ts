/** A phone number as somebody typed it, reduced to what counts. */
export interface DialString {
  /** Digits, after a `+` when it was written with one; letters are the digits they share a key with. */
  readonly digits: string;
  readonly extension?: string;
}

/**
 * libphonenumber's extension patterns: `;ext=`, `ext.`, `x`, `#` and their kin, `,,` and `;` for auto-dialling, and a
 * number between a dash and `#`. Besides, the words of German, French, Italian, Portuguese, Spanish, Dutch, Polish,
 * Swedish, Finnish, Turkish, Russian, Arabic, Persian, Thai, Chinese, Japanese and Korean.
 */
const EXTENSION = new RegExp(
  "[ \\t,]*(?:(?:;ext=|(?:e?xt(?:ensi[o\xF3])?n?|[x#~]|an(?:exo|kn)|durchwahl|dw|poste|int(?:erno)?|ramal" +
    "|toestel|wew|alanumero|dahili|доб|вн|داخل[يی]|تحويلة|ต่อ|[内內][線线]|分[机機]|[转轉]|내선)[:.]?[ \\t,-]*)#?(\\d{1,9})\\D*$" +
    "|(?:,{1,2}|;)[:.]?[ ,-]*#?(\\d{1,15})#?$)|[- ]+(\\d{1,6})#$",
  "i",
);

/** The letters on the keys 2 to 9. */
export const KEYS = ["abc", "def", "ghi", "jkl", "mno", "pqrs", "tuv", "wxyz"];

/**
 * A `tel:` URI as the number it means (RFC 3966): a global context goes before it, parameters but the extension go
 * away.
 */
function fromUri(text: string): string {
  if (!/^tel:/i.test(text)) return text;
  const [number = "", ...parameters] = text.slice(4).split(";");
  const context = parameters.find((each) => /^phone-context=\+/i.test(each))?.slice("phone-context=".length) ?? "";
  const extension = parameters.find((each) => /^ext=/i.test(each));
  return context + number + (extension === undefined ? "" : `;${extension}`);
}

/**
 * A number that a spreadsheet took for an amount: with `.0` behind it, between separators of thousands, or in
 * exponential notation, of which most have lost digits and are no number any more. French pairs may have commas too.
 */
function fromSpreadsheet(text: string): string {
  return text
    .replace(/^(\+?\d{7,})[.,]0+$/, "$1")
    .replace(/^(\d)[.,](\d+)e\+?(\d+)$/i, (_amount, first: string, rest: string, exponent: string) =>
      rest.length === Number(exponent) ? first + rest : "",
    )
    .replace(/^\D*\d{1,4}(?:,\s?\d{1,4}){2,}$/, (groups) => groups.replace(/,/g, " "));
}

/** So many digits are a number, as it is dialled within an area. */
const FEWEST = 7;

/** An area code of North America, or that of the numbers that are free to call, before a word of four letters. */
const BEFORE_WORD = /^\+?1[ ().-]*[2-9]\d\d[ ().-]*\d{3}[ .-]*[A-Z]{4}\b/;

/**
 * Reads what a CRM column or a telephone network holds as a phone number: words, brackets, the host of a SIP address
 * and a second extension are set aside. Of several numbers it reads the first.
 * @param folded of digits of one script; see `foldDigits`
 */
export function dialString(folded: string): DialString {
  let text = fromSpreadsheet(fromUri(folded.trim()))
    // The host of a SIP address, and what follows it.
    .replace(/@.*/, "")
    .replace(/[\\/] *x.*$/i, "")
    .replace(/\(([^()\d]+\d+)\)$/, "$1")
    .replace(/\s*\([a-z .]+\)$/i, "")
    // A plus begins a number, whatever remark stands before it: (1) +44 20 7946 0958.
    .replace(/^(?:\D*\d){1,6}\D*(?=\+)/, "");
  const first = text.search(/[+\d]/);
  text = first < 0 ? "" : text.slice(first);
  const found = EXTENSION.exec(text);
  // "12 x 3" is no number with an extension: what stands before must be a number by itself.
  const extension =
    found !== null && (text.slice(0, found.index).match(/\d/g)?.length ?? 0) > 2
      ? (found[1] ?? found[2] ?? found[3])
      : undefined;
  if (found !== null && extension !== undefined) text = text.slice(0, found.index);
  // A word that is dialled stands behind digits: 1-800-FLOWERS. Any other word is a remark, and behind a number so is
  // all that follows it.
  const [start = ""] = text.split(/[a-z]/i, 1);
  const before = start.replace(/\D/g, "").length;
  const vanity = BEFORE_WORD.test(text) || (before > 2 && before < FEWEST && (text.match(/[a-z]/gi)?.length ?? 0) > 2);
  const digits = (vanity ? text.replace(/([a-z][^(,;/|]*).*/i, "$1") : before < FEWEST ? text : start)
    .replace(/[a-z]/gi, (letter) =>
      vanity ? String(KEYS.findIndex((key) => key.includes(letter.toLowerCase())) + 2) : "",
    )
    .replace(/\D/g, "");
  // + and 00 say the same, and people write both; before a single 0 a plus is a slip.
  return {
    digits: /^\+\D*(?:00)?[1-9]/.test(text) ? `+${digits.replace(/^00/, "")}` : digits,
    ...(extension === undefined ? {} : { extension }),
  };
}
