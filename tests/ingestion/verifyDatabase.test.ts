import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { databaseCheck } from "../../Ingestion/commands/verifyDatabase";
import { problemsWith, readEnvironment } from "../../Ingestion/config/environment";
import { openInbox } from "../../Ingestion/inbox/openInbox";
import { newDatabase } from "./support/installation";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "opencx-verify-database-"));
  // As root, PostgreSQL runs under another account, which mkdtemp's 0700 would shut out.
  chmodSync(folder, 0o755);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What is said of the database of these settings. @throws what is wrong with it */
async function said(environment: NodeJS.ProcessEnv): Promise<string> {
  const problems = problemsWith(environment, ["inbox"]);
  return databaseCheck(problems.length > 0 ? problems : readEnvironment(environment, ["inbox"]).inbox).run();
}

async function asked(databaseUrl: string, ...statements: readonly string[]): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const rows: unknown[] = [];
  for (const statement of statements) rows.push(...(await client.query<object>(statement)).rows);
  await client.end();
  return rows;
}

const schemasOf = (databaseUrl: string): Promise<readonly unknown[]> =>
  asked(databaseUrl, "select nspname from pg_namespace where nspname like 'opencx%'");

test("of a shared server it says which database it is, that nothing leaves the machine, and what can be made", async () => {
  const url = await newDatabase();
  const { pathname, port } = new URL(url);
  const where = `${pathname.slice(1)} on 127.0.0.1:${port} (PostgreSQL 18.4), as postgres; without TLS, on this machine`;
  expect(await said({ DATABASE_URL: url })).toBe(`${where}; its schema can be made`);
  expect(await schemasOf(url)).toEqual([]);
  const { close } = await openInbox(url, () => undefined);
  await close();
  expect(await said({ DATABASE_URL: url })).toBe(`${where}; its schema stands`);
});

test("a role that may not make the schemas, or not use them, is told the right that it lacks", async () => {
  const owner = await newDatabase();
  const role = `poor_${new URL(owner).pathname.replace(/\W/g, "")}`;
  await asked(owner, `create role ${role} login password 'poor'`);
  const url = Object.assign(new URL(owner), { username: role, password: "poor" }).href;
  await expect(said({ DATABASE_URL: url })).rejects.toThrow(
    new RegExp(
      `^the role ${role} of DATABASE_URL lacks CREATE on the database \\S+, in which the schema opencx is missing$`,
    ),
  );
  const { close } = await openInbox(owner, () => undefined);
  await close();
  await expect(said({ DATABASE_URL: url })).rejects.toThrow(/lacks USAGE on the schema opencx$/);
  // Usage of the schema alone leaves the tables closed.
  await asked(owner, `grant all on schema opencx to ${role}`);
  await expect(said({ DATABASE_URL: url })).rejects.toThrow(
    /lacks SELECT, INSERT, UPDATE and DELETE on .*opencx\.handoff, opencx\./,
  );
});

test("what the service would not start with is told: a standby, a server that is away, an open way", async () => {
  const url = await newDatabase();
  const { pathname } = new URL(url);
  await asked(url, `alter database "${pathname.slice(1)}" set default_transaction_read_only = on`);
  await expect(said({ DATABASE_URL: url })).rejects.toThrow(/takes no changes: name the primary server/);
  await expect(said({ DATABASE_URL: "postgres://u:secret-pw@127.0.0.1:9/db" })).rejects.toThrow(
    /^the inbox's PostgreSQL does not answer \(ECONNREFUSED\): check DATABASE_URL$/,
  );
  await expect(said({ DATABASE_URL: "postgres://u:secret-pw@db.example.com/db" })).rejects.toThrow(
    /^DATABASE_URL: leads off this machine \(db\.example\.com\) without sslmode=verify-full/,
  );
});

test("a role or a database that is not let in is told why, and one that calls do not fit into, what to change", async () => {
  const owner = await newDatabase();
  const name = new URL(owner).pathname.slice(1);
  await asked(owner, `create role few_${name} login password 'few' connection limit 3`);
  await asked(owner, `grant create on database ${name} to few_${name}`);
  await asked(owner, `create database ${name}_latin encoding 'LATIN1' template template0 lc_collate 'C' lc_ctype 'C'`);
  const as = (changes: Partial<URL>): string => Object.assign(new URL(owner), changes).href;
  const few = { username: `few_${name}`, password: "few" };
  const away = "the inbox's PostgreSQL does not answer";
  for (const [url, reason] of [
    [as({ ...few, password: "none" }), `${away} (28P01: its role or its password is wrong): check DATABASE_URL`],
    [as({ pathname: "/nowhere" }), `${away} (3D000: it has no such database): check DATABASE_URL`],
    [as(few), `few_${name} may have 3 connections to ${name} at once, and each process takes up to 13: raise`],
    [as({ pathname: `/${name}_latin` }), `${name}_latin keeps its texts as LATIN1, and what callers say needs UTF8:`],
  ] as const)
    await expect(said({ DATABASE_URL: url })).rejects.toThrow(reason);
});

test("without DATABASE_URL it says where the inbox will be made, makes nothing, and says what is in the way", async () => {
  const DATA_DIR = path.join(folder, "new/data");
  expect(await said({ DATA_DIR })).toBe(
    `the service's own: there is none yet, and the first start makes it in ${DATA_DIR}`,
  );
  expect(existsSync(path.join(folder, "new"))).toBe(false);
  const file = path.join(folder, "file");
  writeFileSync(file, "");
  await expect(said({ DATA_DIR: path.join(file, "data") })).rejects.toThrow(`DATA_DIR: ${file} is no folder`);
  const pipe = path.join(folder, "connection.json");
  execFileSync("mkfifo", [pipe]);
  await expect(said({ DATA_DIR: folder })).rejects.toThrow(`${pipe} is not taken, since it is no file`);
  const closed = path.join(folder, "closed");
  mkdirSync(closed, { mode: 0o500 });
  await expect(said({ DATA_DIR: path.join(closed, "data") })).rejects.toThrow(
    process.getuid?.() === 0 ? `cannot enter ${closed}` : `cannot be made in ${closed}: this user may not write there`,
  );
});
