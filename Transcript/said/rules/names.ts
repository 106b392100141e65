import { surnameIn } from "../cues";
import type { Asked, Reading } from "../reading";
import { noted } from "../tokens";
import { akin, behindKin, capital, couldBeName, PREPOSED, respelled, spelledAt, upper } from "./spelling";

const MOST_WORDS = 5;
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
    const surname = surnameIn(reading, reading.textOf(from, behind));
    const mine = reading.piece(from).text === "my";
    // `company name is`, `street name is`: no person's.
    if (![-3, -2, -1, 0, 1, 2].some((step) => reading.cue(from + step) === "none"))
      take(reading, behind, 1, asked, surname, (own && mine && surname === undefined) || undefined);
    own ||= mine;
  }
  for (const pattern of asked !== undefined || reading.opening || reading.any(TITLES) ? ["thisis", "iam"] : [])
    for (const [from, behind] of reading.matches(pattern)) {
      const am = pattern === "iam";
      // With a title, or in capitals where nothing else is, a name is plain wherever one says who he is.
      const shouted = am && !cased && /^[A-ZÀ-Þ]{4,}$/.test(reading.piece(behind).raw);
      const plain = shouted || reading.is(behind, "U");
      // Else only as an answer, or behind a greeting.
      if (!plain && asked === undefined && !(reading.opening && (cased || (from > 0 && from < 5)))) continue;
      const one = plain || asked !== undefined || (cased && (!am || reading.is(behind + 1, ".,!")));
      take(reading, behind, one ? 1 : 2, asked);
    }
  // "markus leitner heißt der", "guten tag huber hier"
  for (const [from] of reading.matches("here")) {
    const whose = /^(?:h(?:ei|ie)ss|se$)/.test(reading.piece(from).text);
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
  const theirs = cased || reading.mentions.some(({ type }) => type === "phone");
  for (const [, behind] of theirs ? reading.matches("whose") : [])
    if (cased || nameAt(reading, behind)[1] === reading.length) take(reading, behind, 1, undefined, undefined, false);
  if (asked && !reading.mentions.some(({ type, surname }) => type === "name" && surname !== false))
    bare(reading, asked);
  reading.each({ marks: LETTERS, needs: LETTERS, hear: spelledAt });
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
  if (reading.is(from, ".") && !reading.is(from - 1, "U")) return;
  const whose = reading.skip(from, "s");
  const kin = behindKin(reading, whose);
  // "hier ist der Huber"
  let at = kin > whose ? kin : reading.skip(from, reading.speaks("de") && whose === from + 1 ? "sU" : ',:|"UK.');
  // "my name is ann is ann lee", "this is Ann. Ann Lee."
  const again = /^(?:is|est|ist|es|[.,])$/.test(reading.piece(at + 1).text);
  if (again && reading.piece(at).text === reading.piece(at + 2).text) at += 2;
  const [words, to] = wholeAt(reading, at, asked);
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
  reading.add("name", value, at, to, { answers: asked, surname, ...(corrects !== undefined && { corrects }) });
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

/** An answer that is no more than a name. */
function bare(reading: Reading, asked: Asked): void {
  const told = reading.mentions.find(({ type, from }) => /^(?:id|phone|date)$/.test(type) && from < 4);
  let at = behindKin(reading, reading.skip(told?.to ?? 0, "skUK,.!|"));
  let [words, to] = wholeAt(reading, at, asked);
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
  const next = reading.skip(to, "sk,.");
  const [whole, end] = nameAt(reading, next > to && next < to + 5 ? next : reading.length);
  const [right = ""] = whole;
  // "Rochat, Jean-Daniel."
  if (words.length === 1 && right !== "" && reading.is(next - 1, ",") && reading.is(end, "."))
    [words, to] = [[...whole, ...words], end];
  // "nekane arzallus bueno arzalluz": put right at once
  else if (right.length > 3 && right.startsWith(words[words.length - 1]?.slice(0, 3) ?? " ") && !reading.is(to, "j"))
    [words, to] = [respelled(words.join(" "), right, false).split(" "), end];
  if (words.length === 0 || !ends(reading, to)) return;
  // "das weiß ich nicht", "ما بقدر اقول"; "une box", "je regarde"
  if (reading.test("nobody", reading.textOf(0, at)) || /^(?:ich|je)$/.test(reading.piece(to).text)) return;
  // "elle va bien" where only a name may be meant
  const sentence = !asked.proof && !reading.is(at - 1, "U") && (reading.is(at - 1, "s") || !reading.is(to, "4"));
  if (
    words.length === 1 &&
    (sentence || reading.piece(at).means.number !== undefined || (to - at > 1 && !reading.is(at + 1, "-")))
  )
    return;
  reading.add("name", words.join(" "), at, to, { answers: asked, surname: asked.surname });
}

/** The name there, or the whole one right behind it: `Bond, James Bond`, `peralta perdón hugo peralta`. */
function wholeAt(reading: Reading, at: number, asked?: Asked): ReturnType<typeof nameAt> {
  const [words, to] = nameAt(reading, at, asked);
  const next = reading.skip(to, "sk,.");
  const [whole, end] = nameAt(reading, next > to && next < to + 5 ? next : reading.length);
  return words.length > 0 && whole.length > words.length && words.every((word) => whole.includes(word))
    ? [whole, end]
    : [words, to];
}

function ends(reading: Reading, at: number): boolean {
  return reading.is(at, "4skj2") || PREPOSED.test(reading.piece(at).text);
}

/** The words of a name, as they are written, and the piece behind them. */
function nameAt(reading: Reading, from: number, asked?: Asked): readonly [words: readonly string[], to: number] {
  const words: string[] = [];
  const small: string[] = [];
  const shouted = /^[A-ZÀ-Þ]{3,}$/.test(reading.piece(from).raw);
  const { cased } = reading.setting;
  const arabic = reading.speaks("ar");
  const again = (at: number): boolean => capital(reading.piece(at).raw) === words[0];
  const family = (at: number): boolean => reading.piece(at).text.startsWith("ال") && !reading.is(at, "U");
  let to = from;
  for (let at = from; at < from + 2 * MOST_WORDS && words.length < MOST_WORDS; at++) {
    const { raw, text, means } = reading.piece(at);
    const begun = words.length > 0;
    const before = reading.piece(at - 1).raw;
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
      (begun || (small.length > 0 && text === "der") || (reading.is(at + 1, "3") && !reading.is(at, "s")))
    ) {
      small.push(raw.slice(1) === raw.slice(1).toLowerCase() ? raw : raw.toLowerCase());
      continue;
    }
    // Without capitals a third word is one only where something else ends it, or as all that was asked.
    const more =
      !cased &&
      begun &&
      (text.endsWith("ing") ||
        (words.length > 1 &&
          !again(at) &&
          !again(at + 1) &&
          !(arabic
            ? reading.is(at + 1, "4") ||
              (asked !== undefined && !family(at - 1) && ends(reading, at + 1)) ||
              (family(at + 1) && reading.is(at + 2, "4"))
            : ends(reading, at + 1) || (reading.speaks("es") && asked && at + 2 === reading.length))));
    // "john murray john with an h"
    if (begun && again(at) && /^(?:con|mit|with|avec)$/.test(reading.piece(at + 1).text)) return [words, at + 1];
    // "rosalba quintero de rosalba quintero"
    if (reading.speaks("es") && again(at)) small.length = 0;
    const lower = begun && shouted && !upper(raw);
    if (more || lower || !couldBeName(reading, at, begun)) break;
    const part = begun && /^(?:-|.['’])$/.test(before) ? `${words.pop() ?? ""}${before === "-" ? "-" : ""}` : "";
    if (words[words.length - 1] !== capital(raw))
      for (const word of [...small.splice(0), part + capital(raw)]) {
        // "müller thomas müller", "da silva antonio da silva"
        if (word === words[0] && words.length > 1) words.shift();
        words.push(word);
      }
    to = at + 1;
  }
  return [words, to];
}
