import type { Asked, Reading } from "../reading";
import { noted } from "../tokens";

const MOST_WORDS = 4;
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
const TITLES = noted("U");
const LETTERS = noted("2");

/** Names that the caller gives: his own, or whom the call concerns. */
export function hearNames(reading: Reading): void {
  if (reading.passage.speaker !== "customer") return;
  const { cased } = reading.setting;
  const asked = reading.fresh ? reading.asked.find(({ cue }) => cue === "name") : undefined;
  let own = false;
  for (const [from, behind] of reading.matches("named")) {
    // "my name is jim, my name is john miller"
    const corrects = own && reading.piece(from).text === "my";
    own ||= reading.piece(from).text === "my";
    // `company name is`, `street name is`: no person's.
    if (![-3, -2, -1, 0, 1, 2].some((step) => reading.cue(from + step) === "none"))
      take(reading, behind, 1, asked, reading.test("surname", reading.textOf(from, behind)), corrects);
  }
  for (const pattern of asked !== undefined || reading.opening || reading.any(TITLES) ? ["thisis", "iam", "here"] : [])
    for (const [from, behind] of reading.matches(pattern)) {
      const am = pattern === "iam";
      // With a title, or in capitals where nothing else is, a name is plain wherever one says who he is.
      const shouted = am && !cased && /^[A-ZÀ-Þ]{4,}$/.test(reading.piece(behind).raw);
      const plain = shouted || pattern === "here" || reading.is(behind, "U");
      // Else only as an answer, or behind a greeting.
      if (!plain && asked === undefined && !(reading.opening && (cased || (from > 0 && from < 5)))) continue;
      const one = plain || asked !== undefined || (cased && (!am || reading.is(behind + 1, ".,!")));
      take(reading, behind, one ? 1 : 2, asked);
    }
  // Without capitals only behind somebody's number: "c'est le portable de ma femme julie".
  const theirs = cased || reading.mentions.some(({ type }) => type === "phone");
  for (const [, behind] of theirs ? reading.matches("whose") : [])
    if (cased || nameAt(reading, behind)[1] === reading.length) take(reading, behind, 1, undefined);
  if (asked && !reading.mentions.some(({ type }) => type === "name")) bare(reading, asked);
  reading.each({ marks: LETTERS, needs: LETTERS, hear: spelledAt });
}

/** Takes the name that begins there, if it has so many words. */
function take(
  reading: Reading,
  from: number,
  least: number,
  asked: Asked | undefined,
  surname = false,
  corrects = false,
): void {
  let at = reading.skip(from, ',:|"UK.');
  // "my name is ann is ann lee", "this is Ann. Ann Lee."
  const again = /^(?:is|est|ist|es|[.,])$/.test(reading.piece(at + 1).text);
  if (again && reading.piece(at).text === reading.piece(at + 2).text) at += 2;
  const [words, to] = nameAt(reading, at, asked);
  const [first = "", last = ""] = [words[0], words[words.length - 1]];
  // Without capitals a weak sign of a name needs an end behind it.
  const weak = least > 1 && !reading.setting.cased;
  if (
    words.length < least ||
    (weak &&
      ((!ends(reading, to) && !(reading.speaks("ar") && last.startsWith("ال"))) ||
        (/(?:e[dn]|ée?)$/.test(last) && /(?:ly|ment)$/.test(first))))
  )
    return;
  const value = words.length === 1 && reading.setting.cased ? wholeBefore(reading, at, first) : words.join(" ");
  reading.add("name", value, at, to, { answers: asked, surname, ...(corrects && { corrects }) });
}

/** "there it says Jon Smith, but it is Smyth": the whole name before one that puts a part of it right. */
function wholeBefore(reading: Reading, at: number, word: string): string {
  for (let from = at - 2; from > at - 9; from--) {
    const [words, to] = nameAt(reading, from);
    if (words.length > 1 && to < at && words.some((each) => akin(each, word))) return respelled(words.join(" "), word);
  }
  return word;
}

/** An answer that is no more than a name. */
function bare(reading: Reading, asked: Asked): void {
  let at = reading.skip(0, "skUK,.!|");
  // "it's for my husband robert lee"
  if (reading.test("kin", reading.textOf(at, at + 1))) at = reading.skip(at + 1, ",");
  let [words, to] = nameAt(reading, at, asked);
  // "von der Leyen"
  if (words.length === 1 && / (?:von|van|de) (?:de[rnm]?|la) $/.test(reading.textOf(0, at))) {
    words = [
      ...reading
        .said(at - 2, at)
        .toLowerCase()
        .split(" "),
      ...words,
    ];
    at -= 2;
  }
  // "Bond, James Bond"
  const [whole, end] = nameAt(reading, reading.is(to, ",") ? to + 1 : reading.length);
  if (whole.length > words.length && words.every((word) => whole.includes(word)))
    [words, at, to] = [whole, to + 1, end];
  // "Rochat, Jean-Daniel."
  else if (words.length === 1 && whole.length === 1 && reading.is(end, ".")) [words, to] = [[...whole, ...words], end];
  if (words.length === 0 || !ends(reading, to)) return;
  // "das weiß ich nicht", "ما بقدر اقول"
  if (/ (?:pas|ما|مش) /.test(reading.textOf(0, at)) || reading.piece(to).text === "ich") return;
  if (words.length === 1 && (reading.piece(at).means.number !== undefined || to - at > 1)) return;
  reading.add("name", words.join(" "), at, to, { answers: asked, surname: asked.surname });
}

function ends(reading: Reading, at: number): boolean {
  return reading.is(at, "4skj2");
}

/** The words of a name, as they are written, and the piece behind them. */
function nameAt(reading: Reading, from: number, asked?: Asked): readonly [words: readonly string[], to: number] {
  const words: string[] = [];
  const small: string[] = [];
  const shouted = /^[A-ZÀ-Þ]{3,}$/.test(reading.piece(from).raw);
  const { cased } = reading.setting;
  const arabic = reading.speaks("ar");
  let to = from;
  for (let at = from; at < from + 2 * MOST_WORDS && words.length < MOST_WORDS; at++) {
    const { raw, text, means } = reading.piece(at);
    const begun = words.length > 0;
    const before = reading.piece(at - 1).raw;
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
      if (begun && (text === "-" ? reading.glued(at - 1) : text === "." && before.length === 1)) continue;
      break;
    }
    if (
      reading.is(at, "V") &&
      means.number === undefined &&
      (begun || (reading.is(at + 1, "3") && !reading.is(at, "s")))
    ) {
      small.push(raw.slice(1) === raw.slice(1).toLowerCase() ? raw : raw.toLowerCase());
      continue;
    }
    // Without capitals a third word is one of the name only where something else ends it, or as all that was asked.
    const more =
      !cased &&
      begun &&
      (text.endsWith("ing") ||
        (words.length > 1 &&
          !(arabic
            ? reading.is(at + 1, "4")
            : ends(reading, at + 1) || (reading.speaks("es") && asked && at + 2 === reading.length))));
    // Names in capitals end where the capitals do.
    const lower = begun && shouted && !upper(raw);
    if (more || lower || !couldBeName(reading, at, begun)) break;
    const part = begun && /^(?:-|.['’])$/.test(before) ? `${words.pop() ?? ""}${before === "-" ? "-" : ""}` : "";
    // "patricia patricia davis"
    if (words[words.length - 1] !== capital(raw)) words.push(...small.splice(0), part + capital(raw));
    to = at + 1;
  }
  // "müller thomas müller"
  if (words.length === 3 && words[0] === words[2]) words.shift();
  return [words, to];
}

function couldBeName(reading: Reading, at: number, begun: boolean): boolean {
  const { raw } = reading.piece(at);
  const { cased } = reading.setting;
  if (!reading.is(at, "23") || (cased && !upper(raw))) return false;
  const initial = raw.length === 1;
  if (initial && !(begun && (cased || (reading.is(at + 1, "3") && !reading.is(at, "s"))))) return false;
  if (cased && begun && !/^i\b/i.test(raw)) return !reading.is(at, "U");
  return (
    !reading.is(at, "sk#UKwr") &&
    reading.cue(at) === undefined &&
    (!/['’]$/.test(raw) || raw.toLowerCase().startsWith("o"))
  );
}

function capital(raw: string): string {
  const mixed = raw !== raw.toLowerCase() && raw !== raw.toUpperCase();
  return mixed ? raw : raw.toLowerCase().replace(/(^|['’-])./g, (all) => all.toUpperCase());
}

function upper(raw: string): boolean {
  return !raw.startsWith(raw.charAt(0).toLowerCase());
}

/** Letters behind a name, or as the answer to how it is spelled, are how it is written. */
function spelledAt(reading: Reading, at: number): number | undefined {
  let letters = "";
  let to = at;
  for (; letters.length < 30; to++) {
    const { text, value } = reading.piece(to);
    const next = reading.piece(to + 1).text;
    const letter = reading.is(to + 1, "2");
    if (reading.is(to, "2")) letters += text;
    else if (ACCENTS[text] !== undefined) letters = (letters + ACCENTS[text]).normalize();
    // "deux r": the letter twice
    else if (value === 2 && letter && letters !== "") letters += next;
    else if (!reading.is(to, ",-|") && !(JOINS.test(text) && (letter || ACCENTS[next] !== undefined))) break;
  }
  if (letters.length < 3) return to;
  const index = reading.mentions
    .map(({ type, to: end }) => type === "name" && end <= at && at - end < 10)
    .lastIndexOf(true);
  const name = reading.mentions[index];
  const word = capital(letters).replace("تة", "ة");
  if (name !== undefined) {
    reading.claim(at, to);
    reading.mentions[index] = { ...name, value: respelled(name.value, word), to };
  } else if (reading.wants("name", "spell")) reading.add("name", word, at, to, { spelling: true });
  return to;
}

function letters(text: string): string {
  return text.toLowerCase().replace(/['’-]|^ال/g, "");
}

/** Whether two words may sound alike. */
function akin(one: string, other: string): boolean {
  const [first, second] = [letters(one), letters(other)];
  return (
    (second.startsWith(first.charAt(0)) || second.slice(1, 4) === first.slice(1, 4)) &&
    Math.abs(one.length - other.length) < 4
  );
}

/** A name with the word that sounds like the spelled one replaced; the last, where several do. */
export function respelled(name: string, word: string): string {
  const words = name.split(" ");
  // Spelled as it was heard: capitals and signs inside it (McDonald, O'Brien) stay.
  if (words.some((each) => letters(each) === letters(word))) return name;
  const at = words.map((each) => each.length > 2 && akin(each, word)).lastIndexOf(true);
  words.splice(at < 0 ? words.length : at, 1, (words[at]?.startsWith("ال") === true ? "ال" : "") + word);
  return words.join(" ");
}
