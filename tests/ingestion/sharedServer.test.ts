import { randomUUID } from "node:crypto";
import pg from "pg";
import { environmentOf, newDatabase, serve, startServers, type LocalServers } from "./support/installation";
import { startPooler } from "./support/pooler";

jest.setTimeout(60_000);

let servers: LocalServers;
beforeAll(async () => {
  servers = await startServers();
});
afterAll(() => servers.close());

async function asOwner(databaseUrl: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

/** A database, and its address for a role that may connect and no more. */
async function poorRole(): Promise<{ readonly owner: string; readonly role: string; readonly url: string }> {
  const owner = await newDatabase();
  const role = `r${randomUUID().replaceAll("-", "")}`;
  await asOwner(owner, `create role ${role} login password 'poor'`);
  const url = new URL(owner);
  url.username = role;
  url.password = "poor";
  return { owner, role, url: url.href };
}

async function startAndStop(databaseUrl: string): Promise<void> {
  const service = await serve(environmentOf(servers, databaseUrl), databaseUrl);
  await service.stop();
}

test("a role without CREATE on the database works with schemas that are its own, at each start", async () => {
  const { owner, role, url } = await poorRole();
  await asOwner(
    owner,
    `create schema opencx authorization ${role}`,
    `create schema opencx_pgboss authorization ${role}`,
  );
  await startAndStop(url);
  await startAndStop(url);
});

test("a role that lacks the right is refused at start, in words that name the right and the schemas", async () => {
  const { url } = await poorRole();
  await expect(startAndStop(url)).rejects.toThrow(
    /^the role of DATABASE_URL lacks a right \(.*permission denied for database.*\): grant it CREATE on the database, or make the schemas opencx and opencx_pgboss its own$/,
  );
});

test("a pooler in transaction mode is refused at start, in words that name the setting", async () => {
  const pooler = await startPooler(await newDatabase());
  try {
    await expect(startAndStop(pooler.url)).rejects.toThrow(/^DATABASE_URL leads through a pooler in transaction mode/);
  } finally {
    await pooler.close();
  }
});
