import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

/** A command of ours under way, as a script that runs it would see it. */
export interface RunningCommand {
  readonly pid: number;
  /** Lines of stdout so far. */
  readonly lines: readonly string[];
  /** Stderr so far. */
  errors(): string;
  /** The first line of stdout that passes, as soon as it is there; rejects when the command ends without it. */
  line(passes: (line: string) => boolean): Promise<string>;
  /** Resolves as soon as stderr passes; rejects when the command ends before. */
  error(passes: (errors: string) => boolean): Promise<void>;
  /** Exit status; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  signal(name: NodeJS.Signals): void;
}

/** Starts `node scripts/run.mjs ENTRY ...args`, which is what the npm scripts run. */
export function runEntry(
  entry: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): RunningCommand {
  const child = spawn(process.execPath, ["scripts/run.mjs", entry, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...environment },
  });
  const lines: string[] = [];
  const listeners = new Set<() => void>();
  let errors = "";
  let isOver = false;
  const notify = (): void => listeners.forEach((listener) => listener());
  createInterface({ input: child.stdout }).on("line", (line) => {
    lines.push(line);
    notify();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    errors += chunk.toString("utf8");
    notify();
  });
  const ended = once(child, "close").then(([code]) => {
    isOver = true;
    notify();
    return code as number | null;
  });
  const until = <T>(look: () => T | undefined, what: string): Promise<T> =>
    new Promise((resolve, reject) => {
      const listener = (): void => {
        const found = look();
        if (found === undefined && !isOver) return;
        listeners.delete(listener);
        if (found !== undefined) resolve(found);
        else reject(new Error(`${entry} ended without ${what}: ${errors}`));
      };
      listeners.add(listener);
      listener();
    });
  return {
    pid: child.pid ?? 0,
    lines,
    errors: () => errors,
    ended,
    signal: (name) => child.kill(name),
    line: (passes) => until(() => lines.find(passes), "the line"),
    error: (passes) => until(() => (passes(errors) ? true : undefined), "those words on stderr").then(() => undefined),
  };
}

/** Whether a process runs. One that has ended keeps its number until its parent, or the system's first, asks after it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== "linux" || !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, "latin1"));
  } catch {
    return false;
  }
}
