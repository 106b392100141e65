import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { checkZip } from "./check/check";
import { isOurs } from "./check/ours";
import { openPackage, type SolutionPackage } from "./check/package";
import { checkPair } from "./check/pair";
import { findingText, type Finding, type Problem } from "./check/problem";
import { checkRequired, requiredSolutions } from "./check/required";
import type { SchemaValidator } from "./check/xsdValidation";
import { packageVersion } from "./pack/packageVersion";
import { packSolution, stampedTree } from "./pack/pack";
import { readSourceTree } from "./pack/sourceTree";
import { SOLUTIONS, zipOf } from "./solutions";
import { childText } from "./xml";
import { writeFolder } from "./pack/writeFiles";
import { readZipFile, ZipError } from "./zip";
import { smallestDeflate } from "./zip/smallest";
import { optionFault } from "../Transcript/text/optionFault";
import { printableLines } from "../Transcript/text/printable";

/** What the command reaches the world by, beside files. */
export interface Terminal {
  readonly out: (line: string) => void;
  readonly error: (line: string) => void;
}

/** Loads by top-level await, which not everything that runs the command can. */
export type OpenSchemas = (folder: string) => Promise<SchemaValidator>;

interface CommandValues {
  readonly xsd?: string;
  readonly help?: boolean;
}

const USAGE = printableLines(`usage: npm run solution -- [command]
  pack, or nothing              packs ${SOLUTIONS.map(({ source }) => source).join(", ")} with what "npm run build" made
  check [--xsd DIR] ZIP...      checks solution zips, each finding at one of two levels:
                                  refused  an import refuses the zip; in brackets: who says so
                                  ours     a rule of this project; other publishers' solutions are not held to them
                                with --xsd our own also against Microsoft's schema files in DIR; a managed and an
                                unmanaged one of ours also against each other, and one that needs another of ours
                                against that one. No script of a zip runs.`);

/** Packs both kinds of each solution and checks them: a zip that is wrong must not lie there looking finished. */
async function pack(terminal: Terminal): Promise<number> {
  const version = await packageVersion();
  const deflate = await smallestDeflate();
  const files: string[] = [];
  for (const solution of SOLUTIONS) {
    const tree = await readSourceTree(solution);
    // For `pac solution pack`, which wants the whole unpacked tree in one folder.
    await writeFolder(solution.unpacked, stampedTree(tree, version));
    for (const kind of solution.kinds) {
      const file = zipOf(solution, kind);
      const bytes = packSolution(tree, kind, version, deflate);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, bytes);
      files.push(file);
      terminal.out(`${file} ${version} ${bytes.length} bytes`);
    }
  }
  return check(files, undefined, terminal);
}

/** Problems that are written one by one: a zip of a megabyte can have a hundred thousand. */
const MOST_SHOWN = 200;

interface Told {
  readonly file: string;
  readonly finding: Finding;
}

/** Of a solution that was checked, what finds its pair. */
interface Seen {
  readonly file: string;
  readonly name: string;
  readonly isManaged: boolean;
  /** Names of the solutions that it needs. */
  readonly needs: ReadonlySet<string>;
}

/**
 * One after another, and each let go before the next: a batch of large solutions would else fill the memory. A zip that
 * cannot be read is told like any other fault, and the next one is checked.
 */
async function check(
  files: readonly string[],
  validator: SchemaValidator | undefined,
  terminal: Terminal,
): Promise<number> {
  const told: Told[] = [];
  const seen: Seen[] = [];
  let missing = 0;
  for (const file of files) {
    const bytes = await bytesOf(file, terminal);
    if (bytes === undefined) {
      missing++;
      continue;
    }
    const { solution, findings } = checkZip(bytes, file);
    const ours = solution !== undefined && isOurs(solution);
    const invalid = validator === undefined || !ours ? [] : validator.validate(solution);
    told.push(...[...findings, ...invalid].map((finding) => ({ file, finding })));
    if (ours)
      seen.push({
        file,
        name: childText(solution.manifest, "UniqueName"),
        isManaged: childText(solution.manifest, "Managed") === "1",
        needs: requiredSolutions(solution),
      });
  }
  for (const [managed, unmanaged] of pairsOf(seen)) told.push(...(await faultsOf(managed, unmanaged, checkPair)));
  for (const one of seen)
    for (const other of seen.filter(({ name, isManaged }) => one.needs.has(name) && isManaged === one.isManaged))
      told.push(...(await faultsOf(one.file, other.file, checkRequired)));
  const { out, error } = terminal;
  for (const { file, finding } of told.slice(0, MOST_SHOWN)) error(`${file}: ${findingText(finding)}`);
  if (told.length > MOST_SHOWN) error(`and ${told.length - MOST_SHOWN} more: mend these first`);
  const refused = told.filter(({ finding }) => finding.level === "refused").length;
  const counted = told.length === 0 ? "no problems" : `${told.length} problems`;
  const levels = told.length === 0 ? "" : `, ${refused} refused, ${told.length - refused} ours`;
  out(`${files.length - missing} checked, ${counted}${levels}${missing === 0 ? "" : `, ${missing} could not be read`}`);
  return told.length === 0 && missing === 0 ? 0 : 1;
}

/** @returns undefined, and says why, when there is no such file */
async function bytesOf(file: string, { error }: Terminal): Promise<Uint8Array | undefined> {
  try {
    return await readZipFile(file);
  } catch (thrown) {
    if (!(thrown instanceof ZipError)) throw thrown;
    error(thrown.message);
    return undefined;
  }
}

/** The managed and the unmanaged zip of each solution of ours of which exactly these two were given. */
function pairsOf(seen: readonly Seen[]): readonly (readonly [managed: string, unmanaged: string])[] {
  return [...new Set(seen.map(({ name }) => name))].flatMap((name) => {
    const [one, other, more] = seen.filter((candidate) => candidate.name === name);
    if (one === undefined || other === undefined || more !== undefined) return [];
    return [one.isManaged ? ([one.file, other.file] as const) : ([other.file, one.file] as const)];
  });
}

/** What two zips of ours show only together. */
async function faultsOf(
  one: string,
  other: string,
  check: (one: SolutionPackage, other: SolutionPackage) => readonly Problem[],
): Promise<readonly Told[]> {
  const [first, second] = [openPackage(await readZipFile(one), one), openPackage(await readZipFile(other), other)];
  return check(first, second).map(({ part, message }) => ({
    file: `${one} + ${other}`,
    finding: { level: "ours", part, line: undefined, message, source: undefined },
  }));
}

/** @returns what is wrong with it when it cannot be understood */
function commandLine(
  args: readonly string[],
): string | { readonly positionals: readonly string[]; readonly values: CommandValues } {
  try {
    const options = { xsd: { type: "string" }, help: { type: "boolean" } } as const;
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (thrown) {
    return optionFault(thrown);
  }
}

/**
 * `npm run solution`.
 * @returns the code that it ends with
 */
export async function runSolution(
  args: readonly string[],
  terminal: Terminal,
  openSchemas: OpenSchemas,
): Promise<number> {
  try {
    return await run(args, terminal, openSchemas);
  } catch (thrown) {
    // Every error of these files says in words what is wrong and what to do; a stack would only hide it.
    terminal.error(thrown instanceof Error ? thrown.message : String(thrown));
    return 1;
  }
}

async function run(args: readonly string[], terminal: Terminal, openSchemas: OpenSchemas): Promise<number> {
  const { out, error } = terminal;
  const parsed = commandLine(args);
  if (typeof parsed === "string") {
    error(parsed);
    USAGE.forEach(error);
    return 2;
  }
  const { positionals, values } = parsed;
  if (values.help === true) {
    USAGE.forEach(out);
    return 0;
  }
  const [command = "pack", ...files] = positionals;
  if (command === "pack" && files.length === 0) return pack(terminal);
  if (command === "check" && files.length > 0) {
    const validator = values.xsd === undefined ? undefined : await openSchemas(values.xsd);
    try {
      return await check(files, validator, terminal);
    } finally {
      validator?.dispose();
    }
  }
  if (command !== "pack" && command !== "check") error(`there is no command ${command}`);
  USAGE.forEach(error);
  return 2;
}
