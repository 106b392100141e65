import type { Reading } from "../reading";

/** More pieces than any address has, spelled letter by letter. */
const MOST = 40;
const WORDS = 3;

/** E-mail addresses, written or said: `maria dot lopez at example dot com`. */
export function hearEmails(reading: Reading): void {
  for (let at = 0; at < reading.length; at++) {
    const written = reading.sign(at, "@");
    if (!written && !reading.has(at, "&")) continue;
    const [domain, to] = written ? writtenPart(reading, at, 1) : domainFrom(reading, at + 1);
    if (!/^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,10}$/.test(domain)) continue;
    const [local, from] = written ? writtenPart(reading, at, -1) : localBefore(reading, at - 1);
    if (!/^[a-z0-9][a-z0-9._%+-]*$/.test(local) || local.endsWith(".")) continue;
    reading.add("email", `${local}@${domain}`, from, to);
    at = to - 1;
  }
}

/** What stands without a blank on one side of the sign. */
function writtenPart(reading: Reading, sign: number, step: 1 | -1): readonly [text: string, end: number] {
  let text = "";
  let end = sign;
  for (let at = sign + step; Math.abs(at - sign) < MOST; at += step) {
    const piece = reading.piece(at);
    const next = reading.piece(at - step);
    if (piece === undefined || next?.first.turn !== piece.first.turn) break;
    if (step === 1 ? next.last.end !== piece.first.start : piece.last.end !== next.first.start) break;
    const part = piece.kind === "number" || piece.kind === "sign" ? piece.first.raw : piece.first.raw.toLowerCase();
    if (piece.kind === "sign" && !"._%+-".includes(part)) break;
    text = step === 1 ? text + part : part + text;
    end = at;
  }
  // A sentence may end behind the address.
  while (step === 1 && /[.-]$/.test(text)) {
    text = text.slice(0, -1);
    end -= 1;
  }
  return step === 1 ? [text, end + 1] : [text, end];
}

function domainFrom(reading: Reading, from: number): readonly [text: string, end: number] {
  let text = "";
  let end = from;
  let words = 0;
  for (let at = from; at < from + MOST; at++) {
    const part = partAt(reading, at);
    if (part === undefined) break;
    if (part === "") continue;
    if (part === ".") {
      if (text === "" || text.endsWith(".")) break;
      words = 0;
    } else if (part.length > 1 && part !== "-" && ++words > (text.includes(".") ? 1 : WORDS)) break;
    else if (part.length > 1 && text.includes(".") && !text.endsWith(".")) break;
    text += part;
    // Behind the dot one word is the end, unless another dot follows.
    if (part !== ".") end = at + 1;
  }
  return [text.replace(/\.$/, ""), end];
}

function localBefore(reading: Reading, from: number): readonly [text: string, start: number] {
  const parts: string[] = [];
  let start = from + 1;
  let words = 0;
  for (let at = from; at > from - MOST; at--) {
    const again = reading.has(at, "s") ? spelledBefore(reading, at, parts.join("")) : -1;
    if (again >= 0) {
      start = at = again;
      continue;
    }
    const part = partAt(reading, at);
    if (part === undefined) break;
    const word = reading.word(at);
    const stops = reading.has(at, "sk") && !(reading.has(at, "V") && parts.length > 0);
    if (part === "") continue;
    if (/^[._+-]$/.test(part)) words = 0;
    else if (word !== undefined && word.text.length > 1) {
      if (stops || word.is.cue !== undefined || reading.has(at, "#")) break;
      // A word said and then spelled.
      if (parts.join("").startsWith(part) && parts.slice(0, part.length).every(({ length }) => length === 1)) {
        start = at;
        break;
      }
      if (++words > 2) break;
    } else if (part.length === 1 && stops && parts.length === 0 && reading.lexicon.language !== "en") break;
    parts.unshift(part);
    start = at;
  }
  const text = parts.join("");
  return [text.replace(/^[._-]+/, ""), start];
}

/** The word that was said before it was spelled, as in `lopez that's l o p e z`: where it stands, else -1. */
function spelledBefore(reading: Reading, from: number, spelled: string): number {
  for (let at = from - 1; at > from - 4; at--) {
    const text = reading.word(at)?.text ?? "";
    if (text.length > 1 && text === spelled) return at;
  }
  return -1;
}

/** A piece as a part of an address; `""` for what is passed over, undefined where the address ends. */
function partAt(reading: Reading, at: number): string | undefined {
  const piece = reading.piece(at);
  if (piece === undefined || !reading.free(at)) return undefined;
  if (piece.kind === "number") return piece.text;
  if (piece.kind === "sign") {
    const adjoined = piece.last.end === reading.piece(at + 1)?.first.start;
    if (piece.text === ".") return adjoined ? "." : undefined;
    if (piece.text === "_" || piece.text === "+") return piece.text;
    return ",|-".includes(piece.text) ? "" : undefined;
  }
  if (reading.has(at, "b")) return ".";
  if (reading.has(at, "u")) return "_";
  if (reading.has(at, "y")) return "-";
  if (piece.kind === "letters")
    return piece.raw.length > 2 && piece.is.letter === undefined ? piece.raw.toLowerCase() : piece.text.toLowerCase();
  if (piece.first.word === "plus") return "+";
  return /^[a-z0-9]+$/.test(piece.text) ? piece.text : undefined;
}
