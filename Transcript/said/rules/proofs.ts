import { OWNERS } from "../cues";
import type { Proof } from "../heard";
import { bears } from "../pieces";
import type { Asked, Mention, Reading } from "../reading";
import type { Piece } from "../tokens";

const ABOUT: Readonly<Record<string, string>> = {
  ssn: "social security number",
  last: "last digits",
  birth: "date of birth",
  none: "answer",
};

/** Cues of what may be answered by what is no thing. */
const OPEN = /^(?:none|address)$/;

/** What proves who calls, over a call. */
export class Proofs {
  all: readonly Proof[] = [];
  private readonly named: (readonly [Mention, Reading])[] = [];

  /** @param changed the value before and now, of what the thing completes or puts right */
  add(mention: Mention, reading: Reading, changed?: readonly [before: string, now: string]): void {
    this.all = proved(this.all, mention, reading, changed);
    if (mention.type === "name") this.named.push([mention, reading]);
  }

  /** What answers at once to prove who calls, and is no thing: `a two zero one eight Toyota Camry`, a street's number. */
  answer(reading: Reading): void {
    const asked = reading.asked.find(({ cue, proof }) => proof && OPEN.test(cue));
    if (!asked || !reading.fresh || reading.mentions.length > 0) return;
    const { cue, turn } = asked;
    const { pieces } = reading.passage;
    let text = "";
    for (const piece of pieces) {
      const { asRead, asSaid } = piece;
      // "un", "eine" are no numbers here.
      const number = bears(piece, "0") && (reading.speaks("en") || /\d/.test(asSaid));
      text += number ? (/\d$/.test(text) ? "" : " ") + asRead : ` ${asSaid}`;
    }
    const [value] =
      /(?:(?<=[^.!?] )(?<!\p{Lu}\w* )|(?=\p{L}+ [\p{Lu}\d]))(?:\d+|(?!I\b)\p{Lu}\S+)(?: \d+| \p{Lu}\S+)*(?= [.!?]|$)/u.exec(
        text,
      ) ?? [];
    if (value !== undefined && (cue === "none" ? /\D/.test(value) : /^\d+$/.test(value) || isStreet(pieces, value)))
      this.all = [...this.all, { asked: turn, answered: reading.turn(0), about: ABOUT[cue] ?? cue, value }];
  }

  /** Takes what is asked now: "her name?", then "and her date of birth?", proves by both. */
  ask(now: readonly Asked[]): void {
    if (now.some(({ cue }) => cue === "birth"))
      for (const [mention, reading] of this.named.splice(0)) {
        for (const each of reading.asked) each.proof ||= each.cue === "name";
        this.all = proved(this.all, mention, reading);
      }
    // "and the name?", when the caller has told his
    for (const each of now)
      each.proof &&= !(
        each.open === true &&
        each.cue === "name" &&
        this.all.some(({ about, value }) => about === "name" && value.includes(" "))
      );
  }
}

/** Whether words end in one for a street. */
function isStreet(pieces: readonly Piece[], words: string): boolean {
  return pieces.some((piece) => bears(piece, "S") && words.endsWith(piece.asSaid));
}

/**
 * The proofs with what a thing proves; an answer put right stands for the one before.
 * @param changed the value before and now, of what the thing completes or puts right
 */
function proved(
  before: readonly Proof[],
  mention: Mention,
  reading: Reading,
  changed?: readonly [before: string, now: string],
): readonly Proof[] {
  const { type, spelling, surname, corrects, from, to } = mention;
  const [old, value = mention.value] = changed ?? [];
  const proves = reading.passage.speaker === "customer";
  const known =
    changed === undefined
      ? before
      : before.map((each) =>
          each.value === old &&
          (type === "id" ||
            spelling === true ||
            !proves ||
            (surname !== undefined && each.answered === reading.turn(from)))
            ? // A number is answered by its last piece.
              { ...each, value, answered: type === "id" && proves ? reading.turn(to - 1) : each.answered }
            : each,
        );
  const proof = proofOf(mention, value, reading, known);
  if (proof === undefined) return known;
  const at = known.findIndex(({ asked, about }) => corrects && asked === proof.asked && about === proof.about);
  return at < 0 ? [...known, proof] : known.map((each, index) => (index === at ? proof : each));
}

/** The proof that a thing gives where it answers a question that asks for one: at most one. */
function proofOf(mention: Mention, value: string, reading: Reading, before: readonly Proof[]): Proof | undefined {
  const { type, from, to, answers, spelling, open, corrects } = mention;
  if (
    reading.passage.speaker !== "customer" ||
    spelling === true ||
    open === true ||
    (value.startsWith("-") && !reading.fresh)
  )
    return undefined;
  // Nobody calls himself "don".
  if (type === "name" && !value.includes(" ") && /^do[nñ]a?$/.test(reading.passage.pieces[from - 1]?.asRead ?? ""))
    return undefined;
  // "my husband's birthday is ..."
  const told = reading.textOf(from - 7, from);
  if (type === "date" && (reading.tells("whose", told) || (told.includes(" my ") && reading.tells("kin", told))))
    return undefined;
  const asked = reading.asked.find(({ cue, turn, proof }) => {
    const own = OWNERS.includes(cue);
    const answered =
      type === "id" ? cue === answers?.cue && (own || cue === "last") : cue === (type === "date" ? "birth" : type);
    return turn < reading.turn(from) && answered && proof;
  });
  if (
    asked === undefined ||
    before.some((each) => each.asked === asked.turn && (each.value === value || (!corrects && each.about === type)))
  )
    return undefined;
  const { cue, turn } = asked;
  const about = ABOUT[cue] ?? (OWNERS.includes(cue) ? `${cue} number` : type);
  return { asked: turn, answered: reading.turn(to - 1), about, value };
}
