import { END, type Piece } from "./tokens";

/** A number as it was said: `one hundred and forty three`, `3rd`, `61.18`. */
export interface Spoken {
  /** Its digits as one would type them: `0` for `oh`, `00` for `double oh`. */
  readonly digits: string;
  readonly value: number;
  readonly ordinal: boolean;
  /** The token behind it. */
  readonly next: number;
}

/** What is hung on digits to make them an ordinal. */
const ORDINALS: Readonly<Record<string, RegExp>> = {
  en: /^(?:st|nd|rd|th)$/,
  fr: /^(?:er|re|e|eme)$/,
  es: /^[oaº°ª]$/,
};

/**
 * The one number that begins at a token: the longest that the language's numbers allow, so `eight hundred five` is one
 * and `five eight` are two.
 */
export function numberAt(
  tokens: readonly Piece[],
  places: readonly number[],
  from: number,
  language: string,
): Spoken | undefined {
  const { is, asSaid, word, means } = tokens[from] ?? END;
  if (is === "5") {
    const ordinal =
      places[from + 1] === (places[from] ?? 0) + asSaid.length &&
      ORDINALS[language]?.test((language === "es" ? tokens[from + 1]?.asSaid : tokens[from + 1]?.word) ?? "") === true;
    const value = Number(word.replace(/[,'’](?=\d{3})/g, ""));
    // "240 mil"
    const { times = 0 } = (tokens[from + 1] ?? END).means;
    if (times > 999 && value * times > 0) {
      const all = value * times;
      return { digits: String(all), value: all, ordinal, next: from + 2 };
    }
    return { digits: word.replace(/\D/g, ""), value, ordinal, next: from + (ordinal ? 2 : 1) };
  }
  if (means.repeat === undefined) return spoken(tokens, from, language);
  // "double oh forty two": only the digit right behind it; "zweimal 1111", "dreimal die acht".
  const at = tokens[from + 1]?.word === "die" ? from + 2 : from + 1;
  const { word: group, means: next } = tokens[at] ?? END;
  const digit = /^(?:\d{3}[1-9]|\d)$/.test(group) ? group : String(next.numeral ?? "-");
  const digits = digit.repeat(means.repeat);
  return !/^(?:\d|\d{4})$/.test(digit) ? undefined : { digits, value: Number(digits), ordinal: false, next: at + 1 };
}

function spoken(tokens: readonly Piece[], from: number, language: string): Spoken | undefined {
  /** What is complete, in thousands, and the group below a thousand that grows. */
  let whole = 0;
  let group = 0;
  let ordinal = false;
  /** The number that its last word says. */
  let last = 0;
  let at = from;
  let end = from;
  /** Where a word that joins was passed over. */
  let joined = false;
  const english = language === "en";
  if (english && tokens[at]?.word === "a" && tokens[at + 1]?.means.times !== undefined) at++;
  for (; at < tokens.length; at++) {
    const { means, is, asSaid, word } = tokens[at] ?? END;
    const begun = end > from;
    const { numeral: number, times, ordinal: nth } = means;
    const tens = group % 100;
    const and = joined || means.joined === true;
    if (begun && whole + group > 0 && is.includes("j") && number === undefined && !joined) {
      if (english && tens > 0) break;
      joined = true;
      continue;
    }
    if (begun && asSaid === "-") continue;
    if (times !== undefined) {
      if (and && begun) break;
      if (times === 100) {
        if (group > (language === "fr" ? 19 : 99) || (group === 0 && english && (whole > 0 || at === from))) break;
        group = (group || 1) * 100;
      } else {
        // "تسعة ألفين": a month and a year; thousands that are counted are another word.
        if (group > 0 && (times === 2000 || (word === "الف" && group < 11))) break;
        if ((whole > 0 && whole % (times * 100) !== 0) || (group === 0 && english && at === from)) break;
        whole += (group || 1) * times;
        group = 0;
      }
    } else if (number !== undefined || nth !== undefined) {
      const value = number ?? nth ?? 0;
      if (!begun) group = value;
      else if (and && (language === "de" || language === "ar") && tens > 0 && tens < 10 && value >= 20 && value < 100)
        group += value;
      // "خمس مية"
      else if (
        language === "ar" &&
        value === 100 &&
        !and &&
        group > 2 &&
        group < 10 &&
        !tokens[at - 1]?.word.endsWith("ه")
      )
        group *= 100;
      else if (!fits(group, whole, value, language, and, last)) break;
      // "seven hundred nine hundred"
      else if (!and && group > 99 && tokens[at + 1]?.means.times === 100) break;
      // "eight hundred five five five" goes on in single digits, "quatre cent cinq zéro zéro" does not.
      else if (
        !and &&
        value < 10 &&
        tens === 0 &&
        (tokens[at + 1]?.means.numeral ?? 10) < 10 &&
        tokens[at + 2]?.means.times === undefined &&
        (english || tokens[at + 1]?.means.numeral !== 0)
      )
        break;
      // "five hundred first street"
      else if (nth !== undefined && (language === "es" || (tens === 0 && tokens[at + 1]?.is.includes("S") === true)))
        break;
      else group += language === "fr" && value === 20 && tens === 4 ? 76 : value;
      last = value;
      ordinal ||= number === undefined;
    } else break;
    joined = false;
    end = at + 1;
    if ((ordinal && language !== "ar") || whole + group === 0) break;
  }
  const value = whole + group;
  return end === from ? undefined : { digits: String(value), value, ordinal, next: end };
}

/** Whether a number goes on with that value. */
function fits(group: number, whole: number, value: number, language: string, and: boolean, last: number): boolean {
  if (value === 0) return false;
  if (group === 0) return whole > 0 && whole % 1000 === 0 && value < 1000;
  const tens = group % 100;
  if (language === "fr") {
    if (value === 20 && tens === 4) return true;
    if ((tens === 60 || tens === 80) && value >= 10 && value < 20) return true;
    if (tens === 10 || tens === 70 || tens === 90) return value < 10 && (value > 6 || last > 60);
  }
  if (language === "ar" && tens > 0 && tens < 10 && value === 10) return !and;
  // All but English and French join tens and unit by a word; without it they are two numbers.
  if (tens === 10 || (tens > 0 && !/en|fr/.test(language) && !(language === "es" && and))) return false;
  return group % 10 ** String(value).length === 0;
}

/** A number with two digits at least. */
export function two(number: number): string {
  return String(number).padStart(2, "0");
}
