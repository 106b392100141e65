import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { verify, type VerifyOptions } from "../../Ingestion/commands/verify";
import { newDatabase } from "./support/installation";
import { startOrganizations, type Organization, type Organizations } from "./support/organizations";
import { run } from "./support/program";
import { recordedTerminal } from "./support/terminal";

const GUID = "6f1c2a70-6d0b-4b1e-9d51-7c0b3a0e4d11";
let organizations: Organizations;
let beta: Organization;
let environment: NodeJS.ProcessEnv;
beforeAll(async () => {
  organizations = await startOrganizations(["acme", "beta"]);
  [, beta] = organizations.all as [Organization, Organization];
  environment = organizations.environment({ DATABASE_URL: await newDatabase(), OTHER_KEY: "another" });
});
afterAll(() => organizations.close());
beforeEach(() => organizations.write());

async function verified(
  options: VerifyOptions = {},
): Promise<{ readonly code: number; readonly lines: readonly string[] }> {
  const terminal = recordedTerminal();
  return { code: await verify(environment, options, terminal), lines: terminal.lines };
}

test("each connection is looked at under its name, and one of them where it is named", async () => {
  const both = await verified();
  expect(both.code).toBe(0);
  for (const name of ["acme", "beta"]) expect(both.lines).toContain(`ok    ${name} token: the authority gives one`);
  expect(both.lines.filter((line) => line.includes(" database: "))).toHaveLength(1);
  const one = await verified({ connection: "beta" });
  expect(one.lines.filter((line) => line.includes("acme"))).toEqual([]);
  await expect(verified({ connection: "gamma" })).rejects.toThrow(
    /--connection gamma: there is no such connection; there are acme, beta/,
  );
});

test("what is wrong is said by its place in the file, and the other connection is looked at all the same", async () => {
  organizations.write(["acme", "beta"], (connection) =>
    connection.name === "beta"
      ? {
          ...connection,
          cases: { ...connection.cases, defaultQueueId: GUID, defaultPriority: 4 },
          opencx: { ...connection.opencx, apiKey: "env:OTHER_KEY" },
        }
      : connection,
  );
  beta.dataverse.setPrivilege(beta.dataverse.users.application ?? "", "prvCreateNote", false);
  const { code, lines } = await verified();
  beta.dataverse.setPrivilege(beta.dataverse.users.application ?? "", "prvCreateNote", true);
  expect(code).toBe(1);
  const failed = lines.filter((line) => line.startsWith("FAIL"));
  expect(failed).toEqual([
    expect.stringMatching(/^FAIL +beta privileges: .* lacks prvCreateNote/),
    expect.stringMatching(/^FAIL +beta priority: connections\[1\]\.cases\.defaultPriority 4 is not an option/),
    expect.stringMatching(/^FAIL +beta queue: connections\[1\]\.cases\.defaultQueueId: there is no queue/),
    expect.stringMatching(/^FAIL +beta OpenCX: OpenCX refused the key .*check connections\[1\]\.opencx\.apiKey/),
  ]);
  expect(lines.filter((line) => line.startsWith("ok    acme ")).length).toBeGreaterThan(10);
});

test("what is wrong of the whole installation is said by the file's keys, where they are what is set", async () => {
  const { connections } = JSON.parse(readFileSync(organizations.file, "utf8")) as { readonly connections: unknown };
  const server = { adminHost: "192.0.2.1" };
  writeFileSync(organizations.file, JSON.stringify({ connections, inbox: { databaseUrl: "env:AWAY" }, server }));
  const { DATABASE_URL: _, ...others } = environment;
  const terminal = recordedTerminal();
  await verify({ ...others, AWAY: "postgres://u:p@127.0.0.1:9/db" }, { connection: "acme" }, terminal);
  expect(terminal.lines.filter((line) => line.startsWith("FAIL"))).toEqual([
    expect.stringMatching(/^FAIL +database: .*does not answer \(ECONNREFUSED\): check inbox\.databaseUrl$/),
    expect.stringMatching(/^FAIL +admin port: server\.adminHost 192\.0\.2\.1: this machine has no such address/),
  ]);
});

test("a connection whose settings are wrong keeps the others from nothing", async () => {
  organizations.write(["acme", "beta"], (connection) =>
    connection.name === "beta" ? { ...connection, dataverse: { ...connection.dataverse, url: "beta" } } : connection,
  );
  const { code, lines } = await verified();
  expect(code).toBe(2);
  expect(lines.filter((line) => line.startsWith("FAIL"))).toEqual([
    expect.stringMatching(/^FAIL +settings: connections\[1\]\.dataverse\.url: must be a whole address/),
  ]);
  expect(lines).toContain("ok    acme token: the authority gives one");
});

test("ingest asks which connection is meant, and makes the cases there", async () => {
  const file = path.resolve("LocalPlatform/calls/en-unknown-caller.json");
  const asked = await run(["ingest", file], environment);
  expect(asked).toMatchObject({
    code: 2,
    error: expect.stringMatching(/several connections: say which by --connection \(acme, beta\)/) as string,
  });
  const before = beta.dataverse.rows("incident").length;
  const made = await run(["ingest", file, "--connection", "beta"], environment);
  expect(made).toMatchObject({ code: 0, error: "" });
  expect(beta.dataverse.rows("incident")).toHaveLength(before + 1);
});
