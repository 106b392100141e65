import type { Expression, ForInStatement, ForOfStatement, Statement } from "acorn";
import { within, type Completion, type Frame } from "./frame";
import { canEnd } from "./hoist";
import { ScriptError, type Machine } from "./machine";
import { keysOf } from "./natives";
import { give } from "./patterns";
import { itemsOf, Thing, truth, unknown, type Value } from "./value";
import { oneOf } from "./ways";

/** Rounds of a loop that are followed one by one; what comes after them may happen. */
const MOST_ROUNDS = 5_000;

interface Loop {
  readonly first: "test" | "body";
  readonly test?: Expression | null;
  readonly update?: Expression | null;
  readonly body: Statement;
}

/** A loop, round by round as long as it is sure to go on. */
export function looped(machine: Machine, loop: Loop, frame: Frame, label: string | undefined): Completion {
  const always = !loop.test || (loop.test.type === "Literal" && Boolean(loop.test.value));
  if (always && !canEnd(loop.body) && !(loop.update && canEnd(loop.update)) && machine.doubt === 0)
    throw new ScriptError("it has a loop that never ends, so that a run would have timed out");
  const { doubt } = machine;
  for (let round = 0; ; round++) {
    const isTested = loop.first === "test" || round > 0;
    const isTrue = isTested && loop.test ? truth(machine.evaluate(loop.test, frame)) : true;
    if (isTrue === false) return undefined;
    // In more doubt than before: a round may have ended the loop.
    if (isTrue === undefined || round > MOST_ROUNDS || machine.doubt > doubt) break;
    // A closure keeps the variable of its own round.
    const own = within(frame);
    if (loop.first === "test") for (const [name, value] of frame.scope.names) own.scope.names.set(name, value);
    const end = afterRound(machine.execute([loop.body], own), label);
    for (const name of frame.scope.names.keys()) frame.scope.names.set(name, own.scope.names.get(name));
    if (end.isOver) return end.completion;
    if (loop.update) machine.evaluate(loop.update, frame);
  }
  // Twice: the second round meets what the first one may have left.
  for (let round = 0; round < 2; round++) {
    const end = oneOf(machine, [[loop.body], []], frame);
    if (end !== undefined) return undefined;
    if (loop.update) machine.maybe(() => loop.update && machine.evaluate(loop.update, frame));
    if (loop.test) machine.maybe(() => loop.test && machine.evaluate(loop.test, frame));
  }
  return undefined;
}

function afterRound(
  end: Completion,
  label: string | undefined,
): { readonly isOver: boolean; readonly completion: Completion } {
  const isOurs =
    (end?.kind === "break" || end?.kind === "continue") && (end.label === undefined || end.label === label);
  if (end === undefined || (isOurs && end.kind === "continue")) return { isOver: false, completion: undefined };
  return { isOver: true, completion: isOurs ? undefined : end };
}

/** A loop over names or items. */
export function listed(
  machine: Machine,
  node: ForInStatement | ForOfStatement,
  frame: Frame,
  label: string | undefined,
): Completion {
  const over = machine.evaluate(node.right, frame);
  const values: readonly Value[] | undefined = node.type === "ForInStatement" ? keysOf(over) : itemsOf(over);
  const take = (value: Value, own: Frame): void => {
    if (node.left.type !== "VariableDeclaration") give(machine, node.left, value, own, "assign");
    else
      for (const { id } of node.left.declarations)
        give(machine, id, value, own, node.left.kind === "var" ? "assign" : "declare");
  };
  for (const value of values ?? []) {
    const own = within(frame);
    take(value, own);
    const end = afterRound(machine.execute([node.body], own), label);
    if (end.isOver) return end.completion;
  }
  if (values === undefined) {
    const own = within(frame);
    const known = over instanceof Thing && node.type === "ForInStatement" ? [...over.members.keys()] : [];
    for (const value of [...known, unknown(), unknown()]) {
      take(value, own);
      oneOf(machine, [[node.body], []], own);
    }
  }
  return undefined;
}
