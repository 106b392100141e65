import { OWNERS } from "./codes";
import type { Proof } from "../heard";
import type { Mention, Reading } from "../reading";

/** What is asked only to prove who calls. */
const ALWAYS = new Set(["name", "birth", "last", ...OWNERS]);

/** The proof that a thing gives where it answers a question that asks for one: at most one. */
export function proofOf(mention: Mention, reading: Reading, before: readonly Proof[]): Proof | undefined {
  const { type, value, from } = mention;
  const answered = reading.piece(mention.to - 1)?.first.turn;
  const first = reading.piece(from)?.first.turn;
  if (
    answered === undefined ||
    first === undefined ||
    reading.passage.speaker !== "customer" ||
    mention.spelling === true ||
    mention.open === true
  )
    return undefined;
  const asked = reading.asked.find(
    (each) =>
      each.turn < first && matches(each.cue, type, mention.answers?.cue) && (each.proof || ALWAYS.has(each.cue)),
  );
  if (asked === undefined || before.some((each) => each.asked === asked.turn && each.value === value)) return undefined;
  return { asked: asked.turn, answered, about: aboutOf(asked.cue, type), value };
}

function matches(cue: string, type: string, answered: string | undefined): boolean {
  if (type === "id") return cue === answered && (OWNERS.includes(cue) || cue === "last");
  return type === "date" ? cue === "birth" : cue === type;
}

function aboutOf(cue: string, type: string): string {
  if (cue === "ssn") return "social security number";
  if (OWNERS.includes(cue)) return `${cue} number`;
  return cue === "last" ? "last digits" : cue === "birth" ? "date of birth" : type;
}
