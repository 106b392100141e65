import type { Pattern } from "acorn";
import { assign, type Frame } from "./frame";
import type { Machine } from "./machine";
import { copyMembers } from "./natives";
import { arrayOf, itemsOf, joined, nameOf, singles, Thing, unknown, type Value } from "./value";

/** How a pattern gives values: to new names of the block, or to names and members that are there. */
export type Giving = "declare" | "assign";

/** Gives the values that a pattern picks out of one. */
export function give(machine: Machine, pattern: Pattern, value: Value, frame: Frame, giving: Giving): void {
  switch (pattern.type) {
    case "Identifier":
      if (giving === "declare") frame.scope.names.set(pattern.name, value);
      else assign(machine, pattern.name, value, frame);
      return;
    case "MemberExpression": {
      if (pattern.object.type === "Super") return;
      const object = machine.evaluate(pattern.object, frame);
      machine.set(object, memberKey(machine, pattern.property, pattern.computed, frame), value);
      return;
    }
    case "AssignmentPattern":
      give(
        machine,
        pattern.left,
        orDefault(value, () => machine.evaluate(pattern.right, frame), machine),
        frame,
        giving,
      );
      return;
    case "ObjectPattern":
      for (const property of pattern.properties) {
        if (property.type === "RestElement") {
          const rest = new Thing("object");
          copyMembers(machine, rest, value);
          give(machine, property.argument, rest, frame, giving);
        } else {
          const key = memberKey(machine, property.key, property.computed, frame);
          give(machine, property.value, machine.get(value, key), frame, giving);
        }
      }
      return;
    case "ArrayPattern": {
      const items = itemsOf(value);
      pattern.elements.forEach((element, index) => {
        if (element === null) return;
        if (element.type === "RestElement")
          give(machine, element.argument, items === undefined ? unknown() : arrayOf(items.slice(index)), frame, giving);
        else give(machine, element, items === undefined ? unknown() : items[index], frame, giving);
      });
      return;
    }
    case "RestElement":
      give(machine, pattern.argument, value, frame, giving);
  }
}

/** The key of a member, as written or computed. */
export function memberKey(
  machine: Machine,
  key: Parameters<Machine["evaluate"]>[0] | { readonly type: "PrivateIdentifier"; readonly name: string },
  isComputed: boolean,
  frame: Frame,
): Value {
  if (key.type === "PrivateIdentifier") return `#${key.name}`;
  if (isComputed) return machine.evaluate(key, frame);
  if (key.type === "Identifier") return key.name;
  return key.type === "Literal" ? (nameOf(machine.evaluate(key, frame)) ?? unknown()) : unknown();
}

function orDefault(value: Value, otherwise: () => Value, machine: Machine): Value {
  if (value === undefined) return otherwise();
  const isOpen = singles(value).some((single) => single === undefined || (single instanceof Thing && single.isGuess));
  return isOpen ? joined(value, machine.maybe(otherwise)) : value;
}
