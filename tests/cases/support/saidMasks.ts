import { hear } from "../../../Transcript/said/hear";
import { lexiconOf } from "../../../Transcript/said/lexicon";
import { passageOf } from "../../../Transcript/said/pieces";
import { tokenizer } from "../../../Transcript/said/tokens";
import type { LabelledCall } from "./saidCalls";

/** How payment cards are masked over some calls. */
export interface Masks {
  /** Turns that say (a part of) a card's number or its security code, and those of them that hold a mark. */
  readonly cardTurns: number;
  readonly masked: number;
  /** All turns, and marks of what is neither a card's (a part read back has no label, yet must be masked) nor its code. */
  readonly turns: number;
  readonly wrong: number;
}

export function masksOf(calls: readonly LabelledCall[]): Masks {
  let [cardTurns, masked, turns, wrong] = [0, 0, 0, 0];
  for (const call of calls) {
    const labelled = new Set([
      ...call.said.flatMap((thing) => (thing.type === "card" ? thing.turns : [])),
      ...(call.securityCodes ?? []),
    ]);
    const marks = hear(call.turns, call.language).cards;
    const marked = new Set(marks.map(({ turn }) => turn));
    cardTurns += labelled.size;
    masked += [...labelled].filter((turn) => marked.has(turn)).length;
    turns += call.turns.length;
    const numbers = call.said.flatMap(({ type, value }) => (type === "card" ? [value] : []));
    wrong += marks.filter(({ turn, start, end }) => {
      const digits = digitsOf(call.turns[turn]?.text.slice(start, end) ?? "", call.language);
      return !labelled.has(turn) && (digits === "" || !numbers.some((number) => number.includes(digits)));
    }).length;
  }
  return { cardTurns, masked, turns, wrong };
}

/** The digits that words say. */
function digitsOf(words: string, language: string): string {
  const lexicon = lexiconOf(language);
  const { pieces } = passageOf(words, "ai", 0, lexicon, tokenizer(lexicon));
  return pieces.map(({ asRead }) => asRead.replace(/\D/g, "")).join("");
}
