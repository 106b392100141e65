import { isGuid } from "../../../../Transcript/text/guid";
import { comparisonOf } from "../../conditions/comparisons";
import { PUBLISHED } from "../../metadata/published/types";
import { badQuery, noSuchProperty, WebApiError } from "../../model/webApiError";
import { bareType, propertyType, valueOf, type Definition } from "./definition";

type Test = (definition: Definition) => boolean;

/** Strings, members of an enumeration (`Microsoft.Dynamics.CRM.OwnershipTypes'UserOwned'`), parentheses, words. */
const TOKEN = /\s*((?:[\w.]+)?'(?:[^']|'')*'|[(),]|[^\s(),']+)/y;

function tokens(text: string): string[] {
  const found: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(text)?.[1];
    if (token === undefined) throw badQuery(`Syntax error at position ${at} in '${text}'.`);
    found.push(token);
  }
  return found;
}

interface Constant {
  readonly type: string;
  readonly value: string | number | boolean | null;
}

function constant(token: string): Constant {
  const [, of = "", text] = /^([\w.]*)'((?:[^']|'')*)'$/.exec(token) ?? [];
  const plain = text?.replaceAll("''", "'");
  if (plain !== undefined)
    return { type: of === "" ? "Edm.String" : of.replace("Microsoft.Dynamics.CRM.", "mscrm."), value: plain };
  if (token === "null") return { type: "null", value: null };
  if (token === "true" || token === "false") return { type: "Edm.Boolean", value: token === "true" };
  if (isGuid(token)) return { type: "Edm.Guid", value: token.toLowerCase() };
  if (/^-?\d+(\.\d+)?$/.test(token))
    return { type: token.includes(".") ? "Edm.Decimal" : "Edm.Int32", value: Number(token) };
  if (/^\d{4}-\d\d-\d\d/.test(token)) return { type: "Edm.DateTimeOffset", value: token };
  throw badQuery(`Syntax error: '${token}' is no value that can be compared with.`);
}

/** Whether a constant can stand beside a property of a type. */
function fits(type: string, given: Constant): boolean {
  if (given.type === "null") return true;
  if (/^Edm\.(Int|Decimal|Double)/.test(type)) return /^Edm\.(Int32|Decimal)$/.test(given.type);
  const members = PUBLISHED.enum[bareType(type)]?.members;
  // The documents put the enumeration's name before the text; Microsoft's own Python client sends the text alone.
  if (members !== undefined) return given.type === "Edm.String" || given.type === type;
  return given.type === type;
}

function order(left: unknown, right: Constant["value"]): number {
  if (left === right || (left == null && right === null)) return 0;
  if (left == null || right === null) return Number.NaN;
  return left < right ? -1 : 1;
}

/** The members that a constant names, as a value of such a type shows them. */
function memberOf(type: string, given: Constant): Constant["value"] {
  const members = PUBLISHED.enum[bareType(type)]?.members;
  if (members === undefined || typeof given.value !== "string") return given.value;
  const unknown = given.value.split(",").find((name) => !Object.hasOwn(members, name.trim()));
  if (unknown !== undefined)
    throw badQuery(
      `The string '${unknown}' is not a member of the enumeration '${type.replace("mscrm.", "Microsoft.Dynamics.CRM.")}'.`,
    );
  return given.value;
}

/** A filter's words, read from left to right. */
class Reader {
  private at = 0;

  constructor(
    private readonly words: readonly string[],
    private readonly type: string,
  ) {}

  whole(): Test {
    const test = this.any();
    const rest = this.words[this.at];
    if (rest !== undefined) throw badQuery(`Syntax error in $filter at '${rest}'.`);
    return test;
  }

  private any(): Test {
    const parts = [this.all()];
    while (this.take("or")) parts.push(this.all());
    return (definition) => parts.some((part) => part(definition));
  }

  private all(): Test {
    const parts = [this.one()];
    while (this.take("and")) parts.push(this.one());
    return (definition) => parts.every((part) => part(definition));
  }

  private one(): Test {
    if (this.take("not")) {
      const part = this.one();
      return (definition) => !part(definition);
    }
    if (this.take("(")) {
      const part = this.any();
      this.expect(")");
      return part;
    }
    return this.comparison();
  }

  private comparison(): Test {
    const path = this.next();
    if (this.words[this.at] === "(")
      throw new WebApiError(501, "0x8006088a", `The "${path}" function isn't supported for Metadata Entities.`);
    const { type, read } = this.property(path);
    const by = comparisonOf(this.words[this.at] ?? "");
    if (by === undefined) {
      if (type === "Edm.Boolean") return (definition) => read(definition) === true;
      throw badQuery(`Syntax error in $filter after '${path}'.`);
    }
    this.at += 1;
    const given = constant(this.next());
    if (!fits(type, given))
      throw badQuery(
        "A binary operator with incompatible types was detected. Found operand types " +
          `'${type.replace("mscrm.", "Microsoft.Dynamics.CRM.")}' and '${given.type}' for operator kind '${by.kind}'.`,
      );
    const value = memberOf(type, given);
    return (definition) => by.holds(order(read(definition), value));
  }

  /** A property, or the part of a complex one that a path such as `RequiredLevel/Value` names. */
  private property(path: string): { readonly type: string; readonly read: (definition: Definition) => unknown } {
    const [first = "", ...rest] = path.split("/");
    const found = propertyType(this.type, first);
    if (found === undefined) throw noSuchProperty(this.type, first);
    let type = found;
    for (const name of rest) {
      const inner = propertyType(bareType(type), name);
      if (inner === undefined) throw noSuchProperty(bareType(type), name);
      type = inner;
    }
    const bare = bareType(type);
    if (type.startsWith("Collection(") || Object.hasOwn(PUBLISHED.complex, bare) || bareType(found) === "Label")
      throw badQuery(`The property '${path}' of type '${bare}' can't be used in $filter.`);
    return {
      type: type.replace("!", ""),
      read: (definition) =>
        rest.reduce<unknown>(
          (value, name) => (typeof value === "object" && value !== null ? Reflect.get(value, name) : null),
          valueOf(definition, first, found),
        ),
    };
  }

  private take(word: string): boolean {
    if (this.words[this.at] !== word) return false;
    this.at += 1;
    return true;
  }

  private next(): string {
    const word = this.words[this.at];
    if (word === undefined) throw badQuery("Syntax error: $filter ends too early.");
    this.at += 1;
    return word;
  }

  private expect(word: string): void {
    if (!this.take(word)) throw badQuery(`Syntax error in $filter: '${word}' is missing.`);
  }
}

/**
 * Reads a `$filter` on metadata. Properties of primitive and enumeration types compare, and those within a complex type
 * by their path. Source: Web API, query table definitions.
 * @param type entity type of the definitions
 * @throws WebApiError 400 for syntax, names and types, 501 for a function, as the service itself answers.
 */
export function definitionFilter(text: string, type: string): Test {
  return new Reader(tokens(text), type).whole();
}
