import type { Asked, Reading } from "../reading";
import { respelled } from "./dictation/respelled";
import { rights } from "./dictation/righted";

/** What is told of a letter that was spelled. */
const ACCENTS: Readonly<Partial<Record<string, string>>> = {
  aigu: "\u0301",
  tilde: "\u0301",
  grave: "\u0300",
  circonflexe: "\u0302",
  trema: "\u0308",
  cedille: "\u0327",
};
/** Words between letters that are spelled. */
const JOINS = /^(?:accent|acento|con|otra|encore)$/;

/** Letters behind a name, or as the answer to how it is spelled, are how it is written. */
export function spelledAt(reading: Reading, at: number): number | undefined {
  let letters = "";
  let to = at;
  for (; letters.length < 30; to++) {
    const { asRead, worth: value } = reading.piece(to);
    const next = reading.asRead(to + 1);
    const letter = reading.is(to + 1, "2");
    // "y": and
    if (reading.is(to, "2") && (letter || !reading.is(to, "j") || !reading.is(to + 1, "3"))) letters += asRead;
    else if (ACCENTS[asRead] !== undefined) letters = (letters + ACCENTS[asRead]).normalize();
    // "deux r": the letter twice
    else if (value === 2 && letter && letters !== "") letters += next;
    else if (!reading.is(to, ",-|") && !(JOINS.test(asRead) && (letter || ACCENTS[next] !== undefined))) break;
  }
  // "con be y ye"
  if (letters.length < (reading.asRead(at - 1) === "con" ? 4 : 3) || (reading.is(at, "j") && to - at < 4)) return to;
  const index = reading.mentions
    .map(({ type, to: end, spelling }) => type === "name" && spelling !== true && end <= at && at - end < 10)
    .lastIndexOf(true);
  const name = reading.mentions[index];
  const word = capital(letters).replace("تة", "ة");
  // "can you spell your street for me?"
  if (reading.wants("address") && !reading.wants("name")) return to;
  if (name !== undefined) {
    let value = respelled(name.value, word, reading.speaks("de fr"));
    // "it's ann a double n and then lee"
    const [last, end] = nameAt(reading, reading.is(to, "j") ? reading.skip(to, "skj") : reading.length);
    if (last.length === 1 && value === word && end === reading.length) [value, to] = [`${word} ${last.join("")}`, end];
    reading.claim(at, to);
    reading.mentions[index] = { ...name, value, to };
  } else if (reading.wants("name", "spell")) reading.add("name", word, at, to, { spelling: true });
  return to;
}

/** A word with the capitals of a name; what is written with some keeps them. */
export function capital(raw: string): string {
  const mixed = raw !== raw.toLowerCase() && raw !== raw.toUpperCase();
  return mixed ? raw : raw.toLowerCase().replace(/(^|['’-])./g, (all) => all.toUpperCase());
}

const MOST_WORDS = 6;
/** "كريم خوري بالسابع", "بالقاف" */
const PREPOSED = /^(?:بال|لل)/;

/** Behind a word for somebody of the family: `my husband robert lee`. */
export function behindKin(reading: Reading, at: number): number {
  return reading.tells("kin", reading.textOf(at, at + 1))
    ? reading.skip(at + 1 + Number(reading.cue(at + 1) === "name"), ",Us")
    : at;
}

/** The name there, or the whole one soon behind it: `Bond, James Bond`, `meyer mit e y anke meyer`. */
export function wholeAt(reading: Reading, at: number, asked?: Asked): ReturnType<typeof nameAt> {
  const [words, to] = nameAt(reading, at, asked);
  for (let next = to + 1; words.length > 0 && next < to + 16; next++) {
    const [all, end] = nameAt(reading, next);
    if (
      all.length > words.length &&
      words.every((word) => all.includes(word)) &&
      (words.length === 1 || all[0] === words[0])
    )
      return [all, end];
  }
  return [words, to];
}

export function ends(reading: Reading, at: number): boolean {
  return reading.is(at, "4skj2") || PREPOSED.test(reading.piece(at).word) || aside(reading, at);
}

/** Whether how it is written ends what is said: "luc vandevelde tout attaché". */
function aside(reading: Reading, at: number): boolean {
  const { length } = reading;
  return length - at < 8 && reading.firstOf("aside", reading.textOf(at, length))?.index === 0;
}

/** The words of a name, as they are written, and the piece behind them. */
export function nameAt(reading: Reading, from: number, asked?: Asked): readonly [words: readonly string[], to: number] {
  const words: string[] = [];
  const { cased } = reading.setting;
  const small: string[] = [];
  const shouted = /^[A-ZÀ-Þ]{3,}$/.test(reading.piece(from).asSaid);
  const arabic = reading.speaks("ar");
  const again = (at: number): boolean => words.includes(capital(reading.piece(at).asSaid));
  const family = (at: number): boolean => reading.asRead(at).startsWith("ال") && !reading.is(at, "U");
  let to = from;
  for (let at = from; at < from + 2 * MOST_WORDS && words.length < MOST_WORDS; at++) {
    const { asSaid, asRead, means } = reading.piece(at);
    const begun = words.length > 0;
    const before = reading.piece(at - 1).asSaid;
    // A name said in two breaths.
    if (
      reading.is(at, "|") &&
      words.length === 1 &&
      !cased &&
      couldBeName(reading, at + 1, true) &&
      ends(reading, at + 2)
    )
      continue;
    if (reading.is(at, "4")) {
      // An initial's point; a hyphen or apostrophe inside a name.
      if (begun && (asRead === "-" ? reading.glued(at - 1) : asRead === "." && /^(?:.|St)$/.test(before))) continue;
      break;
    }
    if (
      reading.is(at, "V") &&
      (cased || asSaid !== "y") &&
      means.numeral === undefined &&
      (begun ||
        (small.length > 0 && asRead === "der") ||
        (reading.is(at + 1, "3") && !reading.is(at, "s")) ||
        led(reading, at + 1) === at)
    ) {
      // "rosalba quintero de rosalba quintero"
      if (again(at + 1) && capital(reading.piece(at + 2).asSaid) === words[1]) break;
      // "Yann Le Goff"
      const own = asSaid === "le" && !cased && begun && reading.speaks("fr");
      small.push(own ? "Le" : asSaid.slice(1) === asSaid.slice(1).toLowerCase() ? asSaid : asSaid.toLowerCase());
      continue;
    }
    // Without capitals a third word is one of the name only where something else ends it, or as all that was asked.
    const more =
      !cased &&
      begun &&
      (asRead.endsWith("ing") ||
        (words.length > 1 &&
          !again(at) &&
          !again(at + 1) &&
          !(arabic
            ? reading.is(at + 1, "4") ||
              (asked !== undefined && !family(at - 1) && ends(reading, at + 1)) ||
              (family(at + 1) && reading.is(at + 2, "4"))
            : ends(reading, at + 1) || (reading.speaks("es") && asked && at + 2 === reading.length))));
    // "john murray john with an h"
    if (
      begun &&
      again(at) &&
      !reading.paused(from + 1) &&
      /^(?:con|mit|with|avec|بال.+)$/.test(reading.piece(at + 1).word)
    )
      return [words, at + 1];
    // Names in capitals end where the capitals do.
    const lower = begun && shouted && !upper(asSaid);
    if (more || lower || (begun && aside(reading, at)) || !couldBeName(reading, at, begun)) break;
    // "o'brien", "d'ormesson"
    const glued = /^(?:-|.['’])$/.test(before) ? (small.pop() ?? words.pop()) : undefined;
    const part = glued === undefined ? "" : before === "-" ? `${glued}-` : glued;
    // "patricia patricia davis"
    if (words[words.length - 1] !== capital(asSaid))
      for (const word of [...small.splice(0), part + capital(asSaid)]) {
        // "müller thomas müller", "da silva antonio da silva"
        if (word === words[0] && words.length > 1) words.shift();
        words.push(word);
      }
    to = at + 1;
  }
  return [words, to];
}

function couldBeName(reading: Reading, at: number, begun: boolean): boolean {
  const { asSaid } = reading.piece(at);
  const { cased } = reading.setting;
  if (!reading.is(at, "23") || (cased && !upper(asSaid))) return false;
  const initial = asSaid.length === 1;
  if (initial && !(begun && (cased || (reading.is(at + 1, "3") && !reading.is(at, "s"))))) return false;
  // "ge u te i erre erre e zeta": spelled alone
  if (!begun && asSaid.length < 3 && reading.is(at, "2")) return false;
  if (!begun && [0, 1, 2].every((step) => reading.is(at + step, "2"))) return false;
  // "hugo peralta pe e ere", "petra doll doppel l"
  if (!cased && reading.is(at, "2") && ((begun && reading.is(at + 1, "2")) || asSaid.includes(" "))) return false;
  if (reading.cue(at) === "name" || reading.tells("surname", reading.textOf(at, at + 1))) return false;
  if (cased && begun && !/^i\b/i.test(asSaid)) return !reading.is(at, "U");
  return (
    !reading.is(at, begun && reading.speaks("ar") ? "sk#Kwr" : "sk#UKwriPp") &&
    reading.cue(at) === undefined &&
    !rights(reading, at, at + 1) &&
    behindKin(reading, at) === at &&
    !PREPOSED.test(asSaid) &&
    (!/['’]$/.test(asSaid) ||
      /^o/i.test(asSaid) ||
      (asSaid.length === 2 && (reading.speaks("en") || capitals(reading, at))))
  );
}

function capitals(reading: Reading, at: number): boolean {
  return reading.setting.cased && [at, at + 1].every((each) => upper(reading.piece(each).asSaid));
}

/** Where a name begins, with its article: "Le Bihan", "L'Hermitte". */
export function led(reading: Reading, at: number): number {
  return at - Number(reading.speaks("fr") && reading.is(at - 1, "V") && capitals(reading, at - 1));
}

function upper(raw: string): boolean {
  return !raw.startsWith(raw.charAt(0).toLowerCase());
}
