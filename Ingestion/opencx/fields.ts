import { clipped, LIST_LIMIT } from "./fieldLimits";
import { timeOf } from "./time";

/** Where an object stands in place of a text, the text is in one of these. */
const TEXT_KEYS = ["text", "value", "name", "title", "label", "number", "address", "body", "content"] as const;
/** Deeper, no text is one value. */
const DEEPEST = 4;

/** A value as text; undefined where nothing in it reads as one. @param glue between the parts of a list */
function textIn(value: unknown, glue: string, depth = 0): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  if (depth >= DEEPEST || !isObject(value)) return undefined;
  const parts: readonly unknown[] = Array.isArray(value)
    ? (value as unknown[])
    : TEXT_KEYS.map((key) => value[key]).slice(0, 1 + TEXT_KEYS.findIndex((key) => value[key] != null));
  const texts = parts.flatMap((part) => textIn(part, glue, depth + 1) ?? []).filter((text) => text !== "");
  return texts.length === 0 ? undefined : texts.join(glue);
}

/** Whether it is an object or a list. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/**
 * An object that OpenCX sent, read field by field as far as it can be: OpenCX changes shapes without notice, and one odd
 * value must not cost a caller the case. Nothing here throws. Null is absent everywhere.
 */
export class Fields {
  private readonly values: Readonly<Record<string, unknown>>;

  /**
   * @param name of the object in OpenCX's documents
   * @param odd is given the name of each field whose value has another shape than they say
   * @param only field that a bare text in place of the object is the value of
   */
  public constructor(
    value: unknown,
    private readonly name: string,
    private readonly odd: Set<string>,
    only?: string,
  ) {
    const plain = isObject(value) && !Array.isArray(value);
    if (!plain && value != null) odd.add(name);
    this.values = plain ? value : only === undefined ? {} : { [only]: value };
  }

  /** What stands there, also where the key is spelled in camel case, as OpenCX's widget is told: `createdAt`. */
  private at(key: string): unknown {
    const value =
      this.values[key] ?? this.values[key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())];
    if (value !== this.values[key] && value != null) this.tell(key);
    return value;
  }

  public has(key: string): boolean {
    return this.at(key) != null;
  }

  /** Free text: a number, a list or an object with a text in it are read as what they say. */
  public text(key: string, glue = ", "): string | undefined {
    const value = this.at(key);
    if (value == null) return undefined;
    if (typeof value !== "string") this.tell(key);
    return this.clip(key, textIn(value, glue));
  }

  /** An id: a text as it stands, or nothing. What only reads like one may be another's. */
  public token(key: string): string | undefined {
    const value = this.at(key);
    if (typeof value === "string" || value == null) return value ?? undefined;
    this.tell(key);
    return undefined;
  }

  /** A number, as it is written: numbers of tickets may be text. */
  public number(key: string): string | undefined {
    const value = this.at(key);
    if (value == null) return undefined;
    if (typeof value !== "number") this.tell(key);
    return this.clip(key, textIn(value, ", "));
  }

  /** A word of an enumeration, or several; what is no word of it is absent. */
  public words(key: string, wordOf: (text: string) => string | undefined): readonly string[] {
    const value = this.at(key);
    const given: readonly unknown[] = Array.isArray(value) ? (value as unknown[]) : value == null ? [] : [value];
    return this.some(key, given).flatMap((each) => {
      const word = typeof each === "string" ? wordOf(clipped("word", each)) : undefined;
      if (word === undefined && each !== "") this.tell(key);
      return word ?? [];
    });
  }

  /** One word of an enumeration; a list of several is no word. */
  public word(key: string, wordOf: (text: string) => string | undefined): string | undefined {
    const value = this.at(key);
    if (typeof value === "string" || value == null) return this.words(key, wordOf)[0];
    this.tell(key);
    return undefined;
  }

  /** Milliseconds since 1970. */
  public time(key: string): number | undefined {
    const value = this.at(key);
    const time = timeOf(value);
    if (value != null && (time === undefined || typeof value !== "string")) this.tell(key);
    return time;
  }

  /** An object. @param only field that a bare text in its place is the value of */
  public part(key: string, only?: string): Fields {
    return new Fields(this.at(key), `${this.name}.${key}`, this.odd, only);
  }

  /** Yes or no. */
  public flag(key: string): boolean | undefined {
    const value = this.at(key);
    if (typeof value === "boolean" || value == null) return value ?? undefined;
    this.tell(key);
    return undefined;
  }

  /** One object or several. @param only field that a bare text in place of one is the value of */
  public parts(key: string, only: string): readonly Fields[] {
    const value = this.at(key);
    const given: readonly unknown[] = Array.isArray(value) ? (value as unknown[]) : value == null ? [] : [value];
    return this.some(key, given).map((each) => new Fields(each, `${this.name}.${key}`, this.odd, only));
  }

  /** An object of the customer's own, by its keys, as it stands. */
  public record(key: string): Readonly<Record<string, unknown>> {
    const value = this.at(key);
    if (isObject(value) && !Array.isArray(value)) return value;
    if (value != null) this.tell(key);
    return {};
  }

  public list(key: string): readonly unknown[] {
    const value = this.at(key);
    if (Array.isArray(value)) return this.some(key, value as unknown[]);
    if (value == null) return [];
    this.tell(key);
    return [value];
  }

  /** As many elements of a list as are read. */
  private some(key: string, values: readonly unknown[]): readonly unknown[] {
    if (values.length > LIST_LIMIT) this.tell(key);
    return values.slice(0, LIST_LIMIT);
  }

  private clip(key: string, text: string | undefined): string | undefined {
    const read = text === undefined ? undefined : clipped(`${this.name}.${key}`, text);
    if (read !== text) this.tell(key);
    return read;
  }

  private tell(key: string): void {
    this.odd.add(`${this.name}.${key}`);
  }
}
