import { parseArgs } from "node:util";
import { optionFault } from "../../Transcript/text/optionFault";

/** A command line that cannot be understood: the message says which flag and what it takes. Exit status 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Flags by name; `switch` takes no value. All others take one. */
export type FlagKinds = Readonly<Record<string, "value" | "switch">>;

/** What was given: texts of value flags, and which switches are on. */
export interface Flags {
  text(name: string): string | undefined;
  on(name: string): boolean;
  /** A whole number, or undefined when the flag is absent. @throws UsageError */
  number(
    name: string,
    range: { readonly from: number; readonly to: number; readonly unit?: string },
  ): number | undefined;
}

/**
 * Reads a command line.
 * @throws UsageError for an unknown flag, a flag without its value or a stray word.
 */
export function readFlags(args: readonly string[], kinds: FlagKinds): Flags {
  const options = Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [
      name,
      { type: kind === "value" ? ("string" as const) : ("boolean" as const) },
    ]),
  );
  let values: Readonly<Record<string, unknown>>;
  try {
    ({ values } = parseArgs({ args: [...args], options, strict: true, allowPositionals: false }));
  } catch (error) {
    throw new UsageError(optionFault(error));
  }
  const text = (name: string): string | undefined => {
    const value = values[name];
    if (value === "") throw new UsageError(`--${name} takes a value, and was given none`);
    return typeof value === "string" ? value : undefined;
  };
  return {
    text,
    on: (name) => values[name] === true,
    number: (name, range) => {
      const value = text(name);
      return value === undefined ? undefined : wholeNumber(value, `--${name}`, range);
    },
  };
}

/** @throws UsageError when the text is not a whole number within the range, both ends included. */
export function wholeNumber(
  text: string,
  what: string,
  { from, to, unit = "" }: { readonly from: number; readonly to: number; readonly unit?: string },
): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < from || value > to)
    throw new UsageError(`${what} takes a whole number${unit && ` of ${unit}`} from ${from} to ${to}, not "${text}"`);
  return value;
}
