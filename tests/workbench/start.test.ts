import { execFileSync } from "node:child_process";
import { chmod, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import type { ConnectionLine } from "../../LocalPlatform/connectionLine";
import { readCalls } from "../../LocalPlatform/opencx/calls";
import { clearAbandonedFolders } from "../../Workbench/start/temporaryFolder";
import { rawRequest } from "../support/rawRequest";
import { isAlive, runEntry, type RunningCommand } from "../support/process";
import { tokenOf } from "../support/token";

jest.setTimeout(120_000);

let temporary: string;
let command: RunningCommand | undefined;

function start(...args: string[]): RunningCommand {
  command = runEntry("Workbench/start/start.ts", args, { TMPDIR: temporary });
  return command;
}

/** Process id of the PostgreSQL that the service started, as PostgreSQL itself writes it down. */
async function postgresPid(): Promise<number> {
  const file = (await readdir(temporary, { recursive: true })).find((name) => name.endsWith("postmaster.pid"));
  if (file === undefined) throw new Error("no PostgreSQL stands in the temporary folder");
  return Number((await readFile(path.join(temporary, file), "utf8")).split("\n")[0]);
}

function parentOf(pid: number): number {
  return Number(execFileSync("ps", ["-o", "ppid=", "-p", String(pid)], { encoding: "utf8" }));
}

async function rowsOf<T>(connection: ConnectionLine, query: string): Promise<readonly T[]> {
  const response = await fetch(`${connection.dataverse}/api/data/v9.2/${query}`, {
    headers: { authorization: `Bearer ${await tokenOf(connection)}` },
  });
  return ((await response.json()) as { readonly value: readonly T[] }).value;
}

beforeEach(async () => {
  temporary = await mkdtemp(path.join(os.tmpdir(), "start-test-"));
  // Run by root, PostgreSQL works under another account.
  await chmod(temporary, 0o755);
});
afterEach(async () => {
  command?.signal("SIGTERM");
  await command?.ended;
  await rm(temporary, { recursive: true, force: true });
});

describe("npm start", () => {
  test("is ready when every sample call stands as a case, and SIGTERM leaves nothing behind", async () => {
    const running = start("--port", "0");
    const ready = await running.line((line) => line.startsWith("ready "));
    expect(running.lines).toHaveLength(2);
    expect(running.lines[1]).toBe(ready);
    const connection = JSON.parse(running.lines[0] ?? "") as ConnectionLine & {
      readonly ingestion: string;
      readonly admin: string;
    };

    const incidents = await rowsOf<{ readonly opencx_sessionid: string }>(
      connection,
      "incidents?$select=opencx_sessionid&$filter=opencx_sessionid ne null",
    );
    const calls = await readCalls("LocalPlatform/calls");
    expect(incidents.map((incident) => incident.opencx_sessionid).sort()).toEqual(
      calls.map((call) => call.session.id).sort(),
    );
    expect((await fetch(ready.slice("ready ".length))).status).toBe(200);
    expect((await fetch(`${connection.ingestion}/healthz`)).status).toBe(200);
    const foreign = await rawRequest(connection.ingestion, ["GET /healthz HTTP/1.1", "Host: evil.example"]);
    expect(foreign.status).toBe(403);
    expect((await fetch(`${connection.admin}/readyz`)).status).toBe(200);

    const page = ready.slice("ready ".length);
    expect((await fetch(`${page}/gallery`)).status).toBe(404);
    expect((await fetch(`${page}/gallery/files/main.js`)).status).toBe(404);
    const second = runEntry("Workbench/start/start.ts", ["--port", new URL(page).port], { TMPDIR: temporary });
    expect(await second.ended).toBe(1);
    expect(second.errors()).toBe(
      `start: npm start is running already: its page is ${page}. For a second one beside it, choose another port with --port N\n`,
    );

    const postgres = await postgresPid();
    await clearAbandonedFolders(temporary);
    expect(isAlive(postgres)).toBe(true);
    expect(await readdir(temporary)).toHaveLength(1);
    running.signal("SIGTERM");
    expect(await running.ended).toBe(0);
    expect(isAlive(postgres)).toBe(false);
    await expect(fetch(`${connection.ingestion}/healthz`)).rejects.toThrow("fetch failed");
    expect(await readdir(temporary)).toEqual([]);
  });

  test("hands nothing off with --empty, serves the gallery with --gallery, and says so when the ingestion service dies", async () => {
    const running = start("--empty", "--gallery", "--port", "0");
    const connection = JSON.parse(await running.line((line) => line.startsWith("{"))) as ConnectionLine;
    const page = (await running.line((line) => line.startsWith("ready "))).slice("ready ".length);
    expect(running.lines.slice(1)).toEqual([`gallery ${page}/gallery`, `ready ${page}`]);
    expect((await fetch(`${page}/gallery`)).status).toBe(200);
    expect(await rowsOf(connection, "incidents?$select=incidentid&$filter=opencx_sessionid ne null")).toEqual([]);

    const postgres = await postgresPid();
    // The service runs a process of its own for PostgreSQL, and that one runs PostgreSQL.
    process.kill(parentOf(parentOf(postgres)), "SIGKILL");
    expect(await running.ended).toBe(1);
    expect(running.errors()).toMatch(
      /start: the ingestion service ended with signal SIGKILL\. Its last lines:\n.*"listening"/,
    );
    expect(isAlive(postgres)).toBe(false);
    expect(await readdir(temporary)).toEqual([]);
  });

  test("leaves no service and no PostgreSQL behind when it is killed, as npm kills it", async () => {
    const running = (command = runEntry("Workbench/start/start.ts", ["--empty", "--port", "0"], {
      TMPDIR: temporary,
      npm_lifecycle_event: "start",
    }));
    await running.line((line) => line.startsWith("ready "));
    const postgres = await postgresPid();
    running.signal("SIGKILL");
    await running.ended;
    const deadline = Date.now() + 15_000;
    while (isAlive(postgres) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(isAlive(postgres)).toBe(false);
    // What a killed process cannot take away itself, the next start does.
    expect(await readdir(temporary)).toHaveLength(1);
    await clearAbandonedFolders(temporary);
    expect(await readdir(temporary)).toEqual([]);
  });

  test("leaves nothing behind when it is stopped while the service starts", async () => {
    const running = start("--empty", "--port", "0");
    await running.error((errors) => errors.includes("starting the ingestion service"));
    running.signal("SIGTERM");
    expect(await running.ended).toBe(0);
    expect(await readdir(temporary)).toEqual([]);
  });

  test("says at once that its port is taken, and which flag chooses another", async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, "127.0.0.1", resolve));
    const { port } = holder.address() as AddressInfo;
    const running = start("--port", String(port));
    expect(await running.ended).toBe(1);
    holder.close();
    expect(running.errors()).toBe(
      `start: port ${port} on 127.0.0.1 is taken by another program; choose another one with --port N\n`,
    );
  });

  test("refuses a flag it does not know with status 2", async () => {
    const running = start("--dataverse-port", "1");
    expect(await running.ended).toBe(2);
    expect(running.errors()).toMatch(/^start: .*--dataverse-port/);
  });
});
