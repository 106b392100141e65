import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { stat } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Failure } from "../failures/failure";
import { readConnection } from "./connectionFile";
import { dataFolder, holdsInbox } from "./dataFolder";
import { connectionString } from "./embeddedAddress";
import type { EmbeddedReport } from "./embeddedProcess";
import { EMBEDDED_COMMAND, endOrphan } from "./previousServer";
import { ScramClient } from "./scramClient";
import { holdsSocket } from "./socketFolder";

/** A PostgreSQL to use, and how to let go of it. */
export interface OpenedDatabase {
  readonly connectionString: string;
  close(): Promise<void>;
}

/**
 * What PostgreSQL gets of our environment, which holds every secret of the service. Windows' programs do not run
 * without the system's folder.
 */
const PASSED_ON = process.platform === "win32" ? ["PATH", "LANG", "TEMP", "SystemRoot"] : ["PATH", "LANG", "TMPDIR"];

/**
 * What a process wants of the inbox:
 * - `serve`: run its database itself. A service whose database belongs to another process would lose it with that
 *   process.
 * - `add`: put something in, beside a running service or without one.
 * - `look`: the same, in an inbox that is there. An empty one made on the spot would answer that nothing waits.
 */
export type InboxUse = "serve" | "add" | "look";

/**
 * The PostgreSQL in `dataDir`: started, or, unless this process serves, the one that the running service has started.
 * @param onLost called when the server ended by itself
 * @param onOrphan called with the process id of a server that an earlier service, killed, had left, and that was ended
 */
export async function openEmbedded(
  dataDir: string,
  use: InboxUse,
  onLost: () => void,
  onOrphan: (pid: number) => void,
): Promise<OpenedDatabase> {
  const folder = path.resolve(dataDir);
  if (use === "look" && !(await holdsInbox(folder))) {
    throw new Failure({ code: "inbox-missing", source: "inbox", values: { folder } });
  }
  const running = await reachable(folder);
  if (running !== undefined && use !== "serve") return { connectionString: running, close: () => Promise.resolve() };
  const orphan = await endOrphan(dataFolder(folder));
  if (orphan !== undefined) onOrphan(orphan);
  // After a crash the old server may be on its way out.
  for (let tries = 0; (await reachable(folder)) !== undefined; tries++) {
    if (tries === 25) throw new Failure({ code: "data-dir-in-use", source: "inbox", values: { folder } });
    await sleep(200);
  }
  return startEmbedded(folder, onLost);
}

async function startEmbedded(folder: string, onLost: () => void): Promise<OpenedDatabase> {
  const entry = process.argv[1];
  if (entry === undefined) throw new Failure({ code: "no-program-file", source: "inbox" });
  // Detached: Ctrl+C goes to the whole terminal group, and the database must outlive the last handoff.
  const child = spawn(process.execPath, [entry, EMBEDDED_COMMAND, folder], {
    stdio: ["pipe", "pipe", "inherit"],
    env: Object.fromEntries(PASSED_ON.flatMap((name) => (name in process.env ? [[name, process.env[name]]] : []))),
    detached: true,
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const report = await new Promise<EmbeddedReport>((resolve) => {
    child.once("error", (error) => resolve({ failed: error.message }));
    void ended.then(() => resolve({ failed: "it ended while starting" }));
    createInterface({ input: child.stdout }).once("line", (line) => resolve(JSON.parse(line) as EmbeddedReport));
  });
  if ("failed" in report)
    throw new Failure({ code: "database-not-started", source: "inbox", values: { folder, reason: report.failed } });
  let closing = false;
  void ended.then(() => (closing ? undefined : onLost()));
  return {
    connectionString: report.ready,
    async close() {
      closing = true;
      child.stdin.end();
      await ended;
    },
  };
}

async function reachable(folder: string): Promise<string | undefined> {
  const known = (await readConnection(folder))?.service;
  if (known === undefined || !(await holdsInbox(folder))) return undefined;
  if ("socket" in known && !(await holdsSocket(known.socket, (await stat(dataFolder(folder))).uid))) return undefined;
  const url = connectionString(known);
  const client = new ScramClient({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    client.assertProven();
    return url;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}
