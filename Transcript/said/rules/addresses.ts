import type { Piece } from "../pieces";
import type { Reading } from "../reading";

/** Words a street's name may have. */
const MOST_WORDS = 4;
const MOST_DIGITS = 6;

/** Street lines: number, street and apartment. */
export function hearAddresses(reading: Reading): void {
  const { language } = reading.lexicon;
  const before = /^(?:en|fr|ar)$/.test(language);
  const last = /^(?:de|es|ar)$/.test(language);
  for (let at = 0; at < reading.length; at++) {
    if (!reading.free(at)) continue;
    const first = before ? numberFirst(reading, at) : undefined;
    const [value, from, to] = first ?? (last ? numberLast(reading, at) : undefined) ?? [];
    if (value === undefined || from === undefined || to === undefined) continue;
    const [apartment, end] = apartmentAt(reading, to);
    reading.add("address", value + apartment, from, end);
    at = end - 1;
  }
}

type Found = readonly [value: string, from: number, to: number] | undefined;

function numberFirst(reading: Reading, from: number): Found {
  const [house, behind] = houseAt(reading, from);
  let digits = house;
  if (digits === "") return undefined;
  const words: string[] = [];
  const english = reading.lexicon.language === "en";
  for (let at = behind; at < behind + MOST_WORDS * 4; at++) {
    const piece = reading.piece(at);
    if (piece === undefined) break;
    if (piece.kind === "sign") {
      if (
        piece.text === "|" ||
        (piece.text === "," && words.length === 0) ||
        (piece.text === "." && words.length > 0 && reading.has(at - 1, "E"))
      )
        continue;
      if (piece.text === "-" && !english) continue;
      break;
    }
    if (english) {
      const street = reading.has(at, "S");
      if (street && words.length > 0 && !(reading.word(at + 1) && reading.has(at + 1, "S"))) {
        const quarter = /^[NS][EW]$/.test(reading.piece(at + 1)?.raw ?? "") ? 1 : 0;
        return [
          [digits, ...words, shown(piece), ...(quarter > 0 ? [reading.piece(at + 1)?.raw] : [])].join(" "),
          from,
          at + 1 + quarter,
        ];
      }
      // "main that's m a i n": the name spelled.
      const spelled = words.length > 0 ? spelledAt(reading, at, words[words.length - 1] ?? "") : 0;
      if (spelled > 0) {
        at += spelled - 1;
        continue;
      }
      if (piece.kind === "letters" && !reading.has(at, "G")) break;
      if (
        words.length >= MOST_WORDS ||
        piece.is.cue !== undefined ||
        piece.is.money !== undefined ||
        (reading.has(at, "skap") && !reading.has(at, "SEV"))
      )
        break;
      if (piece.kind === "number" && !piece.ordinal) break;
      words.push(shown(piece));
      continue;
    }
    if (words.length === 0 && !reading.has(at, "S")) {
      if (piece.text !== "bis" && piece.text !== "ter") break;
      digits += ` ${piece.text}`;
      continue;
    }
    const end = streetEnd(reading, at);
    if (words.length > 0 && piece.kind !== "number")
      return end - at > 0 ? [`${digits} ${words.join(" ")} ${streetName(reading, at, end)}`, from, end] : undefined;
    words.push(shown(piece, true));
  }
  return undefined;
}

/** `Hauptstraße 12`, `Calle Mayor, 12`. */
function numberLast(reading: Reading, from: number): Found {
  const piece = reading.word(from);
  if (piece === undefined) return undefined;
  const german = reading.lexicon.language === "de";
  const street = german
    ? /.(?:strasse|str|weg|allee|gasse|platz|ring|ufer|damm)$/.test(piece.first.word)
    : reading.has(from, "S");
  const bare = german && reading.has(from, "S");
  if (!street && !bare) return undefined;
  let begin = from;
  if (bare || /^\p{Ll}*(?:er|e|en)$/u.test(reading.word(from - 1)?.first.word ?? "")) {
    const name = reading.word(from - 1);
    if (bare && (name === undefined || reading.has(from - 1, "s"))) return undefined;
    if (bare) begin = from - 1;
  }
  let end = german ? from + 1 : streetEnd(reading, from + 1);
  if (!german && end === from + 1) return undefined;
  const name = german ? wordsShown(reading, begin, end) : `${shown(piece)} ${streetName(reading, from + 1, end)}`;
  if (reading.sign(end, ".") && german) end++;
  if (!german) while (reading.has(end, "#") || reading.sign(end, ",|")) end++;
  else while (reading.has(end, "#") || reading.sign(end, "|")) end++;
  const [digits, to] = houseAt(reading, end);
  return digits === "" ? undefined : [`${name} ${digits}`, begin, to];
}

/** A house's number as typed, zeros kept, with its letter. */
function houseAt(reading: Reading, from: number): readonly [digits: string, to: number] {
  let digits = "";
  let at = from;
  for (; digits.length < MOST_DIGITS; at++) {
    if (digits !== "" && reading.sign(at, "|,") && reading.number(at + 1) !== undefined) continue;
    const piece = reading.number(at);
    if (piece === undefined || piece.ordinal || digits.length + piece.text.length > MOST_DIGITS) break;
    if (reading.lexicon.language !== "en" && digits !== "") break;
    digits += piece.text;
  }
  const letter = reading.piece(at);
  const last = reading.piece(at - 1)?.last;
  if (digits !== "" && letter?.kind === "letters" && letter.raw.length === 1 && last !== undefined) {
    const adjoined = last.end === letter.first.start && last.turn === letter.first.turn;
    const own =
      reading.lexicon.language === "de"
        ? /[a-f]/.test(letter.first.word)
        : reading.has(at + 1, "E") && !reading.has(at, "E");
    if (adjoined || own) {
      digits += letter.first.word;
      at++;
    }
  }
  return [digits, at];
}

/** Where a street's name ends that has its kind before it: a sign, a number, a word that no name has. */
function streetEnd(reading: Reading, from: number): number {
  let at = from;
  let names = 0;
  for (; at < from + 8 && names < MOST_WORDS; at++) {
    const piece = reading.piece(at);
    if (piece === undefined) break;
    if (piece.kind === "sign" ? piece.text !== "-" : piece.kind === "number" && !piece.ordinal && names > 0) break;
    const joins = reading.has(at, "V");
    if (!joins && (reading.has(at, "sk#A") || piece.text.endsWith("ieme")) && piece.kind !== "sign") break;
    if (reading.piece(at)?.is.cue !== undefined && !joins) break;
    if (!joins && piece.kind !== "sign") names++;
  }
  while (at > from && (reading.has(at - 1, "V") || reading.sign(at - 1, "-"))) at--;
  return at;
}

function streetName(reading: Reading, from: number, to: number): string {
  return wordsShown(reading, from, to);
}

function wordsShown(reading: Reading, from: number, to: number): string {
  let text = "";
  for (let at = from; at < to; at++) {
    const piece = reading.piece(at);
    if (piece === undefined) continue;
    const joined =
      piece.kind === "sign" ||
      reading.sign(at - 1, "-") ||
      /['’]$/.test(reading.piece(at - 1)?.raw ?? "") ||
      text === "";
    text += (joined ? "" : " ") + (piece.kind === "sign" ? piece.text : shown(piece, reading.has(at, "V")));
  }
  return text;
}

/** How many pieces from there on spell the word before them. */
function spelledAt(reading: Reading, from: number, word: string): number {
  let letters = "";
  let at = from;
  while (at < from + 2 && reading.has(at, "s") && reading.piece(at)?.kind === "word") at++;
  for (; letters.length < word.length && reading.piece(at)?.kind === "letters"; at++)
    letters += reading.piece(at)?.text ?? "";
  return letters.toLowerCase() === word.toLowerCase() ? at - from : 0;
}

function apartmentAt(reading: Reading, from: number): readonly [text: string, to: number] {
  let at = reading.skip(from);
  if (reading.has(at, "j")) at++;
  const kind = reading.word(at);
  if (kind === undefined || !reading.has(at, "A")) return ["", from];
  at++;
  while (reading.has(at, "#") || reading.sign(at, ".|#")) at++;
  let digits = "";
  for (; digits.length < MOST_DIGITS; at++) {
    const piece = reading.piece(at);
    if (piece === undefined || (piece.kind !== "number" && piece.kind !== "letters") || piece.ordinal) break;
    if (piece.kind === "letters" && (piece.raw.length > 1 || digits.length > 4)) break;
    digits += piece.text;
  }
  return digits === "" ? ["", from] : [`, ${shown(kind)} ${digits}`, at];
}

/** A word as it would be written: what has capitals keeps them. */
function shown(piece: Piece, small = false): string {
  const { raw } = piece;
  return small || /\p{Lu}/u.test(raw)
    ? raw
    : raw.replace(/(^|[\s-])(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}
