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
/** Digits of a payment card as they are written: 12 and more, with at most two signs between two of them. */
const CARD = /(?<!\p{Nd})\p{Nd}(?:(?:[^\S\n]|[-.,/_\u2010-\u2015]){0,2}\p{Nd}){11,18}(?!\p{Nd})/gu;
/** A number as it is written: digits, with what groups them. */
const NUMBER = /\p{Nd}(?:[\s./_\-\u2010-\u2015]{0,3}\p{Nd})*/gu;
/** A security code as summaries write it. */
const CODE =
  /(?<=(?:\bcv[cv]2?|security code|prüf(?:ziffer|nummer|zahl)|cryptogramme|código de seguridad|رمز الأمان)\P{Nd}{0,12})\p{Nd}{3,4}(?!\p{Nd})/giu;
/** Digits of the shortest card number: it is found inside a longer number too; a group or a code only as it stands. */
const SHORTEST = 12;

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
  return spans(text, CARD, (digits) => isCard(digits) || heard.includes(digits));
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
