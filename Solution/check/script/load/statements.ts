import type { Statement, VariableDeclaration } from "acorn";
import { within, type Completion, type Frame } from "./frame";
import { classOf, functionOf } from "./functions";
import { listed, looped } from "./loops";
import { ScriptError, type Machine } from "./machine";
import { binary } from "./operators";
import { give } from "./patterns";
import { truth, unknown, type Value } from "./value";
import { doubtful, oneOf } from "./ways";

/** The statements of a block, in order: functions first, since they can be called before they stand there. */
export function execute(machine: Machine, nodes: readonly Statement[], frame: Frame): Completion {
  for (const node of nodes) {
    if (node.type !== "FunctionDeclaration") continue;
    const made = functionOf(machine, node, frame);
    const isOutside = frame.scope.outer === undefined && frame.variables === undefined;
    if (isOutside) machine.set(machine.global, node.id.name, made);
    else frame.scope.names.set(node.id.name, made);
    // Sloppy code sees a block's functions all over the function.
    if (!frame.isStrict && !isOutside && frame.scope !== frame.variables)
      setVariable(machine, node.id.name, made, frame);
  }
  for (const node of nodes) {
    const end = statement(machine, node, frame);
    if (end !== undefined) return end;
  }
  return undefined;
}

function setVariable(machine: Machine, name: string, value: Value, frame: Frame): void {
  if (frame.variables === undefined) machine.set(machine.global, name, value);
  else frame.variables.assign(name, value, machine.doubt > 0);
}

function statement(machine: Machine, node: Statement, frame: Frame, label?: string): Completion {
  machine.step();
  switch (node.type) {
    case "ExpressionStatement":
      machine.evaluate(node.expression, frame);
      return undefined;
    case "VariableDeclaration":
      declare(machine, node, frame);
      return undefined;
    case "ClassDeclaration":
      frame.scope.names.set(node.id.name, classOf(machine, node, frame));
      return undefined;
    case "BlockStatement":
      return execute(machine, node.body, within(frame));
    case "LabeledStatement": {
      const end = statement(machine, node.body, frame, node.label.name);
      return end?.kind === "break" && end.label === node.label.name ? undefined : end;
    }
    case "ReturnStatement":
      return { kind: "return", value: node.argument ? machine.evaluate(node.argument, frame) : undefined };
    case "BreakStatement":
      return { kind: "break", label: node.label?.name };
    case "ContinueStatement":
      return { kind: "continue", label: node.label?.name };
    case "ThrowStatement":
      machine.handOut(machine.evaluate(node.argument, frame));
      throw new ScriptError("it throws an error");
    case "IfStatement": {
      const isTrue = truth(machine.evaluate(node.test, frame));
      const { consequent, alternate } = node;
      if (isTrue === true) return statement(machine, consequent, frame);
      if (isTrue === false) return alternate ? statement(machine, alternate, frame) : undefined;
      return oneOf(machine, alternate ? [[consequent], [alternate]] : [[consequent], []], frame);
    }
    case "SwitchStatement":
      return switched(machine, node, frame);
    case "TryStatement":
      return tried(machine, node, frame);
    case "ForStatement": {
      const inside = within(frame);
      if (node.init?.type === "VariableDeclaration") declare(machine, node.init, inside);
      else if (node.init) machine.evaluate(node.init, inside);
      return looped(machine, { ...node, first: "test" }, inside, label);
    }
    case "WhileStatement":
      return looped(machine, { ...node, first: "test" }, within(frame), label);
    case "DoWhileStatement":
      return looped(machine, { ...node, first: "body" }, within(frame), label);
    case "ForInStatement":
    case "ForOfStatement":
      return listed(machine, node, frame, label);
    case "WithStatement":
      // Any name in it may be a member of the object.
      machine.gaveUp = true;
      machine.evaluate(node.object, frame);
      return oneOf(machine, [[node.body], []], frame);
    default:
      return undefined;
  }
}

function declare(machine: Machine, node: VariableDeclaration, frame: Frame): void {
  for (const { id, init } of node.declarations) {
    if (node.kind === "var") {
      if (init) give(machine, id, machine.evaluate(init, frame), frame, "assign");
    } else give(machine, id, init ? machine.evaluate(init, frame) : undefined, frame, "declare");
  }
}

function switched(machine: Machine, node: Statement & { readonly type: "SwitchStatement" }, frame: Frame): Completion {
  const on = machine.evaluate(node.discriminant, frame);
  const tests = node.cases.map(({ test }) => (test ? binary("===", on, machine.evaluate(test, frame)) : false));
  const inside = within(frame);
  const isOwn = (end: Completion): boolean => end?.kind === "break" && end.label === undefined;
  if (tests.every((test) => typeof test === "boolean")) {
    const found = tests.indexOf(true);
    const start = found < 0 ? node.cases.findIndex(({ test }) => !test) : found;
    if (start < 0) return undefined;
    const end = execute(
      machine,
      node.cases.slice(start).flatMap(({ consequent }) => consequent),
      inside,
    );
    return isOwn(end) ? undefined : end;
  }
  // From each case on, or past all of them.
  const ends = [...node.cases, undefined].map((_, index) => {
    // Counted though they may hold nothing: all that follow are gathered for each.
    machine.step(node.cases.length - index);
    return doubtful(
      machine,
      node.cases.slice(index).flatMap(({ consequent }) => consequent),
      inside,
    );
  });
  frame.returned.push(...ends.flatMap((end) => (end?.kind === "return" ? [end.value] : [])));
  if (ends.some((end) => end !== undefined && !isOwn(end))) machine.doubt++;
  return undefined;
}

function tried(machine: Machine, node: Statement & { readonly type: "TryStatement" }, frame: Frame): Completion {
  const { handler, finalizer } = node;
  const caught = (isSure: boolean): Completion => {
    if (!handler) return undefined;
    const own = within(frame);
    if (handler.param) give(machine, handler.param, unknown(), own, "declare");
    return isSure ? execute(machine, handler.body.body, own) : oneOf(machine, [handler.body.body, []], own);
  };
  let end: Completion;
  try {
    end = execute(machine, node.block.body, within(frame));
    // Anything in it may have failed.
    if (end === undefined) end = caught(false);
    else if (handler) doubtful(machine, handler.body.body, frame);
  } catch (error) {
    if (!(error instanceof ScriptError) || !handler) throw error;
    end = caught(true);
  }
  const last = finalizer ? execute(machine, finalizer.body, within(frame)) : undefined;
  return last ?? end;
}
