/** A phone number as somebody typed it, reduced to what counts. */
export interface DialString {
  /** Digits, after a `+` when it was written with one; letters are the digits they share a key with. */
  readonly digits: string;
  readonly extension?: string;
}

/**
 * libphonenumber's extension patterns: `;ext=`, `ext.`, `x`, `#` and their kin, `,,` and `;` for auto-dialling, and a
 * number between a dash and `#`.
 */
const EXTENSION = new RegExp(
  "[ \\t,]*(?:;ext=|(?:e?xt(?:ensi(?:o\\u0301?|\\u00F3))?n?|\\u0434\\u043E\\u0431|anexo)[:.]?[ \\t,-]*" +
    "|(?:[x#~]|int)[:.]?[ \\t,-]*|(?:,{1,2}|;)[:.]?[ ,-]*)#?(\\d{1,15})#?$|[- ]+(\\d{1,6})#$",
  "i",
);

const KEYS = ["abc", "def", "ghi", "jkl", "mno", "pqrs", "tuv", "wxyz"];

/** Fullwidth, Arabic-Indic and Eastern Arabic digits end in their value, as ASCII's do. */
function foldDigits(text: string): string {
  return text.normalize("NFKC").replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 15));
}

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
 * As libphonenumber has it (MAX_INPUT_STRING_LENGTH): a longer text is no number, and would only keep the patterns
 * busy.
 */
const LONGEST = 250;

/** So many digits are a number, as it is dialled within an area. */
const FEWEST = 7;

/**
 * Reads what a CRM column or a telephone network holds as a phone number: words, brackets, the host of a SIP address
 * and a second extension are set aside. Of several numbers it reads the first.
 */
export function dialString(written: string): DialString {
  if (written.length > LONGEST) return { digits: "" };
  let text = fromUri(foldDigits(written).trim())
    // The host of a SIP address, and what follows it.
    .replace(/@.*/, "")
    .replace(/[\\/] *x.*$/i, "")
    .replace(/\((e?xt?[^()]*)\)$/i, "$1")
    .replace(/\s*\([a-z .]+\)$/i, "");
  const first = text.search(/[+\d]/);
  text = first < 0 ? "" : text.slice(first);
  const found = EXTENSION.exec(text);
  // "12 x 3" is no number with an extension: what stands before must be a number by itself.
  const extension =
    found !== null && (text.slice(0, found.index).match(/\d/g)?.length ?? 0) > 2 ? (found[1] ?? found[2]) : undefined;
  if (found !== null && extension !== undefined) text = text.slice(0, found.index);
  // A word that is dialled stands behind digits: 1-800-FLOWERS. Any other word is a remark, and behind a number so is
  // all that follows it.
  const [start = ""] = text.split(/[a-z]/i, 1);
  const before = start.replace(/\D/g, "").length;
  const vanity = before > 2 && before < FEWEST && (text.match(/[a-z]/gi)?.length ?? 0) > 2;
  const digits = (before < FEWEST ? text : start)
    .replace(/[a-z]/gi, (letter) =>
      vanity ? String(KEYS.findIndex((key) => key.includes(letter.toLowerCase())) + 2) : "",
    )
    .replace(/\D/g, "");
  // + and 00 say the same, and people write both.
  return {
    digits: text.startsWith("+") ? `+${digits.replace(/^00/, "")}` : digits,
    ...(extension === undefined ? {} : { extension }),
  };
}
