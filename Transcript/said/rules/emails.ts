import type { Reading } from "../reading";
import { THEN } from "./dictation/runs";
import { rights } from "./dictation/righted";

/** More pieces than any address has, spelled letter by letter. */
const MOST = 40;
const WORDS = 3;

/** E-mail addresses, written or said: `maria dot lopez at example dot com`. */
export function emailAt(reading: Reading, at: number): number | undefined {
  const written = reading.is(at, "@");
  const [domain, to] = written
    ? writtenPart(reading, at, 1)
    : // "at the rate of", as the sign is called in India
      domainFrom(reading, reading.asRead(at + 2) === "rate" ? at + 3 + Number(reading.is(at + 3, "O")) : at + 1);
  if (!/^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,10}$/.test(domain)) return undefined;
  // "the account is at ann.b@...": the sign is still to come
  if (!written && reading.is(to, "@")) return undefined;
  const sign = reading.asRead(at) === "commercial" ? at - 1 : at;
  const [before, from] = written ? writtenPart(reading, at, -1) : localBefore(reading, sign - 1);
  // "... at web dot de, no, at gmx dot de"
  const [known] = reading.mentions.slice(-1);
  const local =
    before === "" && known?.type === "email" && rights(reading, known.to, at) ? known.value.replace(/@.*/, "") : before;
  return /^[a-z0-9](?:[a-z0-9._%+-]*[a-z0-9_%+-])?$/.test(local)
    ? reading.add("email", `${local}@${domain}`, from, to)
    : undefined;
}

/** Where the words begin that only say how an address is written: `todo junto`, `tout attaché`, `mit oe`. */
function asideBefore(reading: Reading, sign: number): number {
  const from = Math.max(0, sign - 8);
  const aside = reading.firstOf("aside", reading.textOf(from, sign));
  return aside === null ? sign : reading.at(aside.index, from);
}

/** What stands without a blank on one side of the sign. */
function writtenPart(reading: Reading, sign: number, step: 1 | -1): readonly [text: string, end: number] {
  let text = "";
  let at = sign + step;
  for (; Math.abs(at - sign) < MOST && reading.glued(step > 0 ? at - 1 : at); at += step) {
    const part = reading.piece(at).asSaid.toLowerCase();
    if (reading.is(at, "4") && !"._%+-".includes(part)) break;
    text = step > 0 ? text + part : part + text;
  }
  // A sentence may end behind the address.
  while (step > 0 && /[.-]$/.test(text)) {
    text = text.slice(0, -1);
    at--;
  }
  return [text, step > 0 ? at : at + 1];
}

function domainFrom(reading: Reading, from: number): readonly [text: string, end: number] {
  let text = "";
  let end = from;
  let words = 0;
  for (let at = from; at < from + MOST; at++) {
    const part = partAt(reading, at);
    if (part === undefined) break;
    const dotted = text.endsWith(".");
    if (part === ".") {
      if (text === "" || dotted) break;
      words = 0;
    } else if (part.length > 1 || (part !== "" && words > 0 && text.includes("."))) {
      // Behind the dot one word is the end, unless another dot follows; letters behind it spell what was said.
      const more = text.includes(".");
      if (++words > (more ? 1 : WORDS) || (more && !dotted)) break;
    }
    text += part;
    if (part !== "" && part !== ".") end = at + 1;
  }
  return [text.replace(/\.$/, ""), end];
}

function localBefore(reading: Reading, from: number): readonly [text: string, start: number] {
  let text = "";
  let start = from + 1;
  let words = 0;
  /** With one word behind the last sign. */
  let one: readonly [text: string, start: number] = ["", from];
  /** Whether all of it, to the next sign, was spelled letter by letter. */
  let spelled = true;
  for (let at = from; at > from - MOST; at--) {
    // `lopez that's l o p e z`
    const said = [1, 2, 3].find((before) => text.length > 1 && reading.asRead(at - before) === text);
    if (reading.is(at, "s") && said !== undefined) {
      at -= said;
      start = at;
      continue;
    }
    const aside = asideBefore(reading, at + 1);
    // "erik with a k"
    const letter = reading.asRead(at).toLowerCase();
    if (aside <= at) {
      if (
        /^[a-z]$/.test(letter) &&
        !reading
          .piece(aside - 1)
          .asSaid.toLowerCase()
          .includes(letter)
      )
        return ["", at];
      at = aside;
      continue;
    }
    // "d as in david then okafor"
    if (text !== "" && reading.is(at - 1, "02") && THEN.test(letter)) continue;
    // "the number four"
    if (reading.is(at, "#") && reading.is(at + 1, "0") && reading.is(at - 1, "s")) {
      at--;
      continue;
    }
    const part = partAt(reading, at);
    if (part === "") continue;
    // Letters that no address has.
    if (part === undefined && reading.is(at, "2")) return ["", at];
    if (part === undefined) break;
    // "a juana punto sosa", "à remboursements"
    if (reading.piece(at).asSaid === "à") break;
    // "y, u, r, a": between commas all are letters
    if (part === "a" && reading.speaks("es") && !reading.is(at - 1, "02.") && !reading.is(at + 1, ",")) break;
    const stops = reading.is(at, "sk") && !(reading.is(at, "V") && text !== "");
    if (/^[._+-]$/.test(part)) [words, spelled] = [0, true];
    else if (reading.is(at, "3") && part.length > 1) {
      if (stops || rights(reading, at, at + 1) || (text !== "" && reading.cue(at) !== undefined) || reading.is(at, "#"))
        break;
      // A word said and then spelled.
      if (spelled && text.startsWith(part)) {
        start = at;
        // "f punkt huber h u b e r"
        if ((partAt(reading, at - 1)?.length ?? 0) !== 1) break;
        spelled = false;
        continue;
      }
      // "à ma femme paola"
      // "el de la pega mfuenzalida"
      if (words > 1 && reading.is(at, "V")) return one;
      if (++words > 2 || (words > 1 && reading.tells("kin", reading.textOf(at, at + 1)))) break;
      spelled = false;
    } else if (part.length === 1 && stops && text === "" && !reading.speaks("en") && !reading.is(at - 1, "2,")) break;
    text = part + text;
    start = at;
    if (words < 2) one = [text, at];
  }
  return [text, start];
}

/** A piece as a part of an address; `""` for what is passed over, undefined where the address ends. */
function partAt(reading: Reading, at: number): string | undefined {
  const { asSaid, word, asRead } = reading.piece(at);
  // "tiret du six", "tiret du milieu"
  const line = reading.is(at - 1, "y") || reading.is(at - 2, "y");
  if (reading.asRead(at - 1) === "du" && line) return "";
  if (reading.is(at, "0")) return asRead;
  if (reading.is(at, "b") || (reading.is(at, ".") && reading.glued(at))) return ".";
  if (reading.is(at, "u_")) return "_";
  // `guion bajo`, `tiret bas`
  const low = /^(?:bajo|bas|تحت\S*|سفلي\S*)$/;
  if (reading.is(at, "y"))
    return low.test(reading.asRead(at + 1)) ||
      (reading.asRead(at + 1) === "du" && (reading.piece(at + 2).worth === 8 || low.test(reading.asRead(at + 2))))
      ? "_"
      : "-";
  if (low.test(asRead) && reading.is(at - 1, "y")) return "";
  // `trait d'union`, `guion medio`
  if (/^(?:medio|d'|union|du)$/.test(asRead) && line) return "";
  if (/^(?:plus|\+)$/.test(word)) return "+";
  if (/^o['’]$/.test(word)) return "o";
  if (reading.is(at, "4")) return reading.is(at, ",|-") ? "" : undefined;
  // "charlie dot brown": no letter beside it
  const written =
    !reading.is(at, "3") ||
    (asSaid.length > 3 && !reading.speaks("ar es") && !reading.is(at - 1, "2") && !reading.is(at + 1, "2")) ||
    (reading.piece(at + 1).asSaid === "." && reading.glued(at));
  const part = (
    asSaid.length > 2 && asSaid < "\u0600" && reading.is(at, "2") && written ? asSaid : asRead
  ).toLowerCase();
  return /^[a-z0-9]+$/.test(part) ? part : undefined;
}
