import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { errorCode, errorText } from "../command/errorText";
import { parseCall, type CallProblem } from "./callSchema";
import type { CallFile } from "./contract";

/**
 * A folder or file of calls that cannot be used. `file` is the path; `field` the first field at fault, absent when it
 * is not about one field.
 */
export class CallFileError extends Error {
  override readonly name = "CallFileError";

  constructor(
    readonly file: string,
    problem: string,
    readonly field?: string,
  ) {
    super(`${file}: ${problem}`);
  }
}

/**
 * Reads every `*.json` of a folder as a call, sorted by file name. Other files are left alone.
 * @throws CallFileError when the folder cannot be read or holds no call, when a file is not JSON or not a call, or when
 * two files hold the same session.
 */
export async function readCalls(dir: string): Promise<readonly CallFile[]> {
  const names = (await list(dir)).filter((name) => name.endsWith(".json")).sort();
  if (names.length === 0) throw new CallFileError(dir, "holds no call files (*.json)");
  const calls = await Promise.all(names.map((name) => readCall(path.join(dir, name))));
  const files = new Map<string, string>();
  calls.forEach((call, index) => {
    const name = names[index] ?? "";
    const earlier = files.get(call.session.id);
    if (earlier !== undefined)
      throw new CallFileError(
        path.join(dir, name),
        `session.id is that of ${earlier}; give each call its own`,
        "session.id",
      );
    files.set(call.session.id, name);
  });
  return calls;
}

/**
 * Reads one call file.
 * @throws CallFileError naming the file and each field at fault.
 */
async function readCall(file: string): Promise<CallFile> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    throw new CallFileError(file, `cannot be read (${errorCode(error) ?? errorText(error)})`);
  }
  let value: unknown;
  try {
    // Editors on Windows begin a file with a byte order mark, which JSON does not know.
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new CallFileError(file, `is not JSON: ${errorText(error)}`);
  }
  const parsed = parseCall(value);
  if ("call" in parsed) return parsed.call;
  throw new CallFileError(file, parsed.problems.map(inWords).join("; "), parsed.problems[0]?.field);
}

async function list(dir: string): Promise<readonly string[]> {
  try {
    return await readdir(dir);
  } catch (error) {
    throw new CallFileError(dir, `is not a folder that can be read (${errorCode(error) ?? errorText(error)})`);
  }
}

function inWords({ field, problem }: CallProblem): string {
  return field === "" ? problem : `${field}: ${problem}`;
}
