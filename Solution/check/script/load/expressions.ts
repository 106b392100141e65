import type {
  AssignmentExpression,
  CallExpression,
  Expression,
  MemberExpression,
  ObjectExpression,
  SpreadElement,
} from "acorn";
import { assign, lookUp, type Frame } from "./frame";
import { classOf, defineMethod, functionOf } from "./functions";
import type { Machine } from "./machine";
import { copyMembers } from "./natives";
import { binary, unary } from "./operators";
import { give, memberKey } from "./patterns";
import { either } from "./ways";
import {
  arrayOf,
  isNothing,
  itemsOf,
  joined,
  nameOf,
  textOf,
  Thing,
  truth,
  typeOf,
  unknown,
  type Arguments,
  type Value,
} from "./value";

/** Items of a list that is spread; a list that doubles itself would else fill the memory. */
const MOST_ITEMS = 10_000;

/** An optional chain that comes to nothing. */
class ChainEnd extends Error {}

/** What an expression comes to, and what it does on the way. */
export function evaluate(machine: Machine, node: Expression, frame: Frame): Value {
  switch (node.type) {
    case "Literal":
      return literal(node);
    case "TemplateLiteral": {
      const values = node.expressions.map((one) => nameOf(machine.evaluate(one, frame)));
      if (values.includes(undefined)) return unknown();
      return textOf(node.quasis.map(({ value }, index) => `${value.cooked ?? ""}${values[index] ?? ""}`).join(""));
    }
    case "Identifier":
      return lookUp(machine, node.name, frame);
    case "ThisExpression":
      return frame.self;
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      return functionOf(machine, node, frame);
    case "ClassExpression":
      return classOf(machine, node, frame);
    case "ObjectExpression":
      return objectOf(machine, node, frame);
    case "ArrayExpression": {
      const { values, isOpen } = listOf(machine, node.elements, frame);
      return arrayOf(values, isOpen);
    }
    case "MemberExpression":
      return member(machine, node, frame).value;
    case "ChainExpression":
      try {
        return machine.evaluate(node.expression, frame);
      } catch (error) {
        if (error instanceof ChainEnd) return undefined;
        throw error;
      }
    case "CallExpression":
      return called(machine, node, frame);
    case "NewExpression":
      return machine.construct(machine.evaluate(node.callee, frame), listOf(machine, node.arguments, frame));
    case "AssignmentExpression":
      return assigned(machine, node, frame);
    case "SequenceExpression":
      return node.expressions.reduce<Value>((_, one) => machine.evaluate(one, frame), undefined);
    case "ConditionalExpression": {
      const isTrue = truth(machine.evaluate(node.test, frame));
      if (isTrue !== undefined) return machine.evaluate(isTrue ? node.consequent : node.alternate, frame);
      return joined(
        ...[node.consequent, node.alternate].map((one) => machine.maybe(() => machine.evaluate(one, frame))),
      );
    }
    case "LogicalExpression":
      return either(machine, node.operator, machine.evaluate(node.left, frame), () =>
        machine.evaluate(node.right, frame),
      );
    case "BinaryExpression":
      return binary(
        node.operator,
        node.left.type === "PrivateIdentifier" ? unknown() : machine.evaluate(node.left, frame),
        machine.evaluate(node.right, frame),
      );
    case "UnaryExpression":
      if (node.operator === "delete") return removed(machine, node.argument, frame);
      // The one way to read a name that may not be there.
      if (node.operator === "typeof") return typeOf(machine.maybe(() => machine.evaluate(node.argument, frame)));
      return unary(node.operator, machine.evaluate(node.argument, frame));
    case "UpdateExpression": {
      const before = machine.evaluate(node.argument, frame);
      const after = typeof before === "number" ? before + (node.operator === "++" ? 1 : -1) : unknown();
      if (node.argument.type === "Identifier" || node.argument.type === "MemberExpression")
        give(machine, node.argument, after, frame, "assign");
      return node.prefix ? after : before;
    }
    case "ParenthesizedExpression":
      return machine.evaluate(node.expression, frame);
    case "TaggedTemplateExpression": {
      const values = node.quasi.expressions.map((one) => machine.evaluate(one, frame));
      return machine.call(machine.evaluate(node.tag, frame), undefined, {
        values: [unknown(), ...values],
        isOpen: false,
      });
    }
    case "YieldExpression":
    case "AwaitExpression":
      if (node.argument) machine.handOut(machine.evaluate(node.argument, frame));
      return unknown();
    default:
      return unknown();
  }
}

function literal(node: Expression & { readonly type: "Literal" }): Value {
  const { value } = node;
  if (value === null && node.regex === undefined && node.bigint === undefined) return null;
  if (typeof value === "string") return textOf(value);
  if (typeof value === "number" || typeof value === "boolean") return value;
  const object = new Thing("object");
  object.isOpen = true;
  return object;
}

function listOf(machine: Machine, nodes: readonly (Expression | SpreadElement | null)[], frame: Frame): Arguments {
  const values: Value[] = [];
  let isOpen = false;
  for (const node of nodes) {
    if (node?.type === "SpreadElement") {
      const spread = machine.evaluate(node.argument, frame);
      const items = itemsOf(spread);
      machine.step(items?.length);
      if (items === undefined || values.length + items.length > MOST_ITEMS) isOpen = true;
      else values.push(...items);
    } else values.push(isOpen || node === null ? unknown() : machine.evaluate(node, frame));
  }
  return { values, isOpen };
}

function objectOf(machine: Machine, node: ObjectExpression, frame: Frame): Thing {
  const object = new Thing("object");
  const home = { parent: undefined, members: unknown() };
  for (const property of node.properties) {
    if (property.type === "SpreadElement") {
      copyMembers(machine, object, machine.evaluate(property.argument, frame));
      continue;
    }
    const key = memberKey(machine, property.key, property.computed, frame);
    const value =
      property.value.type === "FunctionExpression"
        ? functionOf(machine, property.value, frame, home)
        : machine.evaluate(property.value, frame);
    const isProto = key === "__proto__" && !property.computed && !property.shorthand && !property.method;
    if (isProto && property.kind === "init") object.proto = value;
    // As a definition: in doubt as well, the object is new.
    else if (property.kind === "init" && typeof key === "string") object.members.set(key, { value });
    else defineMethod(machine, object, key, value, property.kind);
  }
  return object;
}

/** A member's value, and what it is a member of. */
function member(
  machine: Machine,
  node: MemberExpression,
  frame: Frame,
): { readonly self: Value; readonly value: Value } {
  if (node.object.type === "Super") {
    const key = memberKey(machine, node.property, node.computed, frame);
    return { self: frame.self, value: frame.home === undefined ? unknown() : machine.get(frame.home.members, key) };
  }
  const self = machine.evaluate(node.object, frame);
  if (node.optional && isNothing(self) === true) throw new ChainEnd();
  const key = memberKey(machine, node.property, node.computed, frame);
  return { self, value: machine.get(node.optional && isNothing(self) === undefined ? unknownOr(self) : self, key) };
}

/** What is left of a value that may be nothing, once it is known to be something. */
function unknownOr(value: Value): Value {
  return value instanceof Thing ? value : unknown();
}

function called(machine: Machine, node: CallExpression, frame: Frame): Value {
  if (node.callee.type === "Super") {
    const given = listOf(machine, node.arguments, frame);
    if (frame.home !== undefined) machine.call(frame.home.parent, frame.self, given);
    return undefined;
  }
  const { self, value } =
    node.callee.type === "MemberExpression"
      ? member(machine, node.callee, frame)
      : { self: undefined, value: machine.evaluate(node.callee, frame) };
  if (node.optional && isNothing(value) === true) throw new ChainEnd();
  return machine.call(value, self, listOf(machine, node.arguments, frame));
}

function assigned(machine: Machine, node: AssignmentExpression, frame: Frame): Value {
  const { left, operator } = node;
  if (operator === "=") {
    // The object and the key come before the value: `(a = a || {}).b = a`.
    if (left.type === "MemberExpression" && left.object.type !== "Super") {
      const object = machine.evaluate(left.object, frame);
      const key = memberKey(machine, left.property, left.computed, frame);
      const value = machine.evaluate(node.right, frame);
      machine.set(object, key, value);
      return value;
    }
    const value = machine.evaluate(node.right, frame);
    give(machine, left, value, frame, "assign");
    return value;
  }
  if (left.type !== "Identifier" && left.type !== "MemberExpression") return unknown();
  const before = machine.evaluate(left, frame);
  const right = (): Value => machine.evaluate(node.right, frame);
  const short = operator.slice(0, -1);
  const after =
    short === "&&" || short === "||" || short === "??"
      ? either(machine, short, before, right)
      : binary(short, before, right());
  if (left.type === "Identifier") assign(machine, left.name, after, frame);
  else give(machine, left, after, frame, "assign");
  return after;
}

function removed(machine: Machine, node: Expression, frame: Frame): Value {
  if (node.type !== "MemberExpression" || node.object.type === "Super") return unknown();
  const object = machine.evaluate(node.object, frame);
  const name = nameOf(memberKey(machine, node.property, node.computed, frame));
  if (object instanceof Thing && name !== undefined && machine.doubt === 0) object.members.delete(name);
  return true;
}
