import type { Reading } from "./reading";
import type { Piece } from "./tokens";

/** Digits that a house's or a door's number may have. */
const MOST_DIGITS = 6;
/** Arabic words for a block or a building before its number. */
export const BLOCK = /^(?:قطعه|مبني|عماره|بنايه|برج)$/;

/** An apartment behind a street line: `, Apartment 4`, and the piece behind it. */
export function apartmentAt(reading: Reading, from: number): readonly [text: string, to: number] {
  let at = reading.skip(from, ",|j");
  const { asSaid: own, worth: value } = reading.piece(at);
  if (reading.speaks("es") && reading.is(at, "1Q")) {
    // `2º izquierda`, `quinto ce`, `cuarto b`, `3º 2ª`
    const door = reading.piece(at + 1);
    const side = /^(?:izq|der|dcha|centro|piso)/.test(door.asRead);
    if (!side && !reading.is(at + 1, "12")) return ["", from];
    const shown = side ? door.asSaid : `${door.asRead}${reading.is(at + 1, "1") ? "ª" : ""}`;
    return [`, ${/\d/.test(own) ? own : `${value || 4}º`} ${shown}`, at + 2];
  }
  // "dritter Stock"
  if (reading.is(at, "1") && /^(?:stock|etage|og)/.test(reading.asRead(at + 1))) return [`, ${value}. Stock`, at + 2];
  if (!reading.is(at, "A")) return ["", from];
  // "الدور الرابع", "بناية الندى"
  const { asSaid } = reading.piece(at + 1);
  if (asSaid.startsWith("ال") || (reading.is(at + 1, "1") && reading.speaks("ar")))
    return [`${reading.is(from - 1, "0") || at > from ? "،" : ""} ${own} ${asSaid}`, at + 2];
  const kind = reading.speaks("es fr") ? own.toLowerCase() : shown(reading.piece(at));
  at = reading.skip(at + 1, "#.|");
  let digits = "";
  for (; digits.length < MOST_DIGITS; at++) {
    const { asSaid, asRead } = reading.piece(at);
    const belongs =
      (reading.is(at, "0") && (digits === "" || reading.speaks("en"))) ||
      (reading.is(at, "2") &&
        (asSaid.length === 1 || (asRead.length === 1 && (digits === "" || reading.is(at + 1, "4")))) &&
        digits.length < 5);
    if (!belongs) break;
    digits += asRead;
  }
  const comma = reading.speaks("ar")
    ? kind === "منزل"
      ? ""
      : "،"
    : reading.speaks("fr") && kind.startsWith("bo") && !reading.is(from, ",")
      ? ""
      : ",";
  return digits === "" ? ["", from] : [`${comma} ${kind} ${digits}`, at];
}

/** `Flat 3, ` before a house's number, and where it begins. */
export function flatBefore(reading: Reading, from: number): readonly [text: string, begin: number] {
  let at = from - 1;
  let number = "";
  if (reading.is(at, ",|&")) at--;
  for (; at > from - 6 && reading.is(at, "02"); at--) number = reading.asRead(at) + number;
  const word = doorWord(reading, at);
  return number !== "" && reading.is(word, "A") ? [`${shown(reading.piece(word))} ${number}, `, word] : ["", from];
}

/** Whether a number is a door's, as the words before it tell: `apt. #5`, `flat B 12`. */
export function isDoor(reading: Reading, at: number): boolean {
  return reading.is(doorWord(reading, reading.is(at - 1, "2") ? at - 2 : at - 1), "A");
}

/** Where the word for a door stands, before what shows that a number follows. */
function doorWord(reading: Reading, at: number): number {
  return reading.is(at, "#.") ? doorWord(reading, at - 1) : at;
}

/** A house's number as typed, zeros kept, with its letter or its door: `45/11`. */
export function houseAt(reading: Reading, from: number): readonly [digits: string, to: number] {
  let digits = "";
  let at = from;
  for (; reading.is(at, "0") || (digits !== "" && reading.is(at, "|,/") && reading.is(at + 1, "0")); at++) {
    const { asRead, asSaid } = reading.piece(at);
    const more = reading.speaks("en") || BLOCK.test(reading.asRead(from - 1)) || reading.is(at - 1, "/");
    if (reading.is(at, "0") && (digits.length + asRead.length > MOST_DIGITS || (digits !== "" && !more))) break;
    digits += reading.is(at, "|,")
      ? ""
      : reading.is(at, "/")
        ? "/"
        : (reading.speaks("es") ? /[/-]/ : /[/]/).test(asSaid)
          ? asSaid
          : asRead;
  }
  const { asSaid, word, asRead } = reading.piece(at);
  const next = reading.speaks("fr") ? "S" : "E";
  const english = reading.speaks("en");
  const own =
    reading.speaks("de") || (english && reading.wants("address"))
      ? (english ? /[a-d]/ : /[a-f]/).test(word)
      : reading.is(at + 1, next) && !reading.is(at, "E");
  return digits !== "" && reading.is(at, "2") && asSaid.length === 1 && (own || reading.glued(at - 1))
    ? [digits + (reading.speaks("es") ? asRead : asSaid), at + 1]
    : [digits, at];
}

/** A word as it would be written: what has capitals keeps them. */
export function shown({ asSaid }: Piece): string {
  return asSaid === asSaid.toLowerCase() ? asSaid.replace(/(^|[\s-])(\S)/g, (all) => all.toUpperCase()) : asSaid;
}
