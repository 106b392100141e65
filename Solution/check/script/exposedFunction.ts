import { createContext, runInContext } from "node:vm";

/** What loading a script left under a dotted name. */
export type Exposed =
  | { readonly kind: "found"; readonly parameters: number }
  | { readonly kind: "missing" }
  | { readonly kind: "broken"; readonly reason: string };

const TIMEOUT_MS = 2_000;

/**
 * Loads a classic script into an empty global, as a form does, and looks for a function by its dotted name. The script
 * is run: check only zips that you would import.
 * @param file for error messages
 * @param name e.g. `OpenCX.CaseForm.onLoad`
 */
export function exposedFunction(script: string, file: string, name: string): Exposed {
  // The names go in through JSON, never as code.
  const context = createContext(Object.create(null) as object);
  try {
    runInContext(script, context, { filename: file, timeout: TIMEOUT_MS });
    const path = JSON.stringify(name.split("."));
    const length: unknown = runInContext(
      `(() => { const found = ${path}.reduce(` +
        `(value, key) => (value === undefined || value === null ? undefined : value[key]), globalThis); ` +
        `return typeof found === "function" ? found.length : -1; })()`,
      context,
      { timeout: TIMEOUT_MS },
    );
    return typeof length === "number" && length >= 0 ? { kind: "found", parameters: length } : { kind: "missing" };
  } catch (error) {
    // Errors of another realm are no instances of this one's Error.
    return { kind: "broken", reason: String(error) };
  }
}
