import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { checkSolution } from "./check/check";
import { openPackage, type Problem, type SolutionPackage } from "./check/package";
import { checkPair } from "./check/pair";
import type { PackageKind } from "./pack/customizations";
import { packageVersion } from "./pack/packageVersion";
import { packSolution, stampedTree } from "./pack/pack";
import { readSourceTree } from "./pack/sourceTree";
import { childText } from "./xml";
import { writeFolder } from "./pack/writeFiles";

const OUT = "out/solution";
const NAME = "OpenCXForDynamics365";
const KINDS: readonly PackageKind[] = ["managed", "unmanaged"];
const USAGE = `usage:
  pack, or nothing              packs Solution/src with what "npm run build" made into ${OUT}
  check [--xsd DIR] ZIP...      checks solution zips; a managed and an unmanaged one together also against each other;
                                with --xsd also against Microsoft's schema files in DIR
`;

/** Packs both kinds and checks them: a zip that is wrong must not lie there looking finished. */
async function pack(): Promise<number> {
  const version = await packageVersion();
  const tree = await readSourceTree();
  // For `pac solution pack`, which wants the whole unpacked tree in one folder.
  await writeFolder(path.join(OUT, "src"), stampedTree(tree, version));
  await mkdir(OUT, { recursive: true });
  const files = KINDS.map((kind) => ({ kind, file: path.join(OUT, `${NAME}_${kind}.zip`) }));
  for (const { kind, file } of files) {
    const bytes = packSolution(tree, kind, version);
    await writeFile(file, bytes);
    process.stdout.write(`${file} ${version} ${bytes.length} bytes\n`);
  }
  return check(
    files.map(({ file }) => file),
    undefined,
  );
}

async function check(files: readonly string[], schemas: string | undefined): Promise<number> {
  const solutions = await Promise.all(files.map(async (file) => openPackage(await readFile(file), file)));
  const [managed, unmanaged] = pairOf(solutions);
  const problems: (Problem & { readonly file: string })[] = solutions.flatMap((solution) =>
    checkSolution(solution).map((problem) => ({ ...problem, file: solution.file })),
  );
  if (managed !== undefined && unmanaged !== undefined) {
    problems.push(
      ...checkPair(managed, unmanaged).map((problem) => ({ ...problem, file: `${managed.file} + ${unmanaged.file}` })),
    );
  }
  if (schemas !== undefined) {
    // Loaded only when asked for: it brings 2 MB of WebAssembly.
    const { validateXsd } = await import("./check/xsdValidation");
    const found = await validateXsd(solutions, schemas);
    problems.push(
      ...solutions.flatMap(({ file }, index) => (found[index] ?? []).map((problem) => ({ ...problem, file }))),
    );
  }
  for (const { file, part, message } of problems) process.stderr.write(`${file}: ${part}: ${message}\n`);
  process.stdout.write(
    problems.length === 0
      ? `${files.length} checked, no problems\n`
      : `${files.length} checked, ${problems.length} problems\n`,
  );
  return problems.length === 0 ? 0 : 1;
}

/** The two zips, when exactly one managed and one unmanaged zip of one solution were given. */
function pairOf(
  solutions: readonly SolutionPackage[],
): readonly [SolutionPackage | undefined, SolutionPackage | undefined] {
  const [one, other] = solutions;
  if (solutions.length !== 2 || one === undefined || other === undefined) return [undefined, undefined];
  if (childText(one.manifest, "UniqueName") !== childText(other.manifest, "UniqueName")) return [undefined, undefined];
  return childText(one.manifest, "Managed") === "1" ? [one, other] : [other, one];
}

async function run(): Promise<number> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { xsd: { type: "string" } } });
  const [command = "pack", ...files] = positionals;
  if (command === "pack" && files.length === 0) return pack();
  if (command === "check" && files.length > 0) return check(files, values.xsd);
  process.stderr.write(USAGE);
  return 2;
}

try {
  process.exitCode = await run();
} catch (error) {
  // Every error of these files says in words what is wrong and what to do; a stack would only hide it.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
