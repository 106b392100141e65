import { surnameIn } from "../cues";
import type { Asked, Reading } from "../reading";
import { noted } from "../tokens";
import { akin, respelled } from "./dictation/respelled";
import { rights } from "./dictation/righted";
import { behindKin, ends, led, nameAt, spelledAt, wholeAt } from "./spelling";

const TITLES = noted("U");
const LETTERS = noted("2");

/** Names that the caller gives: his own, or whom the call concerns. */
export function hearNames(reading: Reading): void {
  if (reading.passage.speaker !== "customer") return;
  const { cased } = reading.setting;
  const asked = reading.fresh ? reading.asked.find(({ cue }) => cue === "name") : undefined;
  parts(reading, asked);
  let own = false;
  for (const [from, behind] of reading.matches("named")) {
    // "my name is jim, my name is john miller"
    const surname = surnameIn(reading, reading.textOf(from, behind));
    const mine = reading.asRead(reading.skip(from)) === "my";
    // `company name is`, `street name is`: no person's.
    if (![-3, -2, -1, 0, 1, 2].some((step) => reading.cue(from + step) === "none"))
      take(reading, behind, 1, asked, surname, (own && mine && surname === undefined) || undefined);
    own ||= mine;
  }
  for (const pattern of asked !== undefined || reading.opening || reading.any(TITLES | LETTERS)
    ? ["thisis", "iam"]
    : [])
    for (const [from, behind] of reading.matches(pattern)) {
      const am = pattern === "iam";
      // With a title, or in capitals where nothing else is, a name is plain wherever one says who he is.
      const shouted = am && !cased && /^[A-ZÀ-Þ]{4,}$/.test(reading.piece(behind).asSaid);
      const plain = shouted || reading.is(behind, "U") || reading.is(reading.skip(behind, "s"), "U");
      // Else only as an answer, or behind a greeting.
      // Or where it is spelled.
      const letter = reading.spot(behind, LETTERS);
      const spelt = cased && letter < behind + 9 && [1, 2].some((step) => reading.is(letter + step, "2"));
      const told = plain || asked !== undefined;
      const greets = reading.opening && (cased || (from > 0 && from < 5));
      if (!told && !greets && !spelt) continue;
      const one = told || (greets && cased && (!am || reading.is(behind + 1, ".,!")));
      take(reading, behind, one ? 1 : 2, asked);
    }
  // "markus leitner heißt der", "guten tag huber hier"
  for (const [from] of reading.matches("here")) {
    const whose = /^(?:h(?:ei|ie)ss|se$)/.test(reading.asRead(from));
    for (let begin = from - 4; begin < from && (whose || asked || reading.opening); begin++) {
      const [words, to] = nameAt(reading, begin);
      if (
        to === from &&
        !reading.is(from, "|") &&
        ((whose && words.length === 2) || reading.is(begin - 1, whose ? "4k" : "4skjU"))
      )
        begin = reading.add("name", words.join(" "), begin, to, { answers: asked, surname: !whose || undefined });
    }
  }
  // Without capitals only behind somebody's number: "c'est le portable de ma femme julie".
  for (const [from, behind] of reading.matches("whose"))
    if (
      cased ||
      ((asked ?? reading.mentions.find(({ type, to }) => type === "phone" && from - to < 9)) &&
        nameAt(reading, behind)[1] === reading.length)
    )
      take(reading, behind, 1, undefined, undefined, false);
  // "He's Pawel Nowak"
  for (const [, behind] of cased ? reading.matches("they") : []) take(reading, behind, 2, undefined, undefined, false);
  const whole = reading.mentions.filter(({ type, surname }) => type === "name" && surname !== false);
  if (asked) bare(reading, asked, Math.min(...whole.map(({ from }) => from)));
  reading.each({ marks: LETTERS, needs: LETTERS, hear: spelledAt });
}

/** The name whose parts are told apart: "nom de famille Roche prénom Luc", "Roche is the surname, first name Luc". */
function parts(reading: Reading, asked: Asked | undefined): void {
  const [given] = reading.matches("given");
  if (!given && !asked) return;
  const [family] = reading.matches(reading.speaks("fr") ? "family" : "surname");
  const [one, other] = [given ?? [], family ?? []].sort(([a = Infinity], [b = Infinity]) => a - b);
  if (one?.[0] === undefined || (other?.[0] === undefined && asked === undefined)) return;
  const before = partAt(reading, 0, one[0]);
  const behind = partAt(reading, one[1]);
  const last = other?.[0] === undefined ? behind : (partAt(reading, other[1]) ?? partAt(reading, one[1], other[0]));
  const first = before ?? behind;
  if (!first || !last || first.to > last.from) return;
  const words = (one === given) === (last !== behind) ? [first, last] : [last, first];
  reading.add("name", words.map(({ name }) => name).join(" "), first.from, last.to, { answers: asked });
}

interface Part {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** A part of a name behind the word for it, or before it: "Roche is the surname". */
function partAt(reading: Reading, least = 0, end?: number): Part | undefined {
  let from = end === undefined ? reading.skip(least, "sk,:OI|") : Math.max(end - 5, least);
  const most = end ?? from + 1;
  for (; from < most; from++) {
    const [words, to] = nameAt(reading, from);
    const begins = from <= reading.skip(0, "skUK,.!|") || reading.is(from - 1, "4j");
    if (words.length > 0 && (end === undefined || (begins && to <= end && reading.skip(to, "sk,OI") >= end)))
      return { name: words.join(" "), from, to };
  }
  return undefined;
}

/** Takes the name that begins there, if it has so many words. */
function take(
  reading: Reading,
  from: number,
  least: number,
  asked: Asked | undefined,
  surname?: boolean,
  corrects?: boolean,
): void {
  const whose = reading.skip(from, "s");
  const kin = behindKin(reading, whose);
  const { cased } = reading.setting;
  // "c'est pour ma fille faudrait ..."
  if (least > 1 && !cased && kin > whose && /^(?:pour|fur|for|para|por)$/.test(reading.asRead(from))) return;
  // "hier ist der Huber"
  const at =
    kin > whose ? kin : led(reading, reading.skip(from, reading.speaks("de") && whose === from + 1 ? "sU" : ',:|"UK.'));
  const [words, to] = wholeAt(reading, at, asked);
  const [first = "", last = ""] = [words[0], words[words.length - 1]];
  // Without capitals a weak sign of a name needs an end behind it.
  const weak = least > 1 && !cased;
  if (
    words.length < least ||
    // "the street's name?" "it's Elm Street"
    /^(?:street|road|avenue|drive)$/i.test(last) ||
    // "personne ne m'appelle. Franchement, ...", "lo llevó mi mujer. Capaz que ..."
    (words.length === 1 && asked === undefined && reading.is(at - 1, "9")) ||
    (weak &&
      ((!ends(reading, to) && !(reading.speaks("ar") && last.startsWith("ال"))) ||
        (/(?:e[dn]|ée?)$/.test(last) && /(?:ly|ment)$/.test(first))))
  )
    return;
  const value = words.length === 1 && cased ? wholeBefore(reading, at, first) : words.join(" ");
  // Somebody else's name puts nothing right: "no, son para mi nieto, Iker Ruiz".
  reading.add("name", value, at, to, { answers: asked, surname, corrects: kin > whose ? false : corrects });
}

/** "there it says Jon Smith, but it is Smyth": the whole name before one that puts a part of it right. */
function wholeBefore(reading: Reading, at: number, word: string): string {
  for (let from = at - 2; from > at - 9; from--) {
    const [words, to] = nameAt(reading, from);
    if (words.length > 1 && to < at && words.some((each) => akin(each, word)))
      return respelled(words.join(" "), word, false);
  }
  return word;
}

/** An answer that is no more than a name, or begins with one where more come: "Ann Lee, but it is in my son's name, Al". */
function bare(reading: Reading, asked: Asked, before: number): void {
  const told = reading.mentions.find(({ type, from }) => /^(?:id|phone|date)$/.test(type) && from < 4);
  const begin = (from: number): number => led(reading, behindKin(reading, reading.skip(from, "skUK,.!|:")));
  // "raúl esteve 660 11", "number 30482, ann lee"
  let at = begin(told !== undefined && nameAt(reading, begin(0))[1] === begin(0) ? told.to : 0);
  let [words, to] = wholeAt(reading, at, asked);
  // "von der Leyen", "von der Heide Annemarie"
  if (words.length > 0 && / (?:von|van|de) (?:de[rnm]?|la) $/.test(reading.textOf(0, at))) {
    const particles = reading.said(at - 2, at).toLowerCase();
    words = [...words.slice(1), ...particles.split(" "), ...words.slice(0, 1)];
    at -= 2;
  }
  const next = reading.skip(to, "sk,.");
  const [whole, end] = nameAt(reading, next > to && next < to + 5 ? next : reading.length);
  const [right = ""] = whole;
  // "Rochat, Jean-Daniel."
  if (words.length === 1 && right !== "" && reading.is(next - 1, ",") && reading.is(end, "."))
    [words, to] = [[...whole, ...words], end];
  // "nekane arzallus bueno arzalluz": put right at once
  else if (right.length > 3 && right.startsWith(words[words.length - 1]?.slice(0, 3) ?? " ") && !reading.is(to, "j"))
    [words, to] = [respelled(words.join(" "), right, false).split(" "), end];
  // "laura sáez perdón lara sáez"
  else if (whole.length > 1 && whole.length === words.length && rights(reading, to, next)) [words, to] = [whole, end];
  if (words.length < (before === Infinity ? 1 : 2) || to > before - 2 || !ends(reading, to)) return;
  // "das weiß ich nicht", "ما بقدر اقول"; "une box", "je regarde"
  if (
    before === Infinity &&
    (reading.tells("nobody", reading.textOf(0, at)) || /^(?:ich|je)$/.test(reading.asRead(to)))
  )
    return;
  // "elle va bien" where only a name may be meant
  const sentence = !asked.proof && !reading.is(at - 1, "U") && (reading.is(at - 1, "s") || !reading.is(to, "4"));
  if (
    words.length === 1 &&
    (sentence ||
      // "Back then it was ..."
      (reading.setting.cased && to < reading.length && !reading.is(to, "4")) ||
      reading.piece(at).means.numeral !== undefined ||
      (to - at > 1 && !reading.is(at + 1, "-") && !reading.glued(at)))
  )
    return;
  reading.add("name", words.join(" "), at, to, { answers: asked, surname: asked.surname });
}
