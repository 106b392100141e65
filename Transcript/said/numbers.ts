import type { Token } from "./tokens";

/** A number as it was said: `one hundred and forty three`, `3rd`, `61.18`. */
export interface Spoken {
  /** Its digits as one would type them: `0` for `oh`, `00` for `double oh`. */
  readonly digits: string;
  readonly value: number;
  readonly ordinal: boolean;
  /** The token behind it. */
  readonly next: number;
}

/**
 * The one number that begins at a token: the longest that the language's numbers allow, so `eight hundred five` is one
 * and `five eight` are two.
 */
export function numberAt(tokens: readonly Token[], from: number, language: string): Spoken | undefined {
  const token = tokens[from];
  if (token === undefined) return undefined;
  if (token.kind === "number") return written(tokens, from, token, language);
  const { repeat } = token.is;
  if (repeat !== undefined) {
    // "double oh forty two": only the digit right behind it.
    const digit = tokens[from + 1]?.is.number;
    if (digit === undefined || digit > 9) return undefined;
    const digits = String(digit).repeat(repeat);
    return { digits, value: Number(digits), ordinal: false, next: from + 2 };
  }
  return spoken(tokens, from, language);
}

/** What is hung on digits to make them an ordinal. */
const ORDINALS: Readonly<Record<string, RegExp>> = { en: /^(?:st|nd|rd|th)$/, fr: /^(?:er|re|e|eme)$/, es: /^[oaºª]$/ };

function written(tokens: readonly Token[], from: number, token: Token, language: string): Spoken {
  const suffix = tokens[from + 1];
  const adjoined = suffix?.start === token.end && suffix.turn === token.turn;
  const ordinal = adjoined && (ORDINALS[language]?.test(suffix.word) ?? false);
  const digits = token.word.replace(/\D/g, "");
  return { digits, value: Number(token.word.replace(/,(?=\d{3})/g, "")), ordinal, next: from + (ordinal ? 2 : 1) };
}

function spoken(tokens: readonly Token[], from: number, language: string): Spoken | undefined {
  /** What is complete, in thousands, and the group below a thousand that grows. */
  let whole = 0;
  let group = 0;
  let ordinal = false;
  let at = from;
  let end = from;
  /** Where a word that joins was passed over. */
  let joined = false;
  const english = language === "en";
  if (english && tokens[at]?.word === "a" && tokens[at + 1]?.is.times !== undefined) at++;
  for (; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined || token.kind === "number") break;
    const begun = end > from;
    const { number, times, ordinal: nth } = token.is;
    const tens = group % 100;
    const and = joined || token.is.joined === true;
    if (begun && (whole > 0 || group > 0) && token.is.is.includes("j") && number === undefined && !joined) {
      if (english && (tens > 0 || times === undefined) && tens > 0) break;
      joined = true;
      continue;
    }
    if (begun && token.raw === "-") continue;
    if (times !== undefined) {
      if (and && begun) break;
      if (times === 100) {
        if (group > 99 || (group === 0 && (whole > 0 ? english : english && at === from))) break;
        group = (group || 1) * 100;
      } else {
        if ((whole > 0 && whole % (times * 1000) !== 0) || (group === 0 && english && at === from)) break;
        whole += (group || 1) * times;
        group = 0;
      }
    } else if (number !== undefined || nth !== undefined) {
      const value = number ?? nth ?? 0;
      if (!begun) group = value;
      else if (and && (language === "de" || language === "ar") && tens > 0 && tens < 10 && value >= 20 && value < 100)
        group += value;
      else if (!fits(group, whole, value, language, and)) break;
      // "eight hundred five five five" goes on in single digits.
      else if (!and && value < 10 && tens === 0 && (tokens[at + 1]?.is.number ?? 10) < 10) break;
      else group = language === "fr" && value === 20 && tens === 4 ? group + 76 : group + value;
      ordinal ||= number === undefined;
    } else break;
    joined = false;
    end = at + 1;
    if ((ordinal && language !== "ar") || (group === 0 && whole === 0)) break;
  }
  if (end === from) return undefined;
  const value = whole + group;
  return { digits: String(value), value, ordinal, next: end };
}

/** Whether a number goes on with that value. */
function fits(group: number, whole: number, value: number, language: string, and: boolean): boolean {
  if (value === 0) return false;
  if (group === 0) return whole > 0 && whole % 1000 === 0 && value < 1000;
  const tens = group % 100;
  if (language === "fr") {
    if (value === 20 && tens === 4) return true;
    if ((tens === 60 || tens === 80) && value >= 10 && value < 20) return true;
    if (tens === 10 || tens === 70 || tens === 90) return value > 6 && value < 10;
  }
  if (language === "ar" && tens > 0 && tens < 10 && value === 10) return !and;
  if (tens === 10) return false;
  // Spanish and Arabic join tens and unit by a word; without it they are two numbers.
  if (tens > 0 && (language === "ar" || (language === "es" && !and))) return false;
  return group % 10 ** String(value).length === 0;
}
