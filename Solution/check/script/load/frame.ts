import globals from "globals";
import { joined, type Arguments, type Thing, type Value } from "./value";

/** Names of a block or a function, within those around it. */
export class Scope {
  public readonly names = new Map<string, Value>();

  public constructor(public readonly outer: Scope | undefined) {}

  /** The innermost scope that has the name. */
  // oxlint-disable-next-line typescript/prefer-return-this-type -- it may be one around this
  public holding(name: string): Scope | undefined {
    if (this.names.has(name)) return this;
    return this.outer?.holding(name);
  }

  public assign(name: string, value: Value, isDoubtful: boolean): void {
    this.names.set(name, isDoubtful ? joined(this.names.get(name), value) : value);
  }
}

/** Where `super` leads. */
export interface Home {
  readonly parent: Value;
  /** What `super.name` is looked up in. */
  readonly members: Value;
}

/** A function that is followed, or the script itself. */
export interface Frame {
  readonly scope: Scope;
  /** Of `var`: of the function; undefined for the script itself, whose are the global object's members. */
  readonly variables: Scope | undefined;
  readonly self: Value;
  readonly isStrict: boolean;
  readonly home: Home | undefined;
  readonly given: Arguments | undefined;
  /** What the function may have returned by now; of all its blocks. */
  readonly returned: Value[];
}

/** How a statement ends; undefined when the next one follows. */
export type Completion =
  | { readonly kind: "return"; readonly value: Value }
  | { readonly kind: "break" | "continue"; readonly label: string | undefined }
  /** It surely failed, where that is in doubt itself. */
  | { readonly kind: "throw" }
  | undefined;

/** The same function, in a block of its own. */
export function within(frame: Frame): Frame {
  return { ...frame, scope: new Scope(frame.scope) };
}

export interface Globals {
  readonly global: Thing;
  readonly doubt: number;
  undeclared: string | undefined;
}

/** What a form has before any script of a solution. */
const PLATFORM = new Set([...Object.keys(globals.browser), ...Object.keys(globals.builtin), "Xrm", "$", "jQuery"]);

/** What a name stands for. */
export function lookUp(machine: Globals & { get(value: Value, key: Value): Value }, name: string, frame: Frame): Value {
  const scope = frame.scope.holding(name);
  if (scope !== undefined) return scope.names.get(name);
  if (name === "undefined") return undefined;
  if (machine.doubt === 0 && !machine.global.members.has(name) && !PLATFORM.has(name)) machine.undeclared ??= name;
  return machine.get(machine.global, name);
}

export function assign(
  machine: Globals & { set(value: Value, key: Value, next: Value): void },
  name: string,
  value: Value,
  frame: Frame,
): void {
  const scope = frame.scope.holding(name);
  if (scope === undefined) machine.set(machine.global, name, value);
  else scope.assign(name, value, machine.doubt > 0);
}
