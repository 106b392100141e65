/** A primitive that the text of a script shows. */
export type Primitive = string | number | boolean | null | undefined;

export type Single = Primitive | Thing;

/** What stands at a place of a script; several where the text leaves open which. */
export type Value = Single | Either;

export class Either {
  public constructor(public readonly of: readonly Single[]) {}
}

export interface Arguments {
  readonly values: readonly Value[];
  /** More may follow than are known. */
  readonly isOpen: boolean;
}

/** What calling a function does. */
export interface Code {
  /** As `length` of the function; undefined when the text does not show it. */
  readonly parameters: number | undefined;
  /** Of the script itself: what is handed a function may call it. */
  readonly isOwn: boolean;
  readonly run: (self: Value, given: Arguments) => Value;
}

export interface Member {
  /** Of an accessor, what its getter is. */
  readonly value: Value;
  readonly isAccessor?: boolean;
  readonly setter?: Value;
}

/**
 * - `object`, `array`, `function`: made by the script, or known as well as if it were
 * - `global`: the global object, of which only the script's own members are known
 * - `unknown`: whatever it may be
 * - `unset`: a global that the script has not set: another's, or nothing
 */
type Kind = "global" | "object" | "array" | "function" | "unknown" | "unset";

/** An object of a script, with the members that the text shows. */
export class Thing {
  public readonly members = new Map<string, Member>();
  /** Members that were read of it without being shown: each the same when read again. */
  public readonly guesses = new Map<string, Thing>();
  public proto: Value = null;
  /** It may have other members than those known. */
  public isOpen: boolean;

  public constructor(
    public readonly kind: Kind,
    public readonly code?: Code,
    /** Of what is `unset`: the dotted name that it was read by. */
    public readonly path = "",
  ) {
    this.isOpen = kind === "unknown" || kind === "unset";
  }

  /** Whether it may be anything, nothing included. */
  public get isGuess(): boolean {
    return this.kind === "unknown" || this.kind === "unset";
  }

  /** A member that it may have. What is read of another's global is another's as well. */
  public guess(name: string): Thing {
    const isUnset = this.kind !== "unknown";
    const path = this.path === "" ? name : `${this.path}.${name}`;
    const known = this.guesses.get(name) ?? (isUnset ? new Thing("unset", undefined, path) : new Thing("unknown"));
    this.guesses.set(name, known);
    return known;
  }

  /** Whether the script set a member of it, or of what it read of it. */
  public get isSet(): boolean {
    return this.members.size > 0 || [...this.guesses.values()].some((guess) => guess.isSet);
  }
}

/** More than that are anything. */
const MOST_TOGETHER = 12;

export function unknown(): Thing {
  return new Thing("unknown");
}

export function singles(value: Value): readonly Single[] {
  return value instanceof Either ? value.of : [value];
}

export function joined(...values: readonly Value[]): Value {
  const of = [...new Set(values.flatMap(singles))];
  if (of.length > MOST_TOGETHER) return unknown();
  return of.length === 1 ? of[0] : new Either(of);
}

/** The name of a member; undefined when the text does not show it. */
export function nameOf(key: Value): string | undefined {
  return key instanceof Thing || key instanceof Either ? undefined : String(key);
}

/** Undefined when the text does not show it. */
export function truth(value: Value): boolean | undefined {
  const each = new Set(
    singles(value).map((single) => (single instanceof Thing ? (single.isGuess ? undefined : true) : Boolean(single))),
  );
  return each.size === 1 ? [...each][0] : undefined;
}

/** Whether it is null or undefined. */
export function isNothing(value: Value): boolean | undefined {
  const each = new Set(
    singles(value).map((single) => (single instanceof Thing && single.isGuess ? undefined : (single ?? null) === null)),
  );
  return each.size === 1 ? [...each][0] : undefined;
}

export function typeOf(value: Value): Value {
  return joined(
    ...singles(value).map((single) => {
      if (!(single instanceof Thing)) return typeof single;
      if (single.isGuess) return unknown();
      return single.code === undefined ? "object" : "function";
    }),
  );
}

/** UTF-16 code units. A text that doubles itself would else fill the memory. */
const LONGEST_TEXT = 100_000;

/** A text, unless it is too long to be kept. */
export function textOf(text: string): Value {
  return text.length > LONGEST_TEXT ? unknown() : text;
}

/** An array of these. */
export function arrayOf(values: readonly Value[], isOpen = false): Thing {
  const array = new Thing("array");
  values.forEach((value, index) => array.members.set(`${index}`, { value }));
  array.isOpen = isOpen;
  return array;
}

/** The items of an array, in order; undefined when the text does not show them all. */
export function itemsOf(value: Value): readonly Value[] | undefined {
  if (!(value instanceof Thing) || value.kind !== "array" || value.isOpen) return undefined;
  return Array.from({ length: value.members.size }, (_, index) => value.members.get(`${index}`)?.value);
}

/** A function that is not the script's own. */
export function native(parameters: number, run: (self: Value, given: readonly Value[]) => Value): Thing {
  return new Thing("function", {
    parameters,
    isOwn: false,
    run: (self, { values }) => run(self, values),
  });
}
