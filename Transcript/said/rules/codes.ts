import { ownCue } from "../cues";
import { isCard } from "./cardNumber";
import type { ThingType } from "../heard";
import type { Asked, Reading } from "../reading";

/** Digits and letters said or written one after the other. */
export interface Run {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const MOST_SIGNS = 40;

/** Whose number is an id. */
export const OWNERS = ["account", "customer", "policy", "student", "employee", "member", "ssn"];

/** Phone numbers, ids, postcodes and card numbers: digits and letters that something said or asked makes one of them. */
export function hearCodes(reading: Reading): void {
  for (let at = 0; at < reading.length; at++) {
    const run = runAt(reading, at);
    if (run === undefined) continue;
    const found = classify(reading, run);
    if (found !== undefined) {
      const { type, value, asked, cue } = found;
      const plus =
        type === "phone" && (reading.sign(run.from - 1, "+") || reading.piece(run.from - 1)?.first.word === "plus");
      reading.add(type, plus ? `+${value}` : value, plus ? run.from - 1 : run.from, run.to, { answers: asked, cue });
    }
    at = run.to - 1;
  }
}

/** The run that begins there. */
export function runAt(reading: Reading, from: number): Run | undefined {
  let text = "";
  let at = from;
  let to = from;
  for (; text.length < MOST_SIGNS && reading.free(at); at++) {
    const piece = reading.piece(at);
    if (piece === undefined) break;
    if (
      piece.kind === "number" &&
      /^[A-Z]{2}$/.test(text) &&
      /^\d{5}(?:-\d{4})?$/.test(piece.first.word) &&
      reading.piece(at - 1)?.last.end !== piece.first.start
    )
      break;
    if (
      (piece.kind === "number" && !piece.ordinal && !piece.raw.startsWith("a ")) ||
      (piece.kind === "letters" && belongs(reading, at, to) && !(/^\d{5}$/.test(text) && piece.raw.length > 1))
    ) {
      text += piece.kind === "number" ? digitsOf(piece.first.word, piece.text, piece.first.kind) : piece.text;
      to = at + 1;
      continue;
    }
    if (text === "") return undefined;
    const next = reading.skip(at + 1, ",-|()#./");
    const more = reading.piece(next);
    const kind = more?.kind;
    const goes = kind === "number" || (kind === "letters" && piece.text !== ".");
    if (piece.kind === "sign" && ",-|()#/_".includes(piece.text)) continue;
    if (
      piece.kind === "sign" &&
      piece.text === "." &&
      goes &&
      (reading.sign(at + 1, "|") || piece.first.end === more?.first.start)
    )
      continue;
    if (goes && (reading.has(at, "y/") || (reading.has(at, "jk") && kind === "number"))) continue;
    break;
  }
  // "zero one one moment": the last word belongs to what follows.
  while (
    to - from > 1 &&
    reading.has(to, "k") &&
    reading.piece(to - 1)?.text === "1" &&
    reading.piece(to - 1)?.first.kind === "word"
  ) {
    to--;
    text = text.slice(0, -1);
  }
  // "hundert prozent", "mil gracias": a round number is no code.
  const only = reading.piece(from);
  if (to - from === 1 && only?.first.kind === "word" && only.value % 100 === 0 && only.value > 0 && only.value < 10_000)
    return undefined;
  return to === from ? undefined : { text, from, to };
}

function digitsOf(word: string, digits: string, kind: string): string {
  return kind === "number" ? word.replace(/\D/g, "") : digits;
}

/** Whether letters belong to digits or letters beside them; `a` and `i` before and behind words are words. */
function belongs(reading: Reading, at: number, end: number): boolean {
  const piece = reading.piece(at);
  const near = (index: number): boolean => {
    const other = reading.piece(reading.sign(index, ",-") ? index + Math.sign(index - at) : index);
    return other?.kind === "letters" || (other?.kind === "number" && !other.ordinal);
  };
  if (piece === undefined) return false;
  if (piece.raw.length === 1 && piece.raw === piece.raw.toLowerCase() && reading.has(at, "s")) {
    // "four two one i think"
    return near(at + 1) && (end === at || near(at - 1) || reading.piece(at - 1)?.kind === "sign");
  }
  return near(at + 1) || near(at - 1);
}

interface Classified {
  readonly type: ThingType;
  readonly value: string;
  readonly asked?: Asked;
  readonly cue?: string;
}

function classify(reading: Reading, run: Run): Classified | undefined {
  const own = ownCue(reading, run.from, run.to);
  const ask = reading.passage.speaker === "customer" ? reading.asked : [];
  if (own !== undefined) {
    const type = typeFor(own, run, reading, true, true);
    if (type !== undefined) {
      const asked =
        ask.find(({ cue }) => cue === own) ?? ask.find((each) => typeFor(each.cue, run, reading, each.strong) === type);
      return { type, value: valueOf(type, run), asked, cue: own };
    }
    if (own !== "number" && own !== "last" && !ask.some(({ cue }) => cue === own)) return undefined;
  }
  const sure = [...ask].sort((a, b) => Number(b.strong) - Number(a.strong));
  for (const asked of sure) {
    const type = typeFor(asked.cue, run, reading, asked.strong);
    if (type !== undefined) return { type, value: valueOf(type, run), asked, cue: asked.cue };
  }
  const type = shapeOf(reading, run);
  return type && { type, value: valueOf(type, run) };
}

/** What a run is where that is told or asked. */
function typeFor(
  cue: string,
  { text, from }: Run,
  reading: Reading,
  strong: boolean,
  own = false,
): ThingType | undefined {
  const digits = /^\d+$/.test(text);
  const { length } = text;
  switch (cue) {
    case "phone":
      return digits && length > 6 && length < 16 ? "phone" : undefined;
    case "number":
      return digits && length > (own ? 6 : 8) && length < 14 ? "phone" : undefined;
    case "last":
      return digits && length > 1 && length < 7 ? "id" : undefined;
    case "card":
      return digits && length > 12 && length < 20 ? "card" : undefined;
    case "postcode":
      return isPostcode(reading.lexicon.language, text) ? "postcode" : undefined;
    case "id":
    case "account":
    case "customer":
    case "policy":
    case "student":
    case "employee":
    case "member":
    case "ssn":
      return (strong || (cue === "id" && length > 4) || reading.has(from - 1, "#")) &&
        length > 2 &&
        (/\d/.test(text) ||
          (strong && length > 4 && !reading.asked.some((each) => each.cue === "name" || each.cue === "spell")))
        ? "id"
        : undefined;
    default:
      return undefined;
  }
}

function isPostcode(language: string, text: string): boolean {
  return (
    /^\d{4,5}$/.test(text) ||
    (language === "en" &&
      (/^\d{9}$/.test(text) || /^(?:[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}|[A-Z]\d[A-Z]\d[A-Z]\d)$/.test(text)))
  );
}

function valueOf(type: ThingType, { text }: Run): string {
  if (type !== "postcode" || /^\d{4,5}$/.test(text)) return text;
  return /^\d{9}$/.test(text) ? `${text.slice(0, 5)}-${text.slice(5)}` : `${text.slice(0, -3)} ${text.slice(-3)}`;
}

/** What a run is by its looks alone, where nothing says it. */
function shapeOf(reading: Reading, { text, from, to }: Run): ThingType | undefined {
  const digits = /^\d+$/.test(text);
  if (!digits) {
    const mixed = text.replace(/\D/g, "").length;
    return mixed > 3 && text.length > 5 && text.length < 20 && reading.piece(from)?.kind === "letters"
      ? "id"
      : undefined;
  }
  if (isCard(text)) return "card";
  if (reading.sign(from - 1, "+") && text.length > 8 && text.length < 16) return "phone";
  const { language } = reading.lexicon;
  const afterAddress = reading.mentions.some(
    (each) => each.type === "address" && from - each.to < 8 && from >= each.to,
  );
  if (
    /^\d{5}$/.test(text) &&
    (afterState(reading, from) ||
      (afterAddress && (language !== "en" || /^\p{Lu}{2}$/u.test(reading.piece(from - 1)?.raw ?? ""))))
  )
    return "postcode";
  const parts = reading.passage.pieces.slice(from, to).filter(({ kind }) => kind === "number");
  if (language === "fr" && /^0[1-9]\d{8}$/.test(text)) return "phone";
  const grouped = /^(?:1\D)?(?:\d{3}\D?){2}\d{4}$/.test(parts.map(({ first }) => first.word).join("-"));
  return language === "en" && grouped && text.length > 9 ? "phone" : undefined;
}

/** Five digits behind a US state: `harper valley california and then two five three zero six`. */
function afterState(reading: Reading, from: number): boolean {
  for (let at = from - 1; at > from - 6; at--) {
    if (reading.has(at, "Z")) return true;
    if (!reading.sign(at, ",|.") && !reading.has(at, "kj")) return false;
  }
  return false;
}
