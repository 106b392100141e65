import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { checkSolution } from "./check/check";
import { openPackage, type Problem, type SolutionPackage } from "./check/package";
import { checkPair } from "./check/pair";
import { packageVersion } from "./pack/packageVersion";
import { packSolution, stampedTree } from "./pack/pack";
import { readSourceTree } from "./pack/sourceTree";
import { KINDS, SOLUTIONS, zipOf } from "./solutions";
import { childText } from "./xml";
import { validateXsd } from "./check/xsdValidation";
import { writeFolder } from "./pack/writeFiles";
import { error, out } from "./terminal";
import { readZipFile } from "./zip";
import { optionFault } from "../Transcript/text/optionFault";
import { printableLines } from "../Transcript/text/printable";

interface CommandValues {
  readonly xsd?: string;
  readonly help?: boolean;
}

const USAGE = printableLines(`usage: npm run solution -- [command]
  pack, or nothing              packs ${SOLUTIONS.map(({ source }) => source).join(", ")} with what "npm run build" made
  check [--xsd DIR] ZIP...      checks solution zips; a managed and an unmanaged one of a solution also against each other;
                                with --xsd also against Microsoft's schema files in DIR`);

/** Packs both kinds of each solution and checks them: a zip that is wrong must not lie there looking finished. */
async function pack(): Promise<number> {
  const version = await packageVersion();
  const files: string[] = [];
  for (const solution of SOLUTIONS) {
    const tree = await readSourceTree(solution);
    // For `pac solution pack`, which wants the whole unpacked tree in one folder.
    await writeFolder(solution.unpacked, stampedTree(tree, version));
    for (const kind of KINDS) {
      const file = zipOf(solution, kind);
      const bytes = packSolution(tree, kind, version);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, bytes);
      files.push(file);
      out(`${file} ${version} ${bytes.length} bytes`);
    }
  }
  return check(files, undefined);
}

/** Problems that are written one by one: a zip of a megabyte can have a hundred thousand. */
const MOST_SHOWN = 200;

async function check(files: readonly string[], schemas: string | undefined): Promise<number> {
  const solutions: SolutionPackage[] = [];
  // One after another: two zips that fill the memory are no faster read at once.
  for (const file of files) solutions.push(openPackage(await readZipFile(file), file));
  const problems: (Problem & { readonly file: string })[] = solutions.flatMap((solution) =>
    checkSolution(solution).map((problem) => ({ ...problem, file: solution.file })),
  );
  for (const [managed, unmanaged] of pairsOf(solutions)) {
    problems.push(
      ...checkPair(managed, unmanaged).map((problem) => ({ ...problem, file: `${managed.file} + ${unmanaged.file}` })),
    );
  }
  if (schemas !== undefined) {
    const found = await validateXsd(solutions, schemas);
    problems.push(
      ...solutions.flatMap(({ file }, index) => (found[index] ?? []).map((problem) => ({ ...problem, file }))),
    );
  }
  for (const { file, part, message } of problems.slice(0, MOST_SHOWN)) error(`${file}: ${part}: ${message}`);
  if (problems.length > MOST_SHOWN) error(`and ${problems.length - MOST_SHOWN} more: mend these first`);
  out(`${files.length} checked, ${problems.length === 0 ? "no" : problems.length} problems`);
  return problems.length === 0 ? 0 : 1;
}

/** The managed and the unmanaged zip of each solution of which exactly these two were given. */
function pairsOf(solutions: readonly SolutionPackage[]): readonly (readonly [SolutionPackage, SolutionPackage])[] {
  const names = new Set(solutions.map(nameOf));
  return [...names].flatMap((name) => {
    const [one, other, more] = solutions.filter((solution) => nameOf(solution) === name);
    if (one === undefined || other === undefined || more !== undefined) return [];
    return [isManaged(one) ? ([one, other] as const) : ([other, one] as const)];
  });
}

function nameOf(solution: SolutionPackage): string {
  return childText(solution.manifest, "UniqueName");
}

function isManaged(solution: SolutionPackage): boolean {
  return childText(solution.manifest, "Managed") === "1";
}

/** @returns what is wrong with it when it cannot be understood */
function commandLine(): string | { readonly positionals: readonly string[]; readonly values: CommandValues } {
  try {
    return parseArgs({ allowPositionals: true, options: { xsd: { type: "string" }, help: { type: "boolean" } } });
  } catch (thrown) {
    return optionFault(thrown);
  }
}

async function run(): Promise<number> {
  const parsed = commandLine();
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
  if (command === "pack" && files.length === 0) return pack();
  if (command === "check" && files.length > 0) return check(files, values.xsd);
  if (command !== "pack" && command !== "check") error(`there is no command ${command}`);
  USAGE.forEach(error);
  return 2;
}

try {
  process.exitCode = await run();
} catch (thrown) {
  // Every error of these files says in words what is wrong and what to do; a stack would only hide it.
  error(thrown instanceof Error ? thrown.message : String(thrown));
  process.exitCode = 1;
}
