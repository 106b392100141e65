import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** What a command did. */
export interface Ended {
  /** Null when a signal ended it. */
  readonly status: number | null;
  readonly out: string;
  readonly errors: string;
}

/** A command under way. */
export interface Running {
  readonly pid: number;
  readonly ended: Promise<Ended>;
  /** Resolves when stdout and stderr together pass; rejects when the command ends before. */
  said(passes: (text: string) => boolean): Promise<void>;
  signal(name: NodeJS.Signals): void;
}

/** The address of one of our scripts, as JavaScript text. */
export const script = (name: string): string => JSON.stringify(pathToFileURL(path.resolve("scripts", name)).href);

/** Code that installs as each command does, and then goes on. */
export const INSTALL = `await (await import(${script("install/install.mjs")})).ensureInstalled({ tellEvery: 20 }); process.stdout.write("on it goes");`;

/** A folder with a package.json and a lock file of its own, where `npm` is a shell script of ours. */
export class ThrowAwayProject {
  private constructor(readonly folder: string) {}

  static async make(): Promise<ThrowAwayProject> {
    const project = new ThrowAwayProject(await mkdtemp(path.join(os.tmpdir(), "opencx-scripts-")));
    await project.write("package.json", JSON.stringify({ engines: { node: ">=20.19" } }));
    await project.wants({});
    await project.npm('mkdir -p node_modules\necho "npm $1" >> log');
    return project;
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }

  path(name: string): string {
    return path.join(this.folder, name);
  }

  async write(name: string, text: string): Promise<void> {
    await mkdir(path.dirname(this.path(name)), { recursive: true });
    await writeFile(this.path(name), text);
  }

  has(name: string): boolean {
    return existsSync(this.path(name));
  }

  read(name: string): Promise<string> {
    return readFile(this.path(name), "utf8").catch(() => "");
  }

  /**
   * The process whose number a program writes into a file, once it stands there. The file is there a moment before what
   * is written into it, and read then it would be process 0: our own group, which never ends.
   */
  async pidIn(name: string): Promise<number> {
    const read = (): number => (this.has(name) ? Number(readFileSync(this.path(name), "utf8")) : 0);
    await until(`${name} names a process`, () => read() > 0);
    return read();
  }

  /** What stands in package-lock.json, by package name. */
  wants(packages: Readonly<Record<string, { readonly optional?: boolean; readonly dev?: boolean }>>): Promise<void> {
    const entries = Object.entries(packages).map(([name, about]) => [`node_modules/${name}`, about]);
    return this.write("package-lock.json", JSON.stringify({ packages: { "": {}, ...Object.fromEntries(entries) } }));
  }

  /** What `npm` does here: lines of a shell script. */
  async npm(lines: string): Promise<void> {
    await this.write("bin/npm", `#!/bin/sh\n${lines}\n`);
    await chmod(this.path("bin/npm"), 0o755);
  }

  /** Runs JavaScript as an ES module in this folder, under this folder's npm. */
  start(code: string, environment: NodeJS.ProcessEnv = {}): Running {
    return this.command(process.execPath, ["--input-type=module", "--eval", code], environment);
  }

  /** The same, to its end. */
  run(code: string, environment: NodeJS.ProcessEnv = {}): Promise<Ended> {
    return this.start(code, environment).ended;
  }

  /** Starts any program in this folder, under this folder's npm. */
  command(program: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): Running {
    const child = spawn(program, [...args], {
      cwd: this.folder,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, PATH: `${this.path("bin")}${path.delimiter}${process.env.PATH ?? ""}`, ...environment },
    });
    const text = { out: "", errors: "" };
    const listeners = new Set<() => void>();
    let isOver = false;
    const notify = (): void => listeners.forEach((listener) => listener());
    child.stdout.on("data", (chunk: Buffer) => {
      text.out += chunk.toString("utf8");
      notify();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      text.errors += chunk.toString("utf8");
      notify();
    });
    const ended = new Promise<Ended>((resolve) =>
      child.once("close", (status) => {
        isOver = true;
        notify();
        resolve({ status, ...text });
      }),
    );
    return {
      pid: child.pid ?? 0,
      ended,
      signal: (name) => child.kill(name),
      said: (passes) =>
        new Promise((resolve, reject) => {
          const listener = (): void => {
            if (passes(text.out + text.errors)) resolve();
            else if (isOver) reject(new Error(`ended without those words: ${text.out}${text.errors}`));
            else return;
            listeners.delete(listener);
          };
          listeners.add(listener);
          listener();
        }),
    };
  }
}

/** Waits until something holds, by looking again and again. */
export async function until(what: string, holds: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 20_000; !holds(); await new Promise((resolve) => setTimeout(resolve, 20)))
    if (Date.now() > deadline) throw new Error(`not within 20 s: ${what}`);
}
