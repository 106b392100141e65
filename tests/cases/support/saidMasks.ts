import { hear } from "../../../Transcript/said/hear";
import type { LabelledCall } from "./saidCalls";

/** How payment cards are masked over some calls. */
export interface Masks {
  /** Turns that say (a part of) a card's number or its security code, and those of them that hold a mark. */
  readonly cardTurns: number;
  readonly masked: number;
  /** All turns, and marks in turns that say nothing of a card. */
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
    wrong += marks.filter(({ turn }) => !labelled.has(turn)).length;
  }
  return { cardTurns, masked, turns, wrong };
}
