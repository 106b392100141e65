import { errorText } from "../../../LocalPlatform/command/errorText";
import type { FormHandler } from "../../server/drawn/layout";
import { loadScript } from "../host/control/controlRegistry";

/** A form script that the form names and that cannot be found or run: the app shows the rep a script error too. */
export class FormScriptError extends Error {
  public override readonly name = "FormScriptError";
}

type Handler = (...values: readonly unknown[]) => unknown;

/** Loads the form's libraries, in the form's order. @throws ControlLoadError */
export async function loadLibraries(libraries: readonly string[]): Promise<void> {
  for (const library of libraries) await loadScript(`/webresources/${library}`);
}

/**
 * Runs the handlers of one event in the form's order. Execution context first where the form passes it, then the form's
 * own comma-separated values.
 * @throws FormScriptError naming the function
 */
export async function runHandlers(
  handlers: readonly FormHandler[],
  executionContext: Xrm.Events.EventContext,
): Promise<void> {
  for (const handler of handlers) {
    const values = handler.parameters === "" ? [] : (JSON.parse(`[${handler.parameters}]`) as unknown[]);
    await callScript(handler, [...(handler.passExecutionContext ? [executionContext] : []), ...values]);
  }
}

/** Calls a function of a library that is loaded. @throws FormScriptError naming the function */
export async function callScript(
  { functionName, library }: Pick<FormHandler, "functionName" | "library">,
  values: readonly unknown[],
): Promise<unknown> {
  const found = globalMember(functionName);
  if (found === undefined)
    throw new FormScriptError(
      `${functionName} is no function of ${library}: the solution and the script do not match.`,
    );
  try {
    return await found(...values);
  } catch (error) {
    throw new FormScriptError(`${functionName} failed: ${errorText(error)}`);
  }
}

function globalMember(path: string): Handler | undefined {
  let at: unknown = window;
  for (const name of path.split(".")) at = (at as Readonly<Record<string, unknown>> | undefined)?.[name];
  return typeof at === "function" ? (at as Handler) : undefined;
}
