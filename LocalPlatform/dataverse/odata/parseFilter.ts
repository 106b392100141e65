import { odataText } from "../../../Caller/odata";
import { defaultParser } from "@odata/parser";
import type { Comparison } from "../conditions/comparisons";
import { badQuery, type WebApiError } from "../model/webApiError";
import { splitChain, withoutParentheses } from "./conditionChain";
import type { Expression, Operand } from "./expression";
import { liftLiterals, plainLiteral, type Literal } from "./literal";
import { queryFunction } from "./queryFunction";

/** A node of the grammar's tree. */
interface Node {
  readonly type: string;
  readonly raw: string;
  readonly value: unknown;
}

/** Values of parameter aliases such as `@p1`, by name without `@`. */
export type Aliases = ReadonlyMap<string, string>;

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  EqualsExpression: "eq",
  NotEqualsExpression: "ne",
  GreaterThanExpression: "gt",
  GreaterOrEqualsExpression: "ge",
  LesserThanExpression: "lt",
  LesserOrEqualsExpression: "le",
};

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && "raw" in value;
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

function child(value: unknown, name: string): Node {
  const found = field(value, name);
  if (!isNode(found)) throw badQuery(`The query part '${name}' is missing.`);
  return found;
}

/** The grammar's own wrappers around what is meant. */
function unwrap(node: Node): Node {
  return ["CommonExpression", "ParenExpression", "ParameterValue"].includes(node.type) && isNode(node.value)
    ? unwrap(node.value)
    : node;
}

class Reader {
  constructor(
    private readonly literals: readonly Literal[],
    private readonly aliases: Aliases,
  ) {}

  /** A part of the query as its author wrote it, with the texts back in their places. */
  private shown(node: Node): string {
    return node.raw.replace(/'(\d+)'/g, (placeholder, index: string) => {
      const value = this.literals[Number(index)]?.value;
      return value === undefined ? placeholder : typeof value === "string" ? odataText(value) : JSON.stringify(value);
    });
  }

  /** A condition without `and`, `or` and `not`. */
  single(wrapped: Node): Expression {
    const node = unwrap(wrapped);
    const comparison = COMPARISONS[node.type];
    if (comparison !== undefined) {
      return {
        kind: "compare",
        by: comparison,
        left: this.operand(child(node.value, "left")),
        right: this.operand(child(node.value, "right")),
      };
    }
    switch (node.type) {
      case "MethodCallExpression":
        return this.method(node);
      case "FunctionExpression":
        return this.queryFunction(node);
      default:
        throw badQuery(`The filter part '${this.shown(node)}' is not a condition.`);
    }
  }

  private operand(wrapped: Node): Operand {
    const node = unwrap(wrapped);
    if (node.type === "FirstMemberExpression") return { kind: "path", path: this.path(node) };
    return { kind: "literal", literal: this.literal(node) };
  }

  private path(node: Node): readonly string[] {
    if (!/^\w+(\/\w+)*$/.test(node.raw)) throw badQuery(`'${this.shown(node)}' is not a property path.`);
    return node.raw.split("/");
  }

  private literal(wrapped: Node): Literal {
    const node = unwrap(wrapped);
    if (node.type === "ParameterAlias") return this.alias(node.raw);
    if (node.type !== "Literal" || typeof node.value !== "string")
      throw badQuery(`The expression '${this.shown(node)}' is not supported here.`);
    const lifted = /^'(\d+)'$/.exec(node.raw)?.[1];
    return lifted === undefined
      ? plainLiteral(node.value, node.raw)
      : (this.literals[Number(lifted)] ?? { edm: "null", value: null });
  }

  private alias(name: string): Literal {
    const text = this.aliases.get(name.replace(/^@/, ""))?.trim();
    if (text === undefined) throw badQuery(`The parameter alias '${name}' has no value in the query string.`);
    const { text: shape, literals } = liftLiterals(text);
    const [first] = literals;
    if (shape === "'0'" && first !== undefined) return first;
    return new Reader(literals, new Map()).literal(parse(`a eq ${shape}`, text, (tree) => child(tree.value, "right")));
  }

  private method(node: Node): Expression {
    const method = field(node.value, "method");
    const parameters = field(node.value, "parameters");
    const [subject, value] = Array.isArray(parameters) ? parameters.filter(isNode).map(unwrap) : [];
    if (
      (method !== "contains" && method !== "startswith" && method !== "endswith") ||
      subject?.type !== "FirstMemberExpression" ||
      value === undefined
    ) {
      throw badQuery(
        `The function call '${this.shown(node)}' is not supported: contains, startswith and endswith take a column and a text.`,
      );
    }
    return { kind: "like", method, path: this.path(subject), value: this.literal(value) };
  }

  private queryFunction(node: Node): Expression {
    const whole = child(node.value, "fn").raw;
    const entries = field(child(node.value, "params"), "value");
    const parameters = new Map(
      (Array.isArray(entries) ? entries.filter(isNode) : []).map((entry) => [
        child(entry.value, "name").raw,
        this.literal(child(entry.value, "value")),
      ]),
    );
    return queryFunction(whole, parameters);
  }
}

function syntaxError(shown: string): WebApiError {
  return badQuery(`Syntax error at position ${shown.length} in '${shown}'.`);
}

/** Parentheses and negations within each other, and characters of one condition, its texts not counted. */
const MOST_LEVELS = 100;
const LONGEST_CONDITION = 2000;

/**
 * What goes through a filter calls itself for each level.
 * @throws WebApiError 400 for one that is too deep
 */
function checkDepth(text: string): void {
  let [depth, deepest] = [0, 0];
  for (const [token] of text.matchAll(/[()]/g)) {
    depth += token === "(" ? 1 : -1;
    deepest = Math.max(deepest, depth);
  }
  const negations = Math.max(0, ...[...text.matchAll(/(?:not ?)+/g)].map(([run]) => run.length / "not ".length));
  if (deepest + negations > MOST_LEVELS) throw badQuery("Recursion depth exceeded the allowed limit.");
}

/** Runs the grammar; what it cannot read is the caller's syntax error. */
function parse<T>(text: string, shown: string, use: (tree: Node) => T): T {
  let tree: unknown;
  try {
    tree = defaultParser.filter(text);
  } catch {
    throw syntaxError(shown);
  }
  if (!isNode(tree)) throw syntaxError(shown);
  return use(tree);
}

/** Trees of single conditions by their shape: the many alternatives of a search differ in their texts alone. */
const TREES = new Map<string, Node>();
const MOST_TREES = 1000;

function treeOf(shape: string, shown: string): Node {
  const known = TREES.get(shape);
  if (known !== undefined) return known;
  const tree = parse(shape, shown, (read) => read);
  if (TREES.size >= MOST_TREES) TREES.clear();
  TREES.set(shape, tree);
  return tree;
}

/**
 * Reads conditions. The grammar sees one at a time: it nests `and`, `or` and `not` to the right without regard to
 * precedence (`not a and b` comes out as `not (a and b)`), and takes long over hundreds.
 */
class ConditionReader {
  constructor(
    private readonly shown: string,
    private readonly literals: readonly Literal[],
    private readonly aliases: Aliases,
  ) {}

  read(text: string): Expression {
    const chain = splitChain(text);
    if (chain === undefined) throw syntaxError(this.shown);
    const [only, ...others] = chain.map((parts): Expression => {
      const [first, ...more] = parts.map((part) => this.part(part));
      return first !== undefined && more.length === 0 ? first : { kind: "and", parts: first ? [first, ...more] : [] };
    });
    if (only === undefined) throw syntaxError(this.shown);
    return others.length === 0 ? only : { kind: "or", parts: [only, ...others] };
  }

  private part(text: string): Expression {
    if (text.startsWith("not ")) return { kind: "not", part: this.part(text.slice("not ".length).trim()) };
    const inner = withoutParentheses(text);
    if (inner !== undefined) return this.read(inner);
    const [, navigation, quantifier, variable, predicate] =
      /^(\w+(?:\/\w+)?)\/(any|all)\((?:(\w+):(.+))?\)$/s.exec(text) ?? [];
    if (navigation !== undefined) {
      if (quantifier === "all" && predicate === undefined) throw syntaxError(this.shown);
      return {
        kind: "lambda",
        quantifier: quantifier === "any" ? "any" : "all",
        navigation,
        variable: variable ?? "",
        ...(predicate === undefined ? {} : { part: this.read(predicate) }),
      };
    }
    if (text.length > LONGEST_CONDITION)
      throw badQuery(`A condition has more than ${LONGEST_CONDITION} characters: '${text.slice(0, 50)}...'.`);
    const used: Literal[] = [];
    const shape = text.replace(/'(\d+)'/g, (_, index: string) => {
      const literal = this.literals[Number(index)];
      return `'${literal === undefined ? 0 : used.push(literal) - 1}'`;
    });
    return new Reader(used, this.aliases).single(treeOf(shape, this.shown));
  }
}

/**
 * Reads a $filter (already percent-decoded).
 * @throws WebApiError 400 for syntax, 501 for query functions that the local platform does not have.
 */
export function parseFilter(filter: string, aliases: Aliases): Expression {
  const { text, literals } = liftLiterals(filter.trim());
  checkDepth(text);
  return new ConditionReader(filter, literals, aliases).read(text.trim());
}
