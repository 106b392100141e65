import { randomUUID } from "node:crypto";
import pg from "pg";
import { aCall } from "../support/callFile";
import {
  environmentOf,
  inState,
  newDatabase,
  queueItemsOf,
  serve,
  startServers,
  type LocalServers,
} from "./support/installation";
import { startPooler } from "./support/pooler";

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

/** Handoffs that come to the first of some services on this database become one case each, in its queue. */
async function lands(databaseUrl: string, count = 1): Promise<void> {
  const services = [];
  for (let index = 0; index < count; index++)
    services.push(await serve(environmentOf(servers, databaseUrl), databaseUrl));
  const [service] = services;
  const calls = Array.from({ length: 12 }, () => aCall({ email: "shared@example.com" }));
  for (const call of calls) servers.opencx.load(call);
  const target = `${service?.url ?? ""}/webhooks/opencx`;
  await Promise.all(calls.map((call) => servers.opencx.deliver(call, target)));
  if (service !== undefined) for (const call of calls) await inState({ service }, call, "done");
  for (const call of calls) expect(queueItemsOf(servers, call)).toHaveLength(1);
  for (const each of services) await each.stop();
}

async function startAndStop(databaseUrl: string): Promise<void> {
  const service = await serve(environmentOf(servers, databaseUrl), databaseUrl);
  await service.stop();
}

test("a role without CREATE on the database works with a schema that is its own, at each start", async () => {
  const { owner, role, url } = await poorRole();
  await asOwner(owner, `create schema opencx authorization ${role}`);
  await startAndStop(url);
  await startAndStop(url);
});

test("a role that may only work with tables that another has made lands a handoff", async () => {
  const { owner, role, url } = await poorRole();
  await startAndStop(owner);
  await asOwner(
    owner,
    `grant usage on schema opencx to ${role}`,
    `grant select, insert, update, delete on all tables in schema opencx to ${role}`,
  );
  await lands(url);
});

test("a role that lacks a right is refused at start, in words that name it", async () => {
  const { owner, role, url } = await poorRole();
  await expect(startAndStop(url)).rejects.toThrow(
    /^the role \w+ of DATABASE_URL lacks CREATE on the database \w+, in which the schema opencx is missing$/,
  );
  await startAndStop(owner);
  await expect(startAndStop(url)).rejects.toThrow(/lacks USAGE on the schema opencx$/);
  await asOwner(owner, `grant usage on schema opencx to ${role}`);
  await expect(startAndStop(url)).rejects.toThrow(/lacks SELECT, INSERT, UPDATE and DELETE on .*opencx\.handoff, /);
  await asOwner(
    owner,
    `grant select, insert, update, delete on all tables in schema opencx to ${role}`,
    "delete from opencx.migration where number > 1",
  );
  await expect(startAndStop(url)).rejects.toThrow(
    /lacks the ownership of the schema opencx and its tables, to bring them from version 1 to \d+$/,
  );
});

test("behind a pooler in transaction mode two services land every handoff once", async () => {
  const pooler = await startPooler(await newDatabase());
  try {
    await lands(pooler.url, 2);
  } finally {
    await pooler.close();
  }
});
