import { copyMembers, hasOwn, keysOf, type Caller } from "./natives";
import { arrayOf, nameOf, native, Thing, unknown, type Value } from "./value";

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
  const symbol = new Thing("function", { parameters: 0, isOwn: false, run: unknown });
  // Keys that no name is the same as.
  for (const name of ["toStringTag", "iterator", "asyncIterator", "hasInstance", "toPrimitive"])
    symbol.members.set(name, { value: `@@${name}` });
  global.members.set("Symbol", { value: symbol });
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
