import type { Statement } from "acorn";
import { within, type Completion, type Frame } from "./frame";
import { ScriptError, type Machine } from "./machine";
import { isNothing, joined, truth, type Value } from "./value";

/** One of several ways is taken, nobody knows which. What follows is in doubt when one of them does not lead there. */
export function oneOf(machine: Machine, ways: readonly (readonly Statement[])[], frame: Frame): Completion {
  const returned = frame.returned.length;
  const ends = ways.map((way) => doubtful(machine, way, frame));
  const [first] = ends;
  if (ends.every((end) => end?.kind === "throw")) throw new ScriptError("it throws an error");
  if (first?.kind !== "return" && first !== undefined && ends.every((end) => same(end, first))) return first;
  const values = ends.flatMap((end) => (end?.kind === "return" ? [end.value] : []));
  if (ends.every((end) => end?.kind === "return" || end?.kind === "throw"))
    return { kind: "return", value: joined(...values) };
  frame.returned.push(...values);
  // Until the function ends, which sets it back.
  if (ends.some((end) => end !== undefined) || frame.returned.length > returned) machine.doubt++;
  return undefined;
}

function same(one: Completion, other: Completion): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** One way, which may not be taken; what it surely fails with ends it alone. */
export function doubtful(machine: Machine, nodes: readonly Statement[], frame: Frame): Completion {
  let end: Completion = { kind: "throw" };
  machine.maybe(() => (end = machine.execute(nodes, within(frame))));
  return end;
}

/** The left side, or the right one where the left does not decide. */
export function either(machine: Machine, operator: "&&" | "||" | "??", left: Value, right: () => Value): Value {
  const isRight = operator === "??" ? isNothing(left) : operator === "&&" ? truth(left) : invert(truth(left));
  if (isRight !== undefined) return isRight ? right() : left;
  return joined(left, machine.maybe(right));
}

function invert(isTrue: boolean | undefined): boolean | undefined {
  return isTrue === undefined ? undefined : !isTrue;
}
