import { existsSync } from "node:fs";
import path from "node:path";
import type { z } from "zod";
import { readNamedFile } from "../secretFile";
import { PARTS } from "./parts";
import type { SettingsPart } from "./settings";

/** What somebody set, by the names of the variables, wherever it was written. */
export interface Given {
  readonly values: Readonly<Record<string, string>>;
  /** Where a secret was read, of those that stand in a file. */
  readonly files: ReadonlyMap<string, string>;
}

/** What is wrong with one setting. */
export interface SettingFault {
  readonly variable: string;
  readonly message: string;
}

/** A part as the service takes it; or all that is wrong with it. */
export function partOf(part: SettingsPart, given: Given): { readonly value: object } | readonly SettingFault[] {
  const result = PARTS[part].safeParse(given.values);
  if (!result.success) return result.error.issues.map((issue) => faultOf(issue, given));
  const secretFile = given.files.get("DATAVERSE_CLIENT_SECRET");
  const value = part === "dataverse" && secretFile !== undefined ? { ...result.data, secretFile } : result.data;
  return { value };
}

function faultOf(issue: z.core.$ZodIssue, { values }: Given): SettingFault {
  const variable = String(issue.path[0] ?? "");
  const isMissing = values[variable] === undefined && !issue.message.startsWith("is not set");
  return { variable, message: isMissing ? "is not set; docs/operators.md says what it is" : issue.message };
}

/** A secret that stands elsewhere, with the file it was read from; or what is wrong, in words that quote none of it. */
export type FoundSecret = { readonly secret: string; readonly file?: string } | { readonly fault: string };

const ENVIRONMENT = /^env:([A-Za-z_][A-Za-z0-9_]*)$/;
const FILE = /^file:(.+)$/;

/** The variable that a reference names; undefined when it names none. */
export function variableIn(reference: string): string | undefined {
  return ENVIRONMENT.exec(reference)?.[1];
}

/** Whether a text says where a secret is, as `env:NAME` or `file:PATH` does. */
export function isReference(text: string): boolean {
  return ENVIRONMENT.test(text) || FILE.test(text);
}

/** A password may begin and end with what it likes. */
const ANY_TEXT: ReadonlySet<string> = new Set(["DATAVERSE_CERTIFICATE_PASSWORD"]);

/**
 * What is wrong with how a variable was written, whichever setting it is: what a shell would have taken away, and the
 * file of a secret in the secret's place. In words that quote none of it.
 */
export function writingFault(variable: string, text: string, isSecret: boolean): string | undefined {
  if (/^(["']).*\1$/s.test(text) && !ANY_TEXT.has(variable))
    return "stands in quotes, which are taken for a part of it (Docker's --env-file keeps them): leave them out";
  if (isSecret && path.isAbsolute(text) && existsSync(text)) return "is the path of a file: write file: before it";
  return undefined;
}

/** The secret that a reference names. @param folder that a path is meant from */
export function secretAt(reference: string, environment: NodeJS.ProcessEnv, folder: string): FoundSecret {
  const name = variableIn(reference);
  if (name !== undefined) {
    const secret = environment[name]?.trim() ?? "";
    return secret === ""
      ? { fault: `${reference}: there is no such environment variable, or it is empty` }
      : { secret };
  }
  const file = path.resolve(folder, FILE.exec(reference)?.[1] ?? "");
  const read = readNamedFile(file);
  if ("fault" in read) return { fault: `${reference}: ${read.fault}` };
  // One that was saved as UTF-16 has zeros between its letters.
  if (/[\0\uFFFD]/.test(read.text)) return { fault: `${reference}: is no text in UTF-8: save it as such` };
  if (/[\r\n]/.test(read.text)) return { fault: `${reference}: holds several lines, and must hold the secret alone` };
  return { secret: read.text, file };
}
