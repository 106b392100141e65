import { fold } from "../find/fold";
import type { Mark } from "./heard";
import { isCard } from "./rules/cardNumber";

/** From and to which UTF-16 unit of a text. */
type Span = Pick<Mark, "start" | "end">;

/** Stands for a digit, or for a word that says digits. */
export const MASK = "\u2022";
/** Stands for words where they stand, in groups of four: the lengths of spoken words would tell digits. */
const GROUP = "\u2022\u2022\u2022\u2022 ";

/** A digit of any script, or a word that says digits. */
const SAID = /\p{Nd}|[\p{L}\p{M}]+(?:['\u2019-][\p{L}\p{M}]+)*/gu;
/** What may stand between two digits of a number, and how much of it. */
const BETWEEN = String.raw`(?:[^\S\n]|[-.,:;/_|+*()\xad·−\u200b\u2010-\u2015]){0,4}`;
/** Numbers in a row, as they are written. */
const ROW = new RegExp(String.raw`\p{Nd}(?:${BETWEEN}\p{Nd})*`, "gu");
/** A card's number in groups as cards have them, and what may stand in its row behind it: expiry and code. */
const GROUPS = /^(?:\d{12,19}|(?:\d{4} ){2,3}\d{1,4}|(?:\d{4} ){4}\d{1,3}|\d{4} \d{6} \d{4,5})$/;
const BEHIND = 9;
/** A number as it is written: digits, with what groups them. */
const NUMBER = /\p{Nd}(?:[\s./_\-\u2010-\u2015]{0,3}\p{Nd})*/gu;
/** A security code as summaries write it. */
const CODES = String.raw`\bcv[cv]2?|security[ -]?code|card verification (?:value|number|code)
  |prüf(?:ziffer|nummer|zahl)|cryptogramme|código de seguridad|رمز الأمان`;
const CODE = new RegExp(
  String.raw`(?<=(?:${CODES.replace(/\n */, "")})\P{Nd}{0,12})\p{Nd}(?:[ -]?\p{Nd}){2,3}(?!\p{Nd})`,
  "giu",
);
/** Digits of the shortest card number: it is found inside a longer number too; a group or a code only as it stands. */
const SHORTEST = 12;
const LONGEST = 19;

/** The digits of a text, those of any script as 0 to 9. */
export function digitsIn(text: string): string {
  return fold(text).text.replace(/\D/g, "");
}

function spans(text: string, pattern: RegExp, is: (digits: string) => boolean): readonly Span[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: words, index: start }) =>
    is(digitsIn(words)) ? [{ start, end: start + words.length }] : [],
  );
}

/**
 * Where numbers of payment cards are written in a text: by issuer, length and check digit, whatever they are called.
 * @param heard digits of the call's cards: a number among them may be mistyped, or lack its check digit
 */
export function writtenCards(text: string, heard: string): readonly Span[] {
  return [...text.matchAll(ROW)].flatMap(({ 0: row, index }) => {
    const digits = digitsIn(row);
    if (digits.length < SHORTEST) return [];
    if (isCard(digits) || (digits.length <= LONGEST && heard.includes(digits)))
      return [{ start: index, end: index + row.length }];
    // Letters before it: an IBAN.
    return /(?:\p{L}|\b[A-Z]{2} )$/u.test(text.slice(Math.max(0, index - 4), index)) ? [] : cardsInRow(row, index);
  });
}

/** The numbers of cards among numbers in a row, each with the code behind it. */
function cardsInRow(row: string, index: number): readonly Span[] {
  const groups = [...row.matchAll(/\p{Nd}+/gu)].map(({ 0: words, index: at }) => ({
    digits: digitsIn(words),
    start: index + at,
    end: index + at + words.length,
  }));
  const found: Span[] = [];
  for (let from = 0; from < groups.length; from++) {
    const { start = 0, digits: first = "" } = groups[from] ?? {};
    // Groups of four before it: it is a longer number.
    if (first.length < SHORTEST && groups[from - 1]?.digits.length === 4) continue;
    for (let to = Math.min(from + 5, groups.length); to > from; to--) {
      const some = groups.slice(from, to).map(({ digits }) => digits);
      const rest = groups.slice(to).reduce((sum, { digits }) => sum + digits.length, 0);
      if (!GROUPS.test(some.join(" ")) || !isCard(some.join("")) || (rest > BEHIND && to > from + 1)) continue;
      found.push({ start, end: groups[to - 1]?.end ?? start });
      const code = groups[groups.length - 1];
      const date = code !== undefined && /[/-]/.test(row.charAt(code.start - index - 1));
      if (code !== undefined && rest > 0 && rest <= BEHIND && !date && /^\d{3,4}$/.test(code.digits)) found.push(code);
      from = to - 1;
      break;
    }
  }
  return found;
}

/**
 * Where digits that were heard stand in a text, however they are grouped.
 * @param secrets numbers and parts of them: a part of few digits is found only as it stands alone
 */
export function writtenAgain(text: string, secrets: readonly string[]): readonly Span[] {
  return spans(text, NUMBER, (digits) =>
    secrets.some((secret) => digits === secret || (secret.length >= SHORTEST && digits.includes(secret))),
  );
}

/** Where a text that tells of a call names a card's security code. */
export function writtenCodes(text: string): readonly Span[] {
  return spans(text, CODE, () => true);
}

/**
 * A text with a dot for each digit, and for each word that says digits, between the marks; what stands between them
 * stays. No last four are left: of a number said in words, in groups and with a security code behind it nobody can tell
 * for sure which digits those are, and a code must never be shown.
 * @param marks of this text alone, in any order; they may overlap
 */
export function masked(text: string, marks: readonly Span[]): string {
  return replaced(text, marks, (words) => words.replace(SAID, MASK));
}

/** The same in as many units as before, so that every place in the text stays where it is. */
export function maskedInPlace(text: string, marks: readonly Span[]): string {
  return replaced(text, marks, ({ length }) =>
    GROUP.repeat(Math.ceil(length / GROUP.length))
      .slice(0, length)
      .replace(/ $/, MASK),
  );
}

function replaced(text: string, marks: readonly Span[], mask: (words: string) => string): string {
  let shown = "";
  let from = 0;
  for (const { start, end } of [...marks].sort((a, b) => a.start - b.start)) {
    const begin = Math.max(from, start);
    shown += text.slice(from, begin) + mask(text.slice(begin, end));
    from = Math.max(from, end);
  }
  return shown + text.slice(from);
}
