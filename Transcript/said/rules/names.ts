import type { Asked, Reading } from "../reading";

const MOST_WORDS = 4;

/** Names that the caller gives: his own, or whom the call concerns. */
export function hearNames(reading: Reading): void {
  if (reading.passage.speaker !== "customer") return;
  const asked = reading.fresh ? reading.asked.find(({ cue }) => cue === "name") : undefined;
  for (const [from, behind] of reading.matches("named")) {
    if (!notOurs(reading, from)) take(reading, behind, 1, asked, reading.test("surname", reading.textOf(from, behind)));
  }
  // With a title a name is plain wherever one says who he is.
  for (const pattern of ["thisis", "iam"])
    for (const [, behind] of reading.matches(pattern))
      if (
        reading.has(behind, "U") ||
        (pattern === "iam" && !reading.setting.cased && /^\p{Lu}{4,}$/u.test(reading.piece(behind)?.raw ?? ""))
      )
        take(reading, behind, 1, asked);
  for (const [from, behind] of reading.matches("thisis"))
    if (asked || (reading.opening && (reading.setting.cased || greeted(from))))
      take(reading, behind, asked || reading.setting.cased ? 1 : 2, asked);
  for (const [from, behind] of reading.matches("iam"))
    if (asked || (reading.opening && (reading.setting.cased || greeted(from))))
      take(
        reading,
        behind,
        asked || (reading.setting.cased && /[.,!]/.test(reading.piece(behind + 1)?.text ?? "")) ? 1 : 2,
        asked,
      );
  if (asked && !reading.mentions.some(({ type }) => type === "name")) bare(reading, asked);
  spelled(reading);
}

/** Whether the words stand where one says who he is: behind a greeting. */
function greeted(from: number): boolean {
  return from > 0 && from < 5;
}

/** `company name is`, `street name is`: no person's. */
function notOurs(reading: Reading, from: number): boolean {
  for (let at = from - 3; at < from + 3; at++) if (reading.piece(at)?.is.cue === "none") return true;
  return false;
}

/** Takes the name that begins there, if it has so many words. */
function take(reading: Reading, from: number, least: number, asked: Asked | undefined, surname = false): void {
  let at = reading.skip(from, ',:|"');
  while (reading.has(at, "U") || (reading.sign(at, ".") && reading.has(at - 1, "U"))) at++;
  const [words, to] = nameAt(reading, at);
  if (words.length < least || words.length === 0) return;
  // Without capitals a weak sign of a name needs an end behind it.
  if (
    least > 1 &&
    !reading.setting.cased &&
    (!ends(reading, to) || (/e[dn]$/.test(words[words.length - 1] ?? "") && words[0]?.endsWith("ly") === true))
  )
    return;
  if (!reading.free(at)) return;
  reading.add("name", words.join(" "), at, to, { answers: asked, surname });
}

/** An answer that is no more than a name. */
function bare(reading: Reading, asked: Asked): void {
  let at = 0;
  while (at < reading.length && (reading.has(at, "skU") || reading.sign(at, ",.!|"))) at++;
  let [words, to] = nameAt(reading, at);
  // "Bond, James Bond"
  const [whole, end] = reading.sign(to, ",") ? nameAt(reading, to + 1) : [[], to];
  if (whole.length > words.length && words.every((word) => whole.includes(word)))
    [words, at, to] = [whole, to + 1, end];
  if (words.length === 0 || words.length > 3 || !ends(reading, to) || !reading.free(at)) return;
  if (words.length === 1 && (reading.piece(at)?.is.number !== undefined || to - at > 1)) return;
  reading.add("name", words.join(" "), at, to, { answers: asked });
}

function ends(reading: Reading, at: number): boolean {
  return (
    at >= reading.length ||
    reading.piece(at)?.kind === "sign" ||
    reading.has(at, "skj") ||
    reading.piece(at)?.kind === "letters"
  );
}

/** The words of a name, as they are written, and the piece behind them. */
function nameAt(reading: Reading, from: number): readonly [words: readonly string[], to: number] {
  const words: string[] = [];
  const small: string[] = [];
  const { cased } = reading.setting;
  let at = from;
  let to = from;
  for (; at < from + 2 * MOST_WORDS && words.length < MOST_WORDS; at++) {
    const piece = reading.piece(at);
    if (piece === undefined) break;
    // A name said in two breaths.
    if (piece.text === "|" && words.length === 1 && !cased && couldBeName(reading, at + 1, 1) && ends(reading, at + 2))
      continue;
    if (piece.kind === "sign") {
      // An initial's point; a hyphen or apostrophe inside a name.
      const inside =
        (piece.text === "-" && piece.first.start === reading.piece(at - 1)?.last.end) ||
        (piece.text === "." && reading.piece(at - 1)?.raw.length === 1);
      if (inside && words.length > 0) continue;
      break;
    }
    if (
      reading.has(at, "V") &&
      piece.is.number === undefined &&
      (words.length > 0 || (reading.word(at + 1) !== undefined && !reading.has(at, "s")))
    ) {
      small.push(piece.raw);
      continue;
    }
    if (!couldBeName(reading, at, words.length)) break;
    // Without capitals a third word is one of the name only where something else ends it.
    if (!cased && words.length > 0 && (piece.text.endsWith("ing") || (words.length > 1 && !ends(reading, at + 1))))
      break;
    // Names in capitals end where the capitals do.
    if (words.length > 0 && /^\p{Lu}{3,}$/u.test(reading.piece(from)?.raw ?? "") && !/^\p{Lu}/u.test(piece.raw)) break;
    const joined = reading.sign(at - 1, "-") && words.length > 0;
    // "o'brien"
    const elided =
      /^\p{L}['’]$/u.test(reading.piece(at - 1)?.raw ?? "") &&
      words.length > 0 &&
      words[words.length - 1]?.length === 2;
    const word = elided
      ? `${words.pop() ?? ""}${capital(piece.raw)}`
      : joined
        ? `${words.pop() ?? ""}-${capital(piece.raw)}`
        : capital(piece.raw);
    words.push(...small.splice(0).map(particle), word);
    to = at + 1;
  }
  // "müller thomas müller"
  if (words.length === 3 && words[0] === words[2]) words.shift();
  return [words, to];
}

function couldBeName(reading: Reading, at: number, before: number): boolean {
  const piece = reading.piece(at);
  if (piece === undefined) return false;
  if (piece.kind === "number" || !/^\p{L}/u.test(piece.raw)) return false;
  const initial = piece.kind === "letters" && piece.raw.length === 1;
  if (
    initial &&
    (before === 0 ||
      (reading.setting.cased ? !/\p{Lu}/u.test(piece.raw) : reading.word(at + 1) === undefined || reading.has(at, "s")))
  )
    return false;
  if (reading.setting.cased && !/^\p{Lu}/u.test(piece.raw)) return false;
  if (reading.setting.cased && before > 0 && /^\p{Lu}/u.test(piece.raw) && !/^i\b/i.test(piece.raw))
    return !reading.has(at, "U");
  return (
    !reading.has(at, "sk#Uwr") && piece.is.cue === undefined && (!/['’]$/.test(piece.raw) || /^o/i.test(piece.raw))
  );
}

function capital(raw: string): string {
  const mixed = /\p{Ll}/u.test(raw) && /\p{Lu}/u.test(raw);
  return mixed
    ? raw
    : raw
        .toLowerCase()
        .replace(/(^|['’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

function particle(raw: string): string {
  return /^\p{Lu}\p{Ll}/u.test(raw) ? raw : raw.toLowerCase();
}

/** Letters behind a name, or as the answer to how it is spelled, are how it is written. */
function spelled(reading: Reading): void {
  for (let at = 0; at < reading.length; at++) {
    if (reading.piece(at)?.kind !== "letters" || !reading.free(at)) continue;
    let letters = "";
    let to = at;
    for (; letters.length < 30; to++) {
      const piece = reading.piece(to);
      if (piece?.kind === "letters" && reading.free(to)) letters += piece.text;
      else if (!reading.sign(to, ",-|")) break;
    }
    if (letters.length < 3 || to - at < 3) {
      at = to;
      continue;
    }
    const index = reading.mentions
      .map(({ type, to: end }) => type === "name" && end <= at && at - end < 10)
      .lastIndexOf(true);
    const name = reading.mentions[index];
    const word = capital(letters);
    if (name !== undefined) {
      reading.claim(at, to);
      reading.mentions[index] = { ...name, value: respelled(name.value, word), to };
    } else if (reading.asked.some(({ cue }) => cue === "name" || cue === "spell"))
      reading.add("name", word, at, to, { spelling: true });
    at = to;
  }
}

/** A name with the word that sounds like the spelled one replaced; the last, where several do. */
export function respelled(name: string, word: string): string {
  const words = name.split(" ");
  const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}]/gu, "");
  // Spelled as it was heard: capitals and signs inside it (McDonald, O'Brien) stay.
  if (words.some((each) => letters(each) === letters(word))) return name;
  const like = words.map(
    (each) => each.charAt(0).toLowerCase() === word.charAt(0).toLowerCase() && Math.abs(each.length - word.length) < 4,
  );
  const at = like.lastIndexOf(true);
  if (at >= 0) words[at] = word;
  else words.push(word);
  return words.join(" ");
}
