import type { Asked, Reading } from "./reading";

/** How far before digits the word may stand that says what they are. */
const NEAR = 14;

/** Whether the word there is joined to `number`, `code` and the like, as in `account number` or `numéro de compte`. */
function strong(reading: Reading, at: number): boolean {
  const piece = reading.piece(at);
  if (piece === undefined) return false;
  if (piece.is.cue === "last")
    return (
      reading.has(at + 1, "#") ||
      reading.has(at + 2, "#") ||
      !reading.has(at, "e") ||
      (reading.piece(at + 1)?.kind === "number" && !reading.has(at + 2, "#") && reading.has(at + 2, "O"))
    );
  return (
    reading.has(at, "#") ||
    /.(?:nummer|code|kennung|zahl)$/.test(piece.text) ||
    reading.has(at + 1, "#") ||
    // `social security number`
    (piece.is.cue === "ssn" && reading.has(at + 2, "#")) ||
    ((reading.lexicon.language === "fr" || reading.lexicon.language === "es" || reading.lexicon.language === "ar") &&
      (reading.has(at - 1, "#") || reading.has(at - 2, "#") || reading.has(at - 3, "#")))
  );
}

/** Whether a number of something is meant that no table names: `contract number`, `Zählernummer`, `numéro de lot`. */
function unknownNumber(reading: Reading, at: number): boolean {
  const piece = reading.piece(at);
  if (piece?.kind !== "word" || piece.is.cue !== undefined) return false;
  if (reading.lexicon.language === "de") return /.{3}nummer$/.test(piece.text);
  if (!/^(?:number|code|id|numero)$/.test(piece.text)) return false;
  const noun = reading.lexicon.language === "en" ? at - 1 : at + 2;
  if (noun > at && !reading.has(at + 1, "O")) return false;
  return (
    reading.piece(noun)?.kind === "word" && reading.piece(noun)?.is.cue === undefined && !reading.has(noun, "skqNOoej")
  );
}

/** The cue of the word there, if any; `email` for both words of `email address`. */
function cueAt(reading: Reading, at: number): string | undefined {
  const piece = reading.piece(at);
  const cue = piece?.is.cue ?? (unknownNumber(reading, at) ? "id" : undefined);
  if (cue === undefined || piece?.kind === "number") return undefined;
  if (cue === "last" && !strong(reading, at)) return undefined;
  // `security code`, `código de seguridad`; a social security number is another.
  if (
    cue === "cvc" &&
    piece?.text.startsWith("cv") !== true &&
    (!strong(reading, at) || reading.piece(at - 1)?.is.cue === "ssn")
  )
    return undefined;
  if (cue === "address")
    for (let near = at - 3; near <= at + 3; near++) if (reading.piece(near)?.is.cue === "email") return "email";
  return cue;
}

/** What the words before (or, when nothing is there, right behind) a place say that it is. */
export function ownCue(reading: Reading, from: number, to: number): string | undefined {
  let weak: string | undefined;
  let number = false;
  for (let at = from - 1; at >= Math.max(0, from - NEAR); at--) {
    if (reading.sign(at, ".?!;؟") || !reading.free(at)) break;
    const cue = cueAt(reading, at);
    number ||= reading.has(at, "#");
    if (cue === undefined) continue;
    if (strong(reading, at)) return cue;
    weak ??= cue;
  }
  if (weak !== undefined) return weak;
  for (let at = to; at < to + 5; at++) {
    if (reading.sign(at, ".?!;,|")) break;
    const cue = cueAt(reading, at);
    if (cue !== undefined && strong(reading, at) && reading.has(to, "I")) return cue;
  }
  return number ? "number" : undefined;
}

/** Everything that a passage asks for, each with whether it is asked to prove who calls. */
export function asks(reading: Reading): readonly Asked[] {
  const found = new Map<string, Asked>();
  let sentence = 0;
  let proof: boolean | undefined;
  for (let at = 0; at < reading.length; at++) {
    const piece = reading.piece(at);
    if (piece === undefined) break;
    if (reading.sign(at, ".?!;|؟")) {
      sentence = at + 1;
      proof = undefined;
      continue;
    }
    const cue = cueAt(reading, at) ?? (found.size === 0 && reading.has(at, "#") ? "number" : undefined);
    if (cue === undefined) continue;
    // `company name`, and the company's side tells its own.
    if (cue === "name" && (isNone(reading, at - 1) || isNone(reading, at - 2))) continue;
    if (cue === "name" && reading.test("own", sentenceText(reading, sentence))) continue;
    if (reading.setting.cased && !asking(reading, at, sentence)) continue;
    const text = sentenceText(reading, sentence);
    proof ??= reading.test("verify", text) && !reading.test("contact", text);
    const sure = strong(reading, at);
    if (sure || found.get(cue)?.strong !== true) found.set(cue, { cue, strong: sure, turn: piece.first.turn, proof });
  }
  if (found.size > 1) found.delete("number");
  const who = reading.test("who", reading.text);
  if (who && !found.has("name"))
    found.set("name", { cue: "name", strong: true, turn: reading.passage.turns[0] ?? 0, proof: false });
  return [...found.values()];
}

/** Where sentences are written as such, one asks by its sign or by a word like `please`. */
function asking(reading: Reading, at: number, from: number): boolean {
  let end = at;
  while (end < reading.length && end < at + 60 && !reading.sign(end, ".?!;|؟")) end++;
  return reading.sign(end, "?؟") || reading.test("ask", sentenceText(reading, from));
}

function isNone(reading: Reading, at: number): boolean {
  return reading.piece(at)?.is.cue === "none";
}

function sentenceText(reading: Reading, from: number): string {
  let to = from;
  while (to < reading.length && to < from + 80 && !reading.sign(to, ".?!;|؟")) to++;
  return reading.textOf(from, to);
}
