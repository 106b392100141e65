import {
  arrayOf,
  itemsOf,
  nameOf,
  native,
  textOf,
  Thing,
  unknown,
  type Arguments,
  type Primitive,
  type Value,
} from "./value";

/** What a native function asks of the one that follows the script. */
export interface Caller {
  gaveUp: boolean;
  readonly global: Thing;
  readonly doubt: number;
  get(value: Value, key: Value): Value;
  set(value: Value, key: Value, next: Value): void;
  call(callee: Value, self: Value, given: Arguments): Value;
  handOut(value: Value): void;
  step(count?: number): void;
}

function given(...values: readonly Value[]): Arguments {
  return { values, isOpen: false };
}

/** Pieces of a split text that are told apart: a name has few. */
const MOST_PIECES = 1_000;

/** Of strings, without a pattern or a function among what they take. */
const TEXT_METHODS = ["charAt", "concat", "slice", "split", "substring", "toLowerCase", "toUpperCase", "trim"] as const;
const OF_EVERY_OBJECT = [
  "constructor",
  "isPrototypeOf",
  "propertyIsEnumerable",
  "toLocaleString",
  "toString",
  "valueOf",
];

/** A member that no object of a script has of its own: what the language gives. */
export function builtinOf(machine: Caller, value: Primitive | Thing, name: string | undefined): Value {
  if (name === undefined) return unknown();
  if (typeof value === "string") return ofText(value, name);
  if (!(value instanceof Thing)) return unknown();
  if (name === "hasOwnProperty") return native(1, (self, [key]) => hasOwn(self, key));
  if (value.kind === "array") return ofArray(machine, value, name);
  if (value.code !== undefined) return ofFunction(machine, value, name);
  return OF_EVERY_OBJECT.includes(name) || name.startsWith("__") ? unknown() : undefined;
}

function ofText(text: string, name: string): Value {
  if (name === "length") return text.length;
  if (/^\d+$/.test(name)) return text[Number(name)];
  const method = TEXT_METHODS.find((each) => each === name);
  if (method === undefined) return unknown();
  return native(1, (self, values) => {
    if (typeof self !== "string" || values.some((each) => each instanceof Thing || nameOf(each) === undefined))
      return unknown();
    const result: unknown = (self[method] as (...all: readonly unknown[]) => unknown).apply(self, [...values]);
    if (!Array.isArray(result)) return textOf(String(result));
    return result.length > MOST_PIECES ? unknown() : arrayOf(result.map(String));
  });
}

function ofArray(machine: Caller, array: Thing, name: string): Value {
  if (array.isOpen) return unknown();
  if (name === "length") return array.members.size;
  if (name === "push")
    return native(1, (_, values) => {
      const start = array.members.size;
      if (machine.doubt > 0) array.isOpen = true;
      else values.forEach((value, index) => array.members.set(`${start + index}`, { value }));
      return start + values.length;
    });
  if (name === "forEach" || name === "map")
    return native(1, (_, [callback]) => {
      const items = itemsOf(array) ?? [];
      machine.step(items.length);
      const results = items.map((item, index) => machine.call(callback, undefined, given(item, index, array)));
      return name === "map" ? arrayOf(results) : undefined;
    });
  return unknown();
}

function ofFunction(machine: Caller, callee: Thing, name: string): Value {
  switch (name) {
    case "length":
      return callee.code?.parameters ?? unknown();
    case "call":
      return native(1, (self, [inner, ...values]) => machine.call(self, inner, given(...values)));
    case "apply":
      return native(2, (self, [inner, list]) => {
        const items = list === undefined || list === null ? [] : itemsOf(list);
        machine.step(items?.length);
        return machine.call(self, inner, { values: items ?? [], isOpen: items === undefined });
      });
    case "bind":
      return native(1, (self, [inner, ...values]) => {
        if (!(self instanceof Thing) || self.code === undefined) return unknown();
        const { parameters, isOwn } = self.code;
        return new Thing("function", {
          parameters: parameters === undefined ? undefined : Math.max(0, parameters - values.length),
          isOwn,
          run: (_, more) => machine.call(self, inner, { ...more, values: [...values, ...more.values] }),
        });
      });
    default:
      // A native function has more than is known here.
      return callee.code?.isOwn !== true || OF_EVERY_OBJECT.includes(name) || name === "name" || name.startsWith("__")
        ? unknown()
        : undefined;
  }
}

/** Whether a thing has a member of its own. */
export function hasOwn(self: Value, key: Value | undefined): Value {
  const name = nameOf(key);
  if (!(self instanceof Thing) || name === undefined) return unknown();
  return self.members.has(name) || (self.isOpen ? unknown() : false);
}

/** The names of a thing's members; undefined when the text does not show them all. */
export function keysOf(value: Value): readonly string[] | undefined {
  return value instanceof Thing && !value.isOpen && value.kind !== "global" ? [...value.members.keys()] : undefined;
}

/** Copies as `Object.assign` and a spread do. */
export function copyMembers(machine: Caller, target: Value, source: Value): void {
  if (source === undefined || source === null) return;
  const keys = keysOf(source);
  if (keys === undefined) {
    // What is known of it is copied all the same.
    machine.set(target, unknown(), undefined);
    for (const key of source instanceof Thing ? [...source.members.keys()] : [])
      machine.set(target, key, machine.get(source, key));
  } else for (const key of keys) machine.set(target, key, machine.get(source, key));
}
