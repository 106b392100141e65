import { Either, nameOf, textOf, Thing, truth, unknown, type Value } from "./value";

/** What an operator between two values comes to. */
export function binary(operator: string, left: Value, right: Value): Value {
  if (/^[!=]==?$/.test(operator)) {
    const same = equal(left, right, operator.length === 3);
    return same === undefined ? unknown() : same === operator.startsWith("=");
  }
  if (operator === "in" && right instanceof Thing && !right.isOpen && right.proto === null) {
    const name = nameOf(left);
    return name === undefined ? unknown() : right.members.has(name);
  }
  if (operator === "+" && (typeof left === "string" || typeof right === "string")) {
    const [one, other] = [nameOf(left), nameOf(right)];
    return one === undefined || other === undefined ? unknown() : textOf(one + other);
  }
  if (typeof left !== "number" || typeof right !== "number") return unknown();
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return left / right;
    case "%":
      return left % right;
    case "<":
      return left < right;
    case ">":
      return left > right;
    case "<=":
      return left <= right;
    case ">=":
      return left >= right;
    default:
      return unknown();
  }
}

function equal(left: Value, right: Value, isStrict: boolean): boolean | undefined {
  if (left instanceof Either || right instanceof Either) return undefined;
  for (const value of [left, right]) if (value instanceof Thing && value.isGuess) return undefined;
  if (left === right) return true;
  if (isStrict || (left instanceof Thing && right instanceof Thing)) return false;
  if ((left ?? null) === null || (right ?? null) === null) return (left ?? null) === (right ?? null);
  return typeof left === typeof right ? false : undefined;
}

/** What an operator before a value comes to. */
export function unary(operator: string, value: Value): Value {
  switch (operator) {
    case "void":
      return undefined;
    case "!": {
      const isTrue = truth(value);
      return isTrue === undefined ? unknown() : !isTrue;
    }
    case "-":
      return typeof value === "number" ? -value : unknown();
    case "+":
      return typeof value === "number" ? value : unknown();
    default:
      return unknown();
  }
}
