/** Code point of zero in the scripts whose digits stand in phone columns: Arabic, Persian, Devanagari, Bengali, Thai, Burmese, Khmer, full-width. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0x1040, 0x17e0, 0xff10];

/**
 * The text with the digits of all scripts as ASCII's, and without marks of direction and of format, as copied numbers
 * have them.
 */
export function foldDigits(text: string): string {
  // A block of ten digits starts where the code point ends in 0, in the scripts of India where it ends in 6.
  return text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/(?!\d)[\u0660-\u1819]/g, (character) => {
      const code = character.charCodeAt(0);
      return /\p{Nd}/u.test(character) ? String((code & 15) - (code > 0x965 && code < 0xe00 ? 6 : 0)) : character;
    });
}

/** An ASCII digit as SQL's LIKE matches it in any of the scripts: a set of characters. */
export function inAnyScript(digit: string): string {
  return `[${digit}${String.fromCharCode(...ZEROS.map((zero) => zero + Number(digit)))}]`;
}
