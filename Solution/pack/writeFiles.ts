import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Parts } from "../zip";

/** Writes files below a folder, which is emptied first: what a former build left must not be packed again. */
export async function writeFolder(folder: string, files: Parts): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const [name, bytes] of files) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
}
