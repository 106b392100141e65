import type { Reading } from "../reading";
import { STATE } from "./postcodes";

/** Digits and letters said or written one after the other. */
export interface Run {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const MOST_SIGNS = 40;
/** Words between two parts of what is dictated. */
export const THEN = /^(?:then|dann|puis|ensuite|luego|ثم|بعدين)$/;
/** `and the letter B` */
const LETTER = /^ (?:\S+ ){0,3}(?:letter|buchstabe|lettre|letra|حرف) /;
/** `one four nine at the end` */
const AT_END = /^ (?:at the end|am ende|a la fin|al final) /;
/** Words of an aside in a dictation. */
const ASIDE = 12;

/** The number that begins there: put right where its speaker does so, with what he says of it after an aside. */
export function codeRun(reading: Reading, from: number): Run | undefined {
  let run = runAt(reading, from);
  for (let more = run; run !== undefined && more !== undefined;) [run, more] = [more, further(reading, more)];
  return run;
}

/** The run that begins there. */
function runAt(reading: Reading, from: number): Run | undefined {
  let text = "";
  let at = from;
  let to = from;
  for (; text.length < MOST_SIGNS; at++) {
    const piece = reading.piece(at);
    // `CA 94105`, `, CA nine four one zero five`: letters and a postcode.
    const state = reading.speaks("en") && STATE.test(text) && !reading.glued(at - 1);
    if (state && (/^\d{5}(?:-\d{4})?$/.test(piece.word) || (reading.is(at, "0") && reading.is(from - 1, ",")))) break;
    const letters = reading.is(at, "2") && belongs(reading, at, to) && !(/^\d{5}$/.test(text) && piece.text.length > 1);
    // "un ORL"
    const article =
      (reading.is(to - 1, "5") && reading.is(at + 1, "3")
        ? /^(?:une?|eine?|uno?|una|one)$/i
        : /^(?:une|eine|una)$/i
      ).test(piece.raw) ||
      (/^(?:a .*|un|ein)$/.test(piece.raw) &&
        (text === ""
          ? reading.is(at + 1, "2") && !reading.is(at + 2, "2")
          : // "sí un seat"
            reading.speaks("es") && reading.is(at + 1, "7")));
    if (letters || (reading.is(at, "0") && !article && !piece.raw.startsWith("a "))) {
      // "dieciséis millones", "cuatrocientos dos mil": one number
      if (/.0{6}$/.test(reading.piece(to - 1).text) && !reading.is(at, "5"))
        text = text.slice(0, -6) + piece.text.padStart(6, "0");
      else
        text +=
          (to === from
            ? ""
            : reading.is(at - 1, "|")
              ? "|"
              : reading.paused(at) || reading.is(at - 1, "k")
                ? "~"
                : "") + piece.text;
      to = at + 1;
      continue;
    }
    if (text === "") return undefined;
    const letter = at + (LETTER.exec(reading.textOf(at, at + 4))?.[0].split(" ").length ?? 0) - 2;
    if (letter >= at && reading.is(letter, "2")) {
      text += reading.piece(letter).text;
      to = (at = letter) + 1;
      continue;
    }
    if (townAt(reading, at + 1)) break;
    if ((reading.is(at, ",-|()#/_") && reading.is(at, "4")) || (piece.text === "forward" && reading.is(at + 1, "/")))
      continue;
    const plate = /^[A-Z]{1,3}$/.test(text); // "heinrich und dann m r 427"
    const point = reading.is(at, ".");
    // "77 A 04." "Und dann K 9"
    const pause = [at - 3, at - 2, at - 1, at + 1].some((near) => reading.is(near, "|"));
    // "one" is also a word of "one moment".
    const next = reading.is(at + 1, "0") ? at + 1 : reading.skip(at + 1, `,-|()#./${pause ? "jk" : plate ? "k" : ""}`);
    const number = reading.is(next, "01");
    if (
      !(point
        ? (number && (reading.is(at + 1, "|") || reading.glued(at))) ||
          (reading.is(at + 1, "|") && reading.is(next, "2"))
        : reading.is(at, "jk") && !reading.test("sorry", reading.textOf(at, at + 1)) // "44211 and 555 010 2233"
          ? (number || ((plate || pause) && reading.is(next, "2"))) &&
            !(text.length > 4 && reading.is(at - 1, "5") && reading.is(next, "5"))
          : reading.is(at, reading.speaks("en ar") ? "y/" : "y/b") && (number || reading.is(next, "2")))
    )
      break;
  }
  // "six cent douze euh six cent douze quatre", in another turn from the begin: said again behind a pause
  if (/[~|]/.test(text))
    text = text
      .replace(/(.{3,})~(?=0?\1)/g, "")
      .replace(/~/g, "")
      .split("|")
      .reduce((all, part) => (all.length > 3 && part.startsWith(all) && !/^(.)\1*$/.test(all) ? part : all + part));
  const word = (index: number): boolean => reading.is(index, "0") && !reading.is(index, "5");
  // "zero one one moment": the last word belongs to what follows.
  while (
    to - from > 1 &&
    /^(?:mom|sec|inst)/.test(reading.piece(to).word) &&
    reading.piece(to - 1).text === "1" &&
    word(to - 1)
  ) {
    to--;
    text = text.slice(0, -1);
  }
  // "hundert prozent", "mil gracias": a round number is no code.
  const { value } = reading.piece(from);
  const round =
    to - from === 1 && word(from) && value % 100 === 0 && value > 0 && value < 10_000 && !reading.wants("postcode");
  return round || to === from ? undefined : { text, from, to };
}

/**
 * The run with what comes behind a few words: digits put right (`zero twenty one no zero twelve`), or more of them by
 * `and then` or as single ones, to the end of the turn.
 */
function further(reading: Reading, { text, from, to }: Run): Run | undefined {
  const and = (place: number): boolean => reading.is(place, "j") || reading.piece(place).means.joined === true;
  let turn = Infinity;
  let joins = false;
  for (
    let at = to;
    at < to + ASIDE && !closed(reading, at) && ((reading.cue(at) ?? "birth") === "birth" || and(at));
    at++
  ) {
    if (reading.is(at, "|")) turn = at + 1;
    joins ||= and(at);
    const next = at > to && reading.is(at, "0") ? runAt(reading, at) : undefined;
    if (next === undefined) continue;
    const { length } = next.text;
    const more = length - text.length;
    const last = reading.is(next.to, "4") || AT_END.test(reading.textOf(next.to, next.to + 3));
    const begin = (place: number): string => reading.piece(place).text;
    // "die fängt mit 2 X an also 2 X 4 9"
    let whole = more > 0 && text.length > 1 && next.text.startsWith(text) ? next.text : undefined;
    if (reading.test("sorry", reading.textOf(to, at))) {
      // "zéro six trente-neuf quatre-vingt-dix-huit zéro neuf non zéro huit soixante et onze"
      const [twice = 0] = (reading.speaks("fr") ? [10] : [9, 10])
        .map((full) => length - full + text.length)
        .filter((more) => more > 0 && more < length && text.charAt(text.length - more) === next.text.charAt(0));
      // "4109 no 07, 4107": said once more from the begin.
      const skip = more < 0 || length < 4 ? -1 : next.text.indexOf(text.slice(0, 2));
      if (reading.speaks("fr es") && twice > 0) whole = text.slice(0, -twice) + next.text;
      else if (skip === 0 || skip === more) whole = next.text.slice(skip);
      // "442 no wait 442903"
      else if (length > 3 && next.text.startsWith(text.slice(-3))) whole = text.slice(0, -3) + next.text;
      // "no a question"
      else if (last && (more === 0 || (length < 5 && (text.length > 6 || text.charAt(-more) === next.text.charAt(0)))))
        whole = text.slice(0, -length) + next.text;
    } else if (
      last &&
      text.length > 1 &&
      reading.asked.length > 0 &&
      ([turn, turn + 1, at - 2].some(and) ||
        // The parts of an IBAN
        (/^[A-Z]{2}\d\d.{8}/.test(text) && length > 5) ||
        // "... nine and it happened on two zero zero two" is of something else.
        (length > 1 && (begin(to - 1) + begin(at)).length < 3 && !joins && !reading.is(at - 1, "iO")))
    )
      whole = text + next.text;
    if (last || whole !== undefined) return whole === undefined ? undefined : { text: whole, from, to: next.to };
  }
  return undefined;
}

/** Whether nothing behind it goes on with what is before it: the end of a sentence behind which nothing is put right. */
function closed(reading: Reading, at: number): boolean {
  return reading.is(at, "6") || (reading.is(at, "9") && !reading.test("sorry", reading.textOf(at + 1, at + 2)));
}

/** Whether letters belong to digits or letters beside them; `a` and `i` before and behind words are words. */
function belongs(reading: Reading, at: number, end: number): boolean {
  const { raw } = reading.piece(at);
  const near = (step: number): boolean => {
    const next = reading.is(at + step, ",-/|y") ? at + 2 * step : at + step;
    return reading.is(THEN.test(reading.piece(next).text) ? next + step : next, "02");
  };
  // "il y a un", "four two one i think", "إيه خمسة"
  if (reading.textOf(at - 1, at + 2).includes(" y a ")) return false;
  if (reading.speaks("ar") && reading.is(at, "sk"))
    return reading.is(at + 1, "2") || reading.is(at - 1, "2") || (!reading.is(at, "k") && at + 1 === reading.length);
  // "cuatro cero y cero nueve"
  if (raw === "y" && reading.speaks("es") && reading.is(at - 1, "06")) return false;
  if (raw.length === 1 && raw === raw.toLowerCase() && reading.is(at, "s"))
    return near(1) ? end === at || near(-1) || reading.is(at - 1, "4") : near(-1) && reading.is(at + 1, "4");
  // "P wie Potsdam, dann Martha"
  return near(1) || near(-1) || reading.is(at - 1, "y") || reading.paused(at + 1);
}

/** `20249 Hamburg`: five digits as written, before a word with a capital. */
export function townAt(reading: Reading, at: number): boolean {
  const to = at + 1;
  const { raw } = reading.piece(to);
  return (
    reading.setting.cased &&
    reading.speaks("de fr es") &&
    /^\d{5}$/.test(reading.piece(at).word) &&
    reading.is(to, "3") &&
    /^[A-ZÀ-Þ][a-zß-ÿ]{2}/.test(raw) &&
    reading.piece(to).means.money === undefined
  );
}
