import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { configSchema } from "../../Ingestion/config/configSchema";
import { problemsWith, readEnvironment } from "../../Ingestion/config/environment";
import type { SettingsPart } from "../../Ingestion/config/settings";

const ALL = ["dataverse", "cases", "opencx", "webhook", "inbox", "server"] as const satisfies readonly SettingsPart[];
const GUID = "6f1c2a70-6d0b-4b1e-9d51-7c0b3a0e4d11";
const SECRETS = {
  ACME_SECRET: "acme-client-secret",
  ACME_KEY: "acme-key",
  ACME_HOOK: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  BETA_HOOK: "whsec_Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MGFi",
};

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), "opencx-connections-"))));
afterEach(() => rmSync(folder, { recursive: true }));

type Json = Readonly<Record<string, unknown>>;

/** A connection as it should stand in the file, with changes to its parts. */
function connection(name: string, changes: Readonly<Record<string, Json>> = {}): Json {
  const parts: Readonly<Record<string, Json>> = {
    dataverse: {
      url: `https://${name}.crm.dynamics.com`,
      tenantId: "tenant",
      clientId: "client",
      clientSecret: "env:ACME_SECRET",
    },
    opencx: { apiKey: "env:ACME_KEY", organizationId: `organization-${name}` },
    webhook: { secret: name === "acme" ? "env:ACME_HOOK" : "env:BETA_HOOK" },
    cases: { unknownCallerCustomer: `account:${GUID}` },
  };
  const changed = Object.entries(parts).map(([part, given]) => [part, { ...given, ...changes[part] }]);
  return { name, ...(Object.fromEntries(changed) as Json) };
}

function written(content: unknown): NodeJS.ProcessEnv {
  const file = path.join(folder, "connections.json");
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return { ...SECRETS, INGESTION_CONFIG: file };
}

const problemsOf = (content: unknown, more: NodeJS.ProcessEnv = {}): readonly string[] =>
  problemsWith({ ...written(content), ...more }, ALL);

test("each connection means what the variables of that name mean, and the service what the file or they say", () => {
  writeFileSync(path.join(folder, "key"), "\ufeffbeta-key\r\n");
  const environment = written({
    $schema: "./ingestion-config.schema.json",
    connections: [
      connection("acme", { cases: { defaultPriority: 3, ticketProperties: { casetypecode: 2 }, maskCards: "on" } }),
      connection("beta", { opencx: { apiKey: "file:key" }, webhook: { secretNext: "env:NEXT" } }),
    ],
    server: { port: 8081, allowedHosts: ["hooks.example.com", "localhost"] },
  });
  const settings = readEnvironment(
    { ...environment, NEXT: "whsec_bmV4dHNlY3JldDk4NzY1NDMyMXp5eHd2", DATA_DIR: "data", ADMIN_PORT: "0" },
    ALL,
  );
  const [acme, beta] = settings.connections;
  expect(settings.connections.map(({ name }) => name)).toEqual(["acme", "beta"]);
  expect(acme.dataverse).toMatchObject({ url: "https://acme.crm.dynamics.com", clientSecret: "acme-client-secret" });
  expect(acme.cases).toMatchObject({
    defaults: { priority: 3, ticketProperties: { casetypecode: 2 } },
    maskCards: true,
    unknownCaller: { customer: { table: "account", id: GUID } },
  });
  expect(beta?.opencx).toMatchObject({ apiKey: "beta-key", organizationId: "organization-beta" });
  expect(beta?.webhook.keys).toHaveLength(2);
  expect(settings.server).toMatchObject({ port: 8081, allowedHosts: ["hooks.example.com", "localhost"] });
  expect(settings.server.admin.port).toBe(0);
  expect(settings.inbox).toEqual({ dataDir: "data" });
});

test("all that is wrong is said at once, each with its place, in the words that the variables have", () => {
  const { name: _, ...nameless } = connection("acme");
  const problems = problemsOf(
    {
      connections: [
        { ...nameless, name: "Acme UK", notes: "x" },
        connection("beta", {
          dataverse: { url: "http://beta.crm.dynamics.com", clientSecret: "in plain sight", tenant: "t" },
          cases: { defaultPriority: 5, ticketProperties: "{}", defaultQueueId: "" },
          opencx: { apiKey: "env:NOWHERE" },
          webhook: { secret: "file:missing", scheme: "hmac-sha256" },
        }),
        connection("gamma", { dataverse: { clientSecret: null, url: undefined }, webhook: { secret: "env:SHORT" } }),
        "delta",
      ],
      server: { port: "8080", colour: "red" },
      servers: {},
    },
    { SHORT: "whsec_c2hvcnQ=" },
  );
  for (const said of [
    /^connections\[0\]\.name: must be small letters, digits and hyphens/,
    /^connections\[0\]\.notes: is no setting: there are name, dataverse, cases, opencx, webhook, erase$/,
    /^connections\[1\]\.dataverse\.url: must start with https/,
    /^connections\[1\]\.dataverse\.clientSecret: is a secret, which must not stand in this file: write env:NAME or file:PATH/,
    /^connections\[1\]\.dataverse\.tenant: is no setting: there are url, /,
    /^connections\[1\]\.cases\.defaultPriority: must be 1, 2, 3 or 4/,
    /^connections\[1\]\.cases\.ticketProperties: must be an object$/,
    /^connections\[1\]\.cases\.defaultQueueId: is empty: leave it out$/,
    /^connections\[1\]\.opencx\.apiKey: env:NOWHERE: there is no such environment variable, or it is empty$/,
    /^connections\[1\]\.webhook\.secret: file:missing: cannot be read: there is no such file$/,
    /^connections\[1\]\.webhook\.header: is not set/,
    /^connections\[2\]\.dataverse\.url: is not set; docs\/operators\.md/,
    /^connections\[2\]\.dataverse\.clientSecret: must be a text, in quotes$/,
    /^connections\[2\]\.webhook\.secret: is too short/,
    /^connections\[3\]: must be an object$/,
    /^server\.port: must be a whole number, without quotes$/,
    /^server\.colour: is no setting: there are host, port, /,
    /^servers: is no setting: there are \$schema, connections, inbox, server$/,
  ])
    expect(problems).toContainEqual(expect.stringMatching(said));
  expect(problems).toHaveLength(18);
  expect(problems.join("\n")).not.toContain("in plain sight");
});

test("connections that a webhook or a row could not tell apart are refused", () => {
  expect(
    problemsOf({
      connections: [
        connection("acme"),
        connection("acme", { opencx: { organizationId: "ORGANIZATION-acme" }, webhook: { secret: "env:ACME_HOOK" } }),
      ],
    }),
  ).toEqual([
    "connections[1].name: is the name of connections[0] too: each connection has its own",
    "connections[1].opencx.organizationId: is the organization of connections[0] too: each connection has its own",
    "connections[1].webhook.secret: is a secret of connections[0] too: each connection has its own",
  ]);
});

test("a key that stands twice in one object is named with its place: nobody could tell which of them counts", () => {
  const whole = JSON.stringify({ connections: [connection("acme")], server: { port: 8081 } });
  const twice = whole
    .replace('"url":', '"url":"https://old.crm.dynamics.com","url":')
    .replace('{"connections":', '{"server":{},"connections":');
  expect(problemsOf(twice)).toEqual([
    "connections[0].dataverse.url: stands there more than once: take the others away",
    "server: stands there more than once: take the others away",
  ]);
  const inEnvironment = { CUSTOM_DATA_COLUMNS: '{"plan":"new_plan","pl\\u0061n":"new_tier"}' };
  expect(problemsWith({ UNKNOWN_CALLER_CUSTOMER: `account:${GUID}`, ...inEnvironment }, ["cases"])).toEqual([
    "CUSTOM_DATA_COLUMNS: names plan more than once",
  ]);
});

test("a connection in the environment beside the file is refused, and what both settle for the service", () => {
  const content = { connections: [connection("acme")], server: { port: 8081 } };
  expect(problemsOf(content, { DATAVERSE_URL: "https://other.crm.dynamics.com", PORT: "9000", HOST: "::1" })).toEqual([
    "INGESTION_CONFIG: the connections come from its file, and of another one DATAVERSE_URL stand in the environment: unset what stands there, or INGESTION_CONFIG",
    "PORT: is set, and INGESTION_CONFIG's file sets server.port too: take one away",
  ]);
  // A variable that the file names is no second connection.
  const named = { connections: [connection("acme", { opencx: { apiKey: "env:OPENCX_API_KEY" } })] };
  expect(problemsOf(named, { OPENCX_API_KEY: "key" })).toEqual([]);
});

test.each<[string, string, RegExp]>([
  ["no JSON, of which nothing is quoted", '{"connections": [\n  whsec_hidden]}', /connections\.json is not JSON/],
  ["no object", "[]", /must hold a JSON object with connections/],
  ["nothing", " ", /is empty/],
  ["no connections", '{"server":{}}', /^connections: must be a list/],
  ["an empty list", '{"connections":[]}', /^connections: must be a list/],
  ["more than a megabyte", `{"a":"${"x".repeat(1_048_576)}"}`, /has 10\d+ bytes, more than 1048576/],
  ["levels without end", `${"[".repeat(100)}${"]".repeat(100)}`, /holds more than 64 levels/],
])("a file that holds %s is refused in one line", (_, content, said) => {
  const problems = problemsOf(content);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(said);
  expect(problems[0]).not.toContain("hidden");
});

test("a command is shown the faults of what it needs alone", () => {
  const environment = written({ connections: [connection("acme", { opencx: { apiKey: "env:NOWHERE" } })] });
  expect(problemsWith(environment, ["dataverse", "cases"])).toEqual([]);
  expect(problemsWith(environment, ["opencx"])).toHaveLength(1);
});

test("secrets of a single connection may stand in files too", () => {
  writeFileSync(path.join(folder, "secret"), "from a file\n");
  const { connections } = readEnvironment(
    {
      DATAVERSE_URL: "https://yourorg.crm.dynamics.com",
      DATAVERSE_TENANT_ID: "tenant",
      DATAVERSE_CLIENT_ID: "client",
      DATAVERSE_CLIENT_SECRET: `file:${path.join(folder, "secret")}`,
    },
    ["dataverse"],
  );
  expect(connections[0].dataverse).toMatchObject({ clientSecret: "from a file" });
});

test("the published JSON Schema is made of what the settings may hold", () => {
  expect(JSON.parse(readFileSync("docs/ingestion-config.schema.json", "utf8"))).toEqual(configSchema());
});
