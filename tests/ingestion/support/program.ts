import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { eventually, startServers, type LocalServers } from "./installation";

/** The service as it ships: whoever runs the tests has built it, setup.mjs or a command. */
const CLI = path.resolve("out/ingestion/cli.mjs");

/** The built service, the servers it talks to, and a folder for its files. */
export interface ProgramSetup {
  readonly servers: LocalServers;
  readonly folder: string;
  close(): Promise<void>;
}

/** @param name of the folder, for who finds it left behind */
export async function setUpProgram(name: string): Promise<ProgramSetup> {
  const servers = await startServers();
  const folder = mkdtempSync(path.join(os.tmpdir(), `opencx-${name}-`));
  return {
    servers,
    folder,
    async close() {
      await servers.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a command that ended has said. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** A service running in a process of its own. */
export interface Program {
  readonly child: ChildProcess;
  readonly lines: readonly string[];
  /** Address of its HTTP side, once it listens. */
  listening(): Promise<string>;
  /** Resolves with the exit code, or with the signal that ended it, once all that it logged is read. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

/** Only the variables given, and what Node needs: a developer's own settings must not leak in. */
function environmentWith(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    TMPDIR: process.env.TMPDIR,
    ...environment,
  };
}

/** @param limit what the shell that starts it does before, such as `ulimit -n 300`; absent: it has what the tests have */
export function start(command: string, environment: NodeJS.ProcessEnv, limit = ":"): Program {
  const child = spawn("sh", ["-c", `${limit} && exec "$0" "$@"`, process.execPath, CLI, command], {
    env: environmentWith(environment),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on("line", (line) => {
      if (line !== "") lines.push(line);
    });
  const exit = new Promise<number | NodeJS.Signals | null>((resolve) =>
    child.once("exit", (code, signal) => resolve(code ?? signal)),
  );
  // Not that of stderr: the process that it runs for PostgreSQL has it too, and may live on.
  const read = once(child.stdout, "close");
  const ended = read.then(() => exit);
  return {
    child,
    lines,
    ended,
    listening: () =>
      eventually(
        "the service listens",
        () => {
          if (child.exitCode !== null) throw new Error(`the service ended: ${lines.join("\n")}`);
          return lines.flatMap((line) => /"url":"([^"]+)","msg":"listening"/.exec(line)?.[1] ?? [])[0];
        },
        30_000,
      ),
  };
}

/** Runs a command to its end. */
export async function run(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<Ended> {
  const child = spawn(process.execPath, [CLI, ...args], {
    env: environmentWith(environment),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const text = { out: "", error: "" };
  child.stdout.on("data", (chunk: Buffer) => (text.out += chunk.toString("utf8")));
  child.stderr.on("data", (chunk: Buffer) => (text.error += chunk.toString("utf8")));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, ...text };
}
