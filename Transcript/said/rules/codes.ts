import { OWNERS, ownCue } from "../cues";
import { isCard, OF_CARD } from "./cardNumber";
import type { ThingType } from "../heard";
import { behindAddress } from "./postcodes";
import type { Asked, Reading } from "../reading";

/** Digits and letters said or written one after the other. */
interface Run {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const MOST_SIGNS = 40;
/** Words of the five languages by which flights are told. */
const FLIGHT = / (?:flight|\S*flug\S*|vol|vuelo|\S*رحله) /;

/** Phone numbers, ids, postcodes and card numbers: digits and letters that something said or asked makes one of them. */
export function codeAt(reading: Reading, at: number): number | undefined {
  const run = corrected(reading, runAt(reading, at));
  if (run === undefined) return undefined;
  const { from, to } = run;
  let { text } = run;
  const found = classify(reading, run);
  if (found === undefined) return to;
  const [type, asked, cue] = found;
  const plus = type === "phone" && /^(?:\+|plus|mas)$/.test(reading.piece(from - 1).word);
  // "de neunundachtzig ...": an IBAN
  const country = reading.piece(from - 1).word;
  if (/^\d{18,}$/.test(text) && /^[a-z]{2}$/.test(country)) text = country.toUpperCase() + text;
  const value = plus ? `+${text}` : type === "postcode" ? postcode(text) : text;
  return reading.add(type, value, plus ? from - 1 : from, to, { answers: asked, cue });
}

/** The run that begins there. */
function runAt(reading: Reading, from: number): Run | undefined {
  let text = "";
  let at = from;
  let to = from;
  for (; text.length < MOST_SIGNS; at++) {
    const piece = reading.piece(at);
    // `CA 94105`, `, CA nine four one zero five`: letters and a postcode.
    const state = text.length === 2 && /^[A-Z]/.test(text) && !reading.glued(at - 1);
    if (state && (/^\d{5}(?:-\d{4})?$/.test(piece.word) || (reading.is(at, "0") && reading.is(from - 1, ",")))) break;
    const letters = reading.is(at, "2") && belongs(reading, at, to) && !(/^\d{5}$/.test(text) && piece.raw.length > 1);
    // "un ORL"
    const article = text === "" && /^(?:a .*|une?|eine?|una)$/.test(piece.raw) && reading.is(at + 1, "2");
    if (letters || (reading.is(at, "0") && !article && !piece.raw.startsWith("a "))) {
      text += piece.text;
      to = at + 1;
      continue;
    }
    if (text === "") return undefined;
    if (townAt(reading, at + 1)) break;
    if (reading.is(at, ",-|()#/_") && reading.is(at, "4")) continue;
    const plate = /^[A-Z]{1,3}$/.test(text); // "heinrich und dann m r 427"
    const next = reading.skip(at + 1, plate || reading.is(at - 1, "|k") ? ",-|()#./k" : ",-|()#./");
    const number = reading.is(next, "01");
    const point = reading.is(at, ".");
    if (
      !(point
        ? number && (reading.is(at + 1, "|") || reading.glued(at))
        : reading.is(at, "jk") // "44211 and 555 010 2233"
          ? (number || (plate && reading.is(next, "2"))) &&
            !(text.length > 4 && reading.is(at - 1, "5") && reading.is(next, "5"))
          : reading.is(at, reading.speaks("es") ? "y/b" : "y/") && (number || reading.is(next, "2")))
    )
      break;
  }
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
  const round = to - from === 1 && word(from) && value % 100 === 0 && value > 0 && value < 10_000;
  return round || to === from ? undefined : { text, from, to };
}

/** Digits put right at once stand for as many before them: `zero twenty one no zero twelve`. */
function corrected(reading: Reading, run: Run | undefined): Run | undefined {
  if (run === undefined) return undefined;
  const { text, from, to } = run;
  let at = to;
  while (at < to + 4 && reading.is(at, "3,") && !reading.is(at, "02")) at++;
  if (at === to || !reading.test("sorry", reading.textOf(to, at))) return run;
  const right = runAt(reading, at);
  const length = right?.text.length ?? 0;
  return right === undefined ||
    (length !== text.length && (length > 4 || text.length < 7)) ||
    !reading.is(right.to, "4")
    ? run
    : { text: text.slice(0, -length) + right.text, from, to: right.to };
}

/** Whether letters belong to digits or letters beside them; `a` and `i` before and behind words are words. */
function belongs(reading: Reading, at: number, end: number): boolean {
  const { raw } = reading.piece(at);
  const near = (step: number): boolean => reading.is(reading.is(at + step, ",-/|y") ? at + 2 * step : at + step, "02");
  // "il y a un", "four two one i think", "إيه خمسة"
  if (reading.textOf(at - 1, at + 2).includes(" y a ")) return false;
  if (reading.speaks("ar") && reading.is(at, "sk")) return reading.is(at + 1, "2") || reading.is(at - 1, "2");
  if (raw.length === 1 && raw === raw.toLowerCase() && reading.is(at, "s"))
    return near(1) ? end === at || near(-1) || reading.is(at - 1, "4") : near(-1) && reading.is(at + 1, "4");
  return near(1) || near(-1);
}

type Classified = readonly [type: ThingType, asked?: Asked, cue?: string] | undefined;

function classify(reading: Reading, run: Run): Classified {
  const own = ownCue(reading, run.from, run.to);
  const { text } = run;
  // A security code is nothing to copy, and is masked (cards.ts).
  if (/^\d{3,4}$/.test(text) && (own === "cvc" || (own === undefined && reading.wants("cvc")))) return undefined;
  // A number that can be a card's answers no question that was answered before.
  if (
    own === undefined &&
    (townAt(reading, run.to - 1) ? run.to - run.from === 1 : behindAddress(reading, run.text, run.from, run.to))
  )
    return ["postcode", reading.asked.find(({ cue }) => cue === "postcode")];
  const other = own !== undefined && !OF_CARD.includes(own);
  if (
    isCard(text) &&
    (reading.wants("card") || !(other || (reading.fresh && reading.asked.some(({ strong }) => strong))))
  )
    return ["card", reading.asked.find(({ cue }) => cue === "card"), "card"];
  const rank = ({ cue, strong }: Asked): number =>
    2 * Number(reading.mentions.some(({ answers }) => answers?.cue === cue)) - Number(strong);
  const asked = [...reading.asked].sort((a, b) => rank(a) - rank(b));
  if (own !== undefined && !(own === "number" && asked.some(({ strong, answered }) => strong && answered !== true))) {
    const type = typeFor(own, run, reading, true, true);
    if (type !== undefined) {
      const same = reading.asked.find(({ cue }) => cue === own);
      return [
        type,
        same ?? reading.asked.find(({ cue, strong }) => strong && typeFor(cue, run, reading, true) === type),
        own,
      ];
    }
    if (own !== "number" && own !== "last" && !reading.wants(own)) return undefined;
  }
  for (const each of asked) {
    // "the meter's number? ... and what does it read?"
    // "and the other car's plate?": letters and digits are one again.
    const again = text.length > 5 && /[A-Z]\d|\d[A-Z]/.test(text);
    if (each.answered === true && !again && !reading.test("sorry", reading.textOf(0, run.from))) continue;
    const type = typeFor(each.cue, run, reading, each.strong);
    if (type !== undefined) return [type, each, each.cue];
  }
  const type = shapeOf(reading, run);
  return type && [type];
}

/** What a run is where that is told or asked. */
function typeFor(
  cue: string,
  { text, from }: Run,
  reading: Reading,
  strong: boolean,
  own = false,
): ThingType | undefined {
  const { length } = text;
  if (cue === "postcode") return isPostcode(reading, text) ? cue : undefined;
  if (cue === "id" || OWNERS.includes(cue)) {
    const told = strong || (/^(?:id|document)$/.test(cue) && length > 4) || reading.is(from - 1, "#");
    const sure = /\d/.test(text) ? length > 2 : strong && length > 4 && !reading.wants("name", "spell");
    return told && sure ? "id" : undefined;
  }
  if (/\D/.test(text)) return undefined;
  if (cue === "phone") return length > 6 && length < 16 ? cue : undefined;
  if (cue === "number") return length > (own ? 6 : 8) && length < 14 ? "phone" : undefined;
  if (cue === "last") return length > 1 && length < 7 ? "id" : undefined;
  return cue === "card" && length > 12 && length < 20 ? cue : undefined;
}

function isPostcode(reading: Reading, text: string): boolean {
  return (
    /^\d{4,5}$/.test(text) ||
    (reading.speaks("en fr") && /^(?:\d{9}|[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}|[A-Z]\d[A-Z]\d[A-Z]\d)$/.test(text))
  );
}

function postcode(text: string): string {
  return text.replace(/^(\d{5})(\d{4})$/, "$1-$2").replace(/^([A-Z].*)(...)$/, "$1 $2");
}

/** What a run is by its looks alone, where nothing says it. */
function shapeOf(reading: Reading, { text, from, to }: Run): ThingType | undefined {
  const { length } = text;
  if (/\D/.test(text)) {
    const digits = text.replace(/\D/g, "").length;
    // What a flight is called is nobody's id.
    const flight = FLIGHT.test(reading.textOf(from - 3, from) + reading.textOf(to, to + 1));
    return digits > 3 && length > 5 && length < 20 && reading.is(from, "2") && !flight ? "id" : undefined;
  }
  if (isCard(text)) return "card";
  if (reading.is(from - 1, "+") && length > 8 && length < 16) return "phone";
  const address = reading.mentions.some(({ type, to: end }) => type === "address" && from - end < 8 && from >= end);
  if (
    length === 5 &&
    (afterState(reading, from) ||
      (address &&
        (!reading.speaks("en") ||
          /^[A-Z]{2}$/.test(reading.piece(from - 1).raw) ||
          (reading.setting.american && reading.is(from - 1, ",|")))))
  )
    return "postcode";
  // "على 04 000 7766"
  const whole = reading.piece(from - 1).text === "علي" ? `${text}0` : text;
  if (reading.speaks("fr de ar"))
    return (reading.speaks("fr") ? /^0[1-9]\d{8}$/ : /^0[1-9]\d{8,10}$/).test(whole) ? "phone" : undefined;
  // Digits in the groups of a phone number as it is written.
  const parts = reading.passage.pieces.slice(from, to).map(({ word }) => word);
  return reading.speaks("en") && /^(?:1\D+)?(?:\d{3}\D*){2}\d{4}$/.test(parts.join("-")) ? "phone" : undefined;
}

/** `20249 Hamburg`: five digits as written, before a word with a capital. */
function townAt(reading: Reading, at: number): boolean {
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

/** Five digits behind a US state: `harper valley california and then two five three zero six`. */
function afterState(reading: Reading, from: number): boolean {
  let at = from - 1;
  while (at > from - 6 && reading.is(at, ",|.kj") && !reading.is(at, "Z")) at--;
  return reading.is(at, "Z");
}
