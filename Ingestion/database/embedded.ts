import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { stat } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Failure } from "../failures/failure";
import { readConnection } from "./connectionFile";
import { dataFolder, holdsInbox } from "./dataFolder";
import { connectionString } from "./embeddedAddress";
import type { EmbeddedReport } from "./server/embeddedProcess";
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

/** Who opens a PostgreSQL of our own is told what becomes of it. */
export interface DatabaseEvents {
  /** An earlier service, killed, had left a server there, which was ended. @param pid its process id */
  readonly onOrphan: (pid: number) => void;
  /** It ended by itself, and is being started again. */
  readonly onBroken?: () => void;
  /** It runs again. */
  readonly onRunning?: () => void;
  /** It ended by itself and does not come back. @param reason what it said last */
  readonly onLost?: (reason: string) => void;
  /** Aborted when the database is not wanted any more, though it may be starting. */
  readonly signal?: AbortSignal;
}

/** The PostgreSQL in `dataDir`: started, or, unless this process serves, the one that the running service has started. */
export async function openEmbedded(dataDir: string, use: InboxUse, events: DatabaseEvents): Promise<OpenedDatabase> {
  const folder = path.resolve(dataDir);
  if (use === "look" && !(await holdsInbox(folder))) {
    throw new Failure({ code: "inbox-missing", source: "inbox", values: { folder } });
  }
  const running = await reachable(folder);
  if (running !== undefined && use !== "serve") return { connectionString: running, close: () => Promise.resolve() };
  const orphan = await endOrphan(dataFolder(folder));
  if (orphan !== undefined) events.onOrphan(orphan);
  // After a crash the old server may be on its way out.
  for (let tries = 0; (await reachable(folder)) !== undefined; tries++) {
    if (tries === 25) throw new Failure({ code: "data-dir-in-use", source: "inbox", values: { folder } });
    await sleep(200, undefined, { signal: events.signal });
  }
  events.signal?.throwIfAborted();
  return startEmbedded(folder, events);
}

async function startEmbedded(folder: string, events: DatabaseEvents): Promise<OpenedDatabase> {
  const entry = process.argv[1];
  if (entry === undefined) throw new Failure({ code: "no-program-file", source: "inbox" });
  // Detached: Ctrl+C goes to the whole terminal group, and the database must outlive the last handoff.
  const child = spawn(process.execPath, [entry, EMBEDDED_COMMAND, folder], {
    stdio: ["pipe", "pipe", "inherit"],
    env: Object.fromEntries(PASSED_ON.flatMap((name) => (name in process.env ? [[name, process.env[name]]] : []))),
    detached: true,
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const letGo = (): void => void child.stdin.end();
  events.signal?.addEventListener("abort", letGo);
  let closing = false;
  const lost = (reason: string): void => {
    if (closing) return;
    closing = true;
    events.onLost?.(reason);
  };
  const later = (report: EmbeddedReport): void => {
    if ("failed" in report) lost(report.failed);
    else if ("broke" in report) events.onBroken?.();
    else events.onRunning?.();
  };
  const report = await new Promise<EmbeddedReport>((resolve) => {
    child.once("error", (error) => resolve({ failed: error.message }));
    void ended.then(() => resolve({ failed: "it ended while starting" }));
    const lines = createInterface({ input: child.stdout });
    lines.once("line", (line) => {
      resolve(JSON.parse(line) as EmbeddedReport);
      lines.on("line", (next) => later(JSON.parse(next) as EmbeddedReport));
    });
  });
  // From here on who opened it says when it goes: what is under way is still being written.
  events.signal?.removeEventListener("abort", letGo);
  if (!("ready" in report)) {
    const reason = "failed" in report ? report.failed : "it ended while starting";
    throw new Failure({ code: "database-not-started", source: "inbox", values: { folder, reason } });
  }
  void ended.then(() => lost("the process that runs it was killed"));
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
