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
interface Caller {
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

function hasOwn(self: Value, key: Value | undefined): Value {
  const name = nameOf(key);
  if (!(self instanceof Thing) || name === undefined) return unknown();
  return self.members.has(name) || (self.isOpen ? unknown() : false);
}

/** The names of a thing's members; undefined when the text does not show them all. */
export function keysOf(value: Value): readonly string[] | undefined {
  return value instanceof Thing && !value.isOpen ? [...value.members.keys()] : undefined;
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

/** What `Object.defineProperty` makes of a description. */
function define(machine: Caller, target: Value, key: Value | undefined, description: Value | undefined): void {
  const name = nameOf(key);
  if (!(target instanceof Thing) || name === undefined || !(description instanceof Thing) || description.isOpen) {
    machine.set(target, name ?? unknown(), unknown());
    return;
  }
  const getter = description.members.get("get");
  if (getter === undefined) machine.set(target, name, description.members.get("value")?.value);
  else
    target.members.set(name, {
      value: getter.value,
      isAccessor: true,
      setter: description.members.get("set")?.value,
    });
}

/** The global object as a form has it before a script: itself under its names, and what bundlers use of the language. */
export function furnish(machine: Caller): void {
  const { global } = machine;
  for (const name of ["window", "self", "globalThis", "frames", "top", "parent"])
    global.members.set(name, { value: global });
  global.guess("document").members.set("defaultView", { value: global });
  const object = native(1, (_, [value]) => value ?? new Thing("object"));
  object.isOpen = true;
  const same = native(1, (_, [value]) => value);
  const methods: Readonly<Record<string, Thing>> = {
    freeze: same,
    seal: same,
    preventExtensions: same,
    assign: native(2, (_, [target, ...sources]) => {
      sources.forEach((source) => copyMembers(machine, target, source));
      return target;
    }),
    create: native(2, (_, [proto, descriptions]) => {
      const made = new Thing("object");
      made.proto = proto;
      for (const key of keysOf(descriptions) ?? []) define(machine, made, key, machine.get(descriptions, key));
      return made;
    }),
    setPrototypeOf: native(2, (_, [target, proto]) => {
      if (target instanceof Thing) target.proto = proto;
      return target;
    }),
    defineProperty: native(3, (_, [target, key, description]) => {
      define(machine, target, key, description);
      return target;
    }),
    defineProperties: native(2, (_, [target, descriptions]) => {
      const keys = keysOf(descriptions);
      if (keys === undefined) machine.handOut(target);
      else for (const key of keys) define(machine, target, key, machine.get(descriptions, key));
      return target;
    }),
    getOwnPropertyNames: native(1, (_, [value]) => listed(machine, keysOf(value))),
    keys: native(1, (_, [value]) => listed(machine, keysOf(value))),
    values: native(1, (_, [value]) =>
      listed(
        machine,
        keysOf(value)?.map((key) => machine.get(value, key)),
      ),
    ),
    entries: native(1, (_, [value]) =>
      listed(
        machine,
        keysOf(value)?.map((key) => arrayOf([key, machine.get(value, key)])),
      ),
    ),
  };
  for (const [name, value] of Object.entries(methods)) object.members.set(name, { value });
  const proto = new Thing("object");
  proto.isOpen = true;
  proto.members.set("hasOwnProperty", { value: native(1, (self, [key]) => hasOwn(self, key)) });
  object.members.set("prototype", { value: proto });
  global.members.set("Object", { value: object });
  furnishText(machine);
}

function listed(machine: Caller, values: readonly Value[] | undefined): Value {
  machine.step(values?.length);
  return values === undefined ? unknown() : arrayOf(values);
}

/** Code in a string: only the two ways to ask for the global object are read. */
function furnishText(machine: Caller): void {
  const asksForGlobal = (text: Value | undefined): boolean =>
    typeof text === "string" && /^\s*(return\s+)?this;?\s*$/.test(text);
  const giveUp = (): Value => {
    machine.gaveUp = true;
    return unknown();
  };
  machine.global.members.set("eval", {
    value: new Thing("function", {
      parameters: 1,
      isOwn: false,
      run: (_, { values: [text] }) => (asksForGlobal(text) ? machine.global : giveUp()),
    }),
  });
  machine.global.members.set("Function", {
    value: new Thing("function", {
      parameters: 1,
      isOwn: false,
      run: (_, { values }) =>
        asksForGlobal(values.at(-1))
          ? native(0, () => machine.global)
          : new Thing("function", { parameters: undefined, isOwn: false, run: giveUp }),
    }),
  });
}
