import { OWNERS, ownCue } from "../cues";
import { isCard } from "./cardNumber";
import type { ThingType } from "../heard";
import { behindAddress } from "./postcodes";
import type { Asked, Reading } from "../reading";
import { codeRun, townAt, type Run } from "./dictation/runs";
import { BETWEEN } from "./times";
import { rights } from "./dictation/righted";

/** Phone numbers, ids, postcodes and card numbers: digits and letters that something said or asked makes one of them. */
export function codeAt(reading: Reading, at: number): number | undefined {
  const said = codeRun(reading, at);
  if (said === undefined) return undefined;
  // "zwischen acht und zehn"
  if (BETWEEN.test(reading.asRead(said.from - 1))) return said.to;
  // "the last four, 8806"
  const counted =
    reading.cue(at - 1) === "last" && said.text.length === Number(said.text[0]) + 1 && reading.asRead(at).length === 1;
  const run = counted ? { ...said, text: said.text.slice(1), from: at + 1 } : said;
  const { to } = run;
  let { from, text } = run;
  const found = classify(reading, run);
  if (found === undefined) return to;
  const [type, asked, cue] = found;
  const plus = type === "phone" && PLUS.test(reading.piece(from - 1).word);
  const before = reading.is(from - 1, "y-") ? from - 2 : from - 1;
  const { word: head, is } = reading.piece(before);
  // "de neunundachtzig ...": an IBAN; "gt tiret neuf zéro deux": no word
  if (
    (/^\d{18,}$/.test(text) && /^[a-z]{2}$/.test(head)) ||
    (type === "id" && is === "37" && /^[b-df-hj-np-tv-xz]{2,4}$/.test(head) && cue !== "last" && /^\d/.test(text))
  )
    [text, from] = [head.toUpperCase() + text, before];
  const value = plus ? `+${text}` : type === "postcode" ? postcode(text) : text;
  return reading.add(type, value, plus ? from - 1 : from, to, { answers: asked, cue });
}

/** `plus thirty three six ...` */
const PLUS = /^(?:\+|plus|mas|بلس|زا[يئ]د)$/;

type Classified = readonly [type: ThingType, asked?: Asked, cue?: string] | undefined;

function classify(reading: Reading, run: Run): Classified {
  const own = ownCue(reading, run.from, run.to);
  const { text } = run;
  // "the model's DW-80K and the serial is ..."
  if ([1, 2].some((before) => reading.cue(run.from - before) === "none")) return undefined;
  // "الاشتراك ب ١٩٩": its price
  if (own !== "last" && /^بـ?$/.test(reading.piece(run.from - 1).asSaid)) return undefined;
  // Whatever was asked
  if (PLUS.test(reading.piece(run.from - 1).word) && /^\d{9,15}$/.test(text))
    return ["phone", reading.asked.find(({ cue }) => cue === "phone"), "phone"];
  // A security code is nothing to copy, and is masked (cards.ts).
  if (/^\d{3,4}$/.test(text) && (own === "cvc" || (own === undefined && reading.wants("cvc")))) return undefined;
  if (
    own === undefined &&
    (text.length > 4 && townAt(reading, run.to - 1)
      ? run.to - run.from === 1
      : behindAddress(reading, run.text, run.from, run.to))
  )
    return ["postcode", reading.asked.find(({ cue }) => cue === "postcode")];
  if (reading.wants("card") && isCard(text)) return ["card", undefined, "card"];
  // "policy number and date?" "it's 78246, and it happened on two two zero two two": a day that is none
  if (
    own === undefined &&
    text.length < 9 &&
    reading.wants("date") &&
    reading.is(run.from - 1, "O") &&
    reading.mentions.length > 0
  )
    return undefined;
  // "my date of birth is one two zero six eight", "the amount is two zero zero", "a 2019 Honda Civic"
  if (/^(?:birth|amount|date)$/.test(own ?? "") || (/^A?(?:19|20)\d\d$/.test(text) && model(reading, run.to)))
    return undefined;
  // "une facture de mille deux cents": a sum
  if (own === "id" && run.to - run.from === 1 && /^(?:de|von|uber|por)$/.test(reading.asRead(run.from - 1)))
    return undefined;
  const asked = [
    ...reading.asked.filter((each) => !reading.mentions.some(({ answers }) => answers === each)),
    ...reading.asked,
  ];
  if (own !== undefined && !(own === "number" && asked.some(({ strong, answered }) => strong && answered !== true))) {
    const type = typeFor(own, run, reading, true, true);
    if (type !== undefined) {
      return [type, asked.find(({ cue }) => cue === own), own];
    }
  }
  for (const each of asked) {
    // "the meter's number? ... and what does it read?"
    // "and the other car's plate?": letters and digits are one again.
    const again = text.length > 5 && /[A-Z]\d|\d[A-Z]/.test(text);
    if (each.answered === true && !again && !rights(reading, 0, run.from)) continue;
    const type = typeFor(each.cue, run, reading, each.strong);
    if (type !== undefined) return [type, each, each.cue];
  }
  const type = shapeOf(reading, run);
  return type && [type];
}

/** Whether a car's make, or the word for its model, stands there. */
function model(reading: Reading, at: number): boolean {
  return reading.asRead(at) === "model" || (reading.setting.cased && /^[A-Z][a-z]/.test(reading.piece(at).asSaid));
}

/** What a run is where that is told or asked. */
function typeFor(
  cue: string,
  { text, from, to }: Run,
  reading: Reading,
  strong: boolean,
  own = false,
): ThingType | undefined {
  const { length } = text;
  if (cue === "pin") return /^\d{6}$/.test(text) ? "postcode" : undefined;
  if (cue === "postcode") return isPostcode(reading, text) ? cue : undefined;
  if (cue === "id" || OWNERS.includes(cue)) {
    const told =
      strong ||
      // "for the invoice, which number are you on?"
      (/^(?:id|document)$/.test(cue) && length > 4 && !(length > 8 && reading.wants("phone"))) ||
      reading.is(from - 1, "#");
    const sure = /\d/.test(text) ? length > 2 : strong && length > 4 && !reading.wants("name", "spell");
    return told && sure ? "id" : undefined;
  }
  // "the code is V 047"
  const least = own && reading.passage.speaker !== "customer" ? /..\d\d/ : /.{5}\d/;
  if (/\D/.test(text)) return /^(?:number|code)$/.test(cue) && least.test(text) ? "id" : undefined;
  // "no, one four nine at the end"
  const before = !reading.fresh || reading.mentions.some(({ type }) => type === cue);
  const part = before && length > 1 && reading.is(to, "4s") && rights(reading, 0, from);
  if (cue === "phone") return (length > 6 || part) && length < 16 ? cue : undefined;
  if (cue === "number")
    return !(reading.speaks("de") && /^[1-9]/.test(text)) && length > (own ? 6 : 8) && length < 14
      ? "phone"
      : undefined;
  if (cue === "last") return length > 1 && length < 7 ? "id" : undefined;
  return cue === "card" && length > 12 && length < 20 ? cue : undefined;
}

function isPostcode(reading: Reading, text: string): boolean {
  return (
    (reading.speaks("es") ? /^\d{4,7}$/ : reading.setting.american ? /^\d{5}$/ : /^\d{4,6}$/).test(text) ||
    (reading.speaks("en fr") &&
      /^(?:\d{9}|[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}|[A-Z]\d(?:[A-Z]\d[A-Z]\d|[\dW][A-Z\d]{4}))$/.test(text))
  );
}

/** `NSW 2204`, `ON M5V 2T6` */
const STATE_BEFORE = /^[A-Z]{2,3}(?=\d{4}$|(?:[A-Z]\d){3}$)/;

function postcode(text: string): string {
  return text
    .replace(STATE_BEFORE, "")
    .replace(/^(\d{5})(\d{4})$/, "$1-$2")
    .replace(/^([A-Z])0(?=\d+[A-Z]{2}$)/, "$1O")
    .replace(/^([A-Z]\d.)(....)$|^([A-Z].*)(...)$/, "$1$3 $2$4");
}

/** What a run is by its looks alone, where nothing says it. */
function shapeOf(reading: Reading, { text, from, to }: Run): ThingType | undefined {
  const { length } = text;
  const address =
    (reading.wants("address") && !reading.speaks("en")) ||
    reading.mentions.some(({ type, to: end }) => type === "address" && from - end < 8 && from >= end);
  if (/\D/.test(text)) {
    if ((address || reading.wants("address")) && (isPostcode(reading, text) || STATE_BEFORE.test(text)))
      return "postcode";
    const digits = text.replace(/\D/g, "").length;
    // "m a i n s t r e e t in boston 02115"
    if (reading.wants("address", "postcode") && reading.speaks("en")) return undefined;
    // An IBAN is longer than other codes.
    return digits > 2 && length > 6 && length < (/^[A-Z]{2}\d\d/.test(text) ? 35 : 20) && reading.is(from, "2")
      ? "id"
      : undefined;
  }
  if (isCard(text)) return "card";
  if (
    length === 5 &&
    address &&
    (!reading.speaks("en") ||
      reading.setting.american ||
      reading.is(from - 1, ",") ||
      /^[A-Z]{2}$/.test(reading.piece(from - 1).asSaid))
  )
    return "postcode";
  // "على 04 000 7766", "mándelo al 311 555 7788"
  const on = /^(?:al|علي)$/.test(reading.asRead(from - 1));
  if (on && length > 8 && length < 14) return "phone";
  const whole = on ? `${text}0` : text;
  if (reading.speaks("fr de ar") || (reading.speaks("en") && !reading.setting.american && text.startsWith("0")))
    return (reading.speaks("fr") ? /^0[1-9]\d{8}$/ : /^0[1-9]\d{8,10}$/).test(whole) ? "phone" : undefined;
  // Digits in the groups of a phone number as it is written.
  const parts = reading.passage.pieces.slice(from, to).map(({ word }) => word);
  return reading.speaks("en") && /^(?:1\D+)?(?:\d{3}\D*){2}\d{4}$/.test(parts.join("-")) ? "phone" : undefined;
}
