import { fold } from "../../Transcript/find/fold";
import type { Place } from "../../Transcript/find/textIndex";
import type { Mark, Thing } from "../../Transcript/said/heard";

/** Fewer signs would be found in nearly everything said. */
const SHORTEST = 2;

/** A value as it is compared: what people put between digits in one way or another does not tell two apart. */
function plain(value: string): string {
  return fold(value)
    .text.replace(/[\s\-()/$€£]/g, "")
    .replace(/[,٫](?=\d\d$)/, ".");
}

/** Marks of the things whose value holds what is looked for, however it was said: `61.18`, `0042`, an address. */
export function thingsWanted(things: readonly Thing[], wanted: string): readonly Mark[] {
  const looked = plain(wanted);
  return looked.length < SHORTEST
    ? []
    : things.filter(({ value }) => plain(value).includes(looked)).flatMap(({ marks }) => spans(marks));
}

/** One mark for the words of a turn, whatever stands between them. */
export function spans(marks: readonly Mark[]): readonly Mark[] {
  const byTurn = new Map<number, Mark>();
  for (const mark of marks) {
    const { start, end } = byTurn.get(mark.turn) ?? mark;
    byTurn.set(mark.turn, { turn: mark.turn, start: Math.min(start, mark.start), end: Math.max(end, mark.end) });
  }
  return [...byTurn.values()];
}

/** Both, in order; of two that overlap the one that begins first. */
export function inOrder(texts: readonly Place[], things: readonly Place[]): readonly Place[] {
  if (things.length === 0) return texts;
  const all = [...texts, ...things].sort((a, b) => a.item - b.item || a.start - b.start || b.end - a.end);
  return all.filter((place, index) => {
    const before = all[index - 1];
    return before?.item !== place.item || place.start >= before.end;
  });
}
