import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** One input that real life breaks us with, and what it must give. */
export interface Case<Input, Expected> {
  readonly input: Input;
  readonly expected: Expected;
  readonly why: string;
}

/** The folder beside the project, and one that the environment names. */
const FOLDERS = [path.resolve(process.cwd(), "../shared/cases"), process.env.CASES_DIR].filter(
  (folder): folder is string => folder !== undefined && existsSync(folder),
);

/**
 * The cases of a theme, of every file `<theme>.json` in a folder of cases or in a folder inside it. None, with a
 * warning, where no such folder is there.
 */
export function readCases<Input, Expected>(theme: string): readonly Case<Input, Expected>[] {
  const files = FOLDERS.flatMap((folder) => [
    folder,
    ...readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => path.join(folder, entry.name)),
  ])
    .map((folder) => path.join(folder, `${theme}.json`))
    .filter((file) => existsSync(file));
  if (files.length === 0) console.warn(`SKIPPED: the cases of ${theme}; neither ../shared/cases nor CASES_DIR has any`);
  return files.flatMap((file) => JSON.parse(readFileSync(file, "utf8")) as readonly Case<Input, Expected>[]);
}
