import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const tracked = (): readonly string[] =>
  execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" })
    .split("\n")
    .filter(Boolean);

/**
 * A fresh clone of this project as it stands on disk.
 * @param installed whether its node_modules is ours; otherwise it has none
 * @returns its folder
 */
export function copyTree({ installed }: { readonly installed: boolean }): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "opencx-clone-"));
  for (const file of tracked()) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    // A file may be gone from the disk and not yet from the index.
    cpSync(file, path.join(folder, file), { force: true, errorOnExist: false });
  }
  if (installed) installIn(folder);
  return folder;
}

/** Gives a clone our node_modules. */
export function installIn(folder: string): void {
  // One link for each package, so that a test may put another one beside them.
  mkdirSync(path.join(folder, "node_modules"));
  for (const name of readdirSync("node_modules"))
    symlinkSync(path.resolve("node_modules", name), path.join(folder, "node_modules", name));
}

export function removeTree(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
