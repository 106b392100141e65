import type { Class, Function as FunctionNode, Pattern, PropertyDefinition } from "acorn";
import { Scope, type Frame, type Home } from "./frame";
import { isStrict, variablesOf } from "./hoist";
import type { Machine } from "./machine";
import { give, memberKey } from "./patterns";
import { arrayOf, joined, singles, Thing, unknown, type Arguments, type Value } from "./value";

/** As `length` of a function: what stands before the first default or rest. */
function lengthOf(parameters: readonly Pattern[]): number {
  const end = parameters.findIndex(({ type }) => type === "AssignmentPattern" || type === "RestElement");
  return end < 0 ? parameters.length : end;
}

export function functionOf(machine: Machine, node: FunctionNode, frame: Frame, home?: Home): Thing {
  const made = new Thing("function", {
    parameters: lengthOf(node.params),
    isOwn: true,
    run: (self, given) => {
      const run = (): Value => followed(machine, node, frame, home, made, self, given);
      if (!node.async && !node.generator) return run();
      // What stands behind an await comes later, and what a generator does when it is asked; failing fails no caller.
      machine.maybe(run);
      return unknown();
    },
  });
  if (node.type !== "ArrowFunctionExpression") made.members.set("prototype", { value: new Thing("object") });
  return made;
}

function followed(
  machine: Machine,
  node: FunctionNode,
  outer: Frame,
  home: Home | undefined,
  itself: Thing,
  self: Value,
  given: Arguments,
): Value {
  const isArrow = node.type === "ArrowFunctionExpression";
  const body = node.body.type === "BlockStatement" ? node.body.body : [];
  const scope = new Scope(outer.scope);
  const strict = outer.isStrict || isStrict(body);
  const own = strict || (self !== undefined && self !== null) ? self : machine.global;
  const frame: Frame = {
    scope,
    variables: scope,
    self: isArrow ? outer.self : own,
    isStrict: strict,
    home: isArrow ? outer.home : home,
    given: isArrow ? outer.given : given,
    returned: [],
  };
  const { doubt } = machine;
  try {
    if (node.type === "FunctionExpression" && node.id) scope.names.set(node.id.name, itself);
    if (!isArrow) scope.names.set("arguments", arrayOf(given.values, given.isOpen));
    takeParameters(machine, node.params, given, frame);
    for (const name of variablesOf(body)) if (!scope.names.has(name)) scope.names.set(name, undefined);
    if (node.body.type !== "BlockStatement") return machine.evaluate(node.body, frame);
    const end = machine.execute(body, frame);
    const last = end?.kind === "return" ? [end.value] : end?.kind === "throw" ? [] : [undefined];
    const returned = [...frame.returned, ...last];
    return joined(...(returned.length > 0 ? returned : [undefined]));
  } finally {
    machine.doubt = doubt;
  }
}

function takeParameters(machine: Machine, parameters: readonly Pattern[], given: Arguments, frame: Frame): void {
  parameters.forEach((parameter, index) => {
    const further = given.isOpen ? unknown() : undefined;
    if (parameter.type === "RestElement")
      give(machine, parameter.argument, arrayOf(given.values.slice(index), given.isOpen), frame, "declare");
    else give(machine, parameter, index < given.values.length ? given.values[index] : further, frame, "declare");
  });
}

/** A class: a function with static members, and what its instances inherit. */
export function classOf(machine: Machine, node: Class, outer: Frame): Thing {
  const parent = node.superClass ? machine.evaluate(node.superClass, outer) : undefined;
  const scope = new Scope(outer.scope);
  const prototype = new Thing("object");
  const fields: PropertyDefinition[] = [];
  const home: Home = { parent, members: node.superClass ? machine.get(parent, "prototype") : new Thing("object") };
  const staticHome: Home = { parent, members: parent };
  let construction: Thing | undefined;
  const made = new Thing("function", {
    parameters: node.body.body.reduce(
      (sum, one) => (one.type === "MethodDefinition" && one.kind === "constructor" ? lengthOf(one.value.params) : sum),
      0,
    ),
    isOwn: true,
    run: (self, given) => {
      // What may be an instance of something else has what that gives it.
      if (self instanceof Thing && parent !== undefined && !isOwnClass(parent)) self.isOpen = true;
      if (construction === undefined && parent !== undefined) machine.call(parent, self, given);
      for (const field of fields) setField(machine, field, self, { ...outer, scope, self, home, isStrict: true });
      return construction === undefined ? self : machine.call(construction, self, given);
    },
  });
  made.members.set("prototype", { value: prototype });
  made.proto = parent ?? null;
  prototype.proto = node.superClass ? home.members : null;
  if (node.id) scope.names.set(node.id.name, made);
  const inside: Frame = { ...outer, scope, isStrict: true };
  for (const one of node.body.body) {
    if (one.type === "StaticBlock") {
      const block = new Scope(scope);
      for (const name of variablesOf(one.body)) block.names.set(name, undefined);
      machine.execute(one.body, { ...inside, scope: block, variables: block, self: made, home: staticHome });
    } else if (one.type === "PropertyDefinition") {
      if (one.static) setField(machine, one, made, { ...inside, self: made, home: staticHome });
      else fields.push(one);
    } else {
      const method = functionOf(machine, one.value, inside, one.static ? staticHome : home);
      if (one.kind === "constructor") construction = method;
      else {
        const target = one.static ? made : prototype;
        defineMethod(machine, target, memberKey(machine, one.key, one.computed, inside), method, one.kind);
      }
    }
  }
  return made;
}

function isOwnClass(parent: Value): boolean {
  return singles(parent).every((single) => single instanceof Thing && single.code?.isOwn === true);
}

function setField(machine: Machine, field: PropertyDefinition, target: Value, frame: Frame): void {
  const key = memberKey(machine, field.key, field.computed, frame);
  machine.set(target, key, field.value ? machine.evaluate(field.value, frame) : undefined);
}

/** A method, or half of an accessor. */
export function defineMethod(
  machine: Machine,
  target: Thing,
  key: Value,
  method: Value,
  kind: "method" | "init" | "get" | "set",
): void {
  if ((kind !== "get" && kind !== "set") || typeof key !== "string") {
    machine.set(target, key, method);
    return;
  }
  const other = target.members.get(key);
  const half = other?.isAccessor === true ? other : { value: undefined };
  target.members.set(key, {
    value: kind === "get" ? method : half.value,
    setter: kind === "set" ? method : half.setter,
    isAccessor: true,
  });
}
