import type { Statement } from "acorn";
import { evaluate } from "./expressions";
import { Scope, type Frame } from "./frame";
import { isStrict, variablesOf } from "./hoist";
import { GaveUp, Machine, ScriptError } from "./machine";
import { furnish } from "./globals";
import { parseScript } from "./parse";
import { execute } from "./statements";
import { singles, Thing, unknown, type Single, type Value } from "./value";

/** What a form finds under a dotted name once it has loaded a script. */
export type Exposed =
  /** `parameters` is undefined when the text does not show how many the function takes. */
  | { readonly kind: "found"; readonly parameters: number | undefined }
  | { readonly kind: "missing" }
  /** The script fails before its end; without that, there would be no such function either. */
  | { readonly kind: "broken"; readonly reason: string }
  /** The text does not show whether there is such a function. */
  | { readonly kind: "unknown" };

export type Loaded = (name: string) => Exposed;

/**
 * What loading a classic script leaves, from its syntax: nothing of it runs.
 * @returns what stands under a dotted name, e.g. `OpenCX.CaseForm.onLoad`
 */
export function loadScript(text: string): Loaded {
  const parsed = parseScript(text);
  if (parsed.kind === "broken") return () => ({ kind: "broken", reason: parsed.reason });
  if (parsed.kind === "unread") return () => ({ kind: "unknown" });
  const { body } = parsed.program;
  const machine = new Machine({ evaluate, execute });
  furnish(machine);
  const frame: Frame = {
    scope: new Scope(undefined),
    variables: undefined,
    self: machine.global,
    isStrict: isStrict(body),
    home: undefined,
    given: undefined,
    returned: [],
  };
  try {
    for (const name of variablesOf(body))
      if (!machine.global.members.has(name)) machine.global.members.set(name, { value: undefined });
    // Only modules hold imports and exports, and this was read as a script.
    machine.execute(body as readonly Statement[], frame);
    machine.callHandedOut();
  } catch (error) {
    if (error instanceof ScriptError) {
      const reason = error.message;
      return () => ({ kind: machine.gaveUp ? "unknown" : "broken", reason });
    }
    // Too much of it, or too deep for the stack.
    if (!(error instanceof GaveUp) && !(error instanceof RangeError)) throw error;
    machine.gaveUp = true;
  }
  return (name) => {
    try {
      return exposed(machine, name);
    } catch (error) {
      // A getter that does more than is followed.
      if (error instanceof GaveUp || error instanceof RangeError) return { kind: "unknown" };
      throw error;
    }
  };
}

function exposed(machine: Machine, name: string): Exposed {
  let found: readonly Single[] = [machine.global];
  let path = "";
  for (const key of name.split(".")) {
    path = path === "" ? key : `${path}.${key}`;
    found = found.flatMap((value) => singles(memberOf(machine, value, key)).map((single) => own(single, path)));
  }
  const functions = found.flatMap((value) =>
    value instanceof Thing && value.code !== undefined ? [value.code.parameters] : [],
  );
  if (functions.length > 0)
    return { kind: "found", parameters: new Set(functions).size === 1 ? functions[0] : undefined };
  const isOpen = machine.gaveUp || found.some((value) => value instanceof Thing && value.isGuess);
  if (isOpen) return { kind: "unknown" };
  const { undeclared } = machine;
  return undeclared === undefined
    ? { kind: "missing" }
    : { kind: "broken", reason: `ReferenceError: ${undeclared} is not defined, unless another script defines it` };
}

/** A global that the script reads by this name and sets nothing of is another's: the script exposes nothing there. */
function own(value: Single, path: string): Single {
  return value instanceof Thing && value.kind === "unset" && value.path === path && !value.isSet ? undefined : value;
}

/** Things that inherit from one another; a script may lead them in a circle. */
const HIGHEST = 100;

function memberOf(machine: Machine, value: Single, key: string): Value {
  let height = 0;
  for (let at: Value = value; at instanceof Thing && height < HIGHEST; at = at.proto, height++) {
    const member = at.members.get(key);
    if (member !== undefined)
      return member.isAccessor === true ? machine.maybe(() => machine.get(value, key)) : member.value;
    const guess = at.guesses.get(key);
    if (guess?.isSet === true) return guess;
    if (at.isOpen) return unknown();
  }
  return undefined;
}
