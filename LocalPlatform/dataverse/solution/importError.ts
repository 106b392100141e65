import { WebApiError } from "../model/webApiError";

/**
 * A solution that an import refuses. Codes and texts are Microsoft's published error list; what it leaves open follows in
 * words of ours, after a dash.
 */
export class ImportError extends WebApiError {
  override readonly name = "ImportError";

  /** @param code hexadecimal, such as `0x80048060` */
  constructor(code: string, message: string, detail?: string) {
    super(400, code, detail === undefined ? message : `${message} - ${detail}`);
  }
}

/** ImportSolutionError, for what no document has a text of its own for: `detail` says it (inferred). */
export function notImportable(detail: string): ImportError {
  return new ImportError("0x80048033", "An error occurred while importing a Solution.", detail);
}

/** ImportMissingComponent. @param type number of the component type */
export function missingComponent(name: string, type: number): ImportError {
  return new ImportError(
    "0x8004801f",
    `Cannot add a Root Component ${name} of type ${type} because it is not in the target system.`,
  );
}
