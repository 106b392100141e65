import { problemsWith, readEnvironment } from "../../Ingestion/config/environment";
import type { SettingsPart } from "../../Ingestion/config/settings";

const GUID = "6f1c2a70-6d0b-4b1e-9d51-7c0b3a0e4d11";
const GOOD = {
  DATAVERSE_URL: "https://yourorg.crm.dynamics.com/",
  DATAVERSE_TENANT_ID: "tenant",
  DATAVERSE_CLIENT_ID: "client",
  DATAVERSE_CLIENT_SECRET: "secret",
  UNKNOWN_CALLER_CUSTOMER: `account:${GUID}`,
  OPENCX_API_KEY: "key",
  OPENCX_WEBHOOK_SECRET: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
};
const ALL = ["dataverse", "cases", "opencx", "webhook", "inbox", "server"] as const satisfies readonly SettingsPart[];

function problemsOf(environment: NodeJS.ProcessEnv): readonly string[] {
  return problemsWith(environment, ALL);
}

test("the defaults are those of the documents", () => {
  const { connections, inbox, server } = readEnvironment(GOOD, ALL);
  expect(connections).toHaveLength(1);
  const [{ name, dataverse, cases, opencx, webhook }] = connections;
  expect(name).toBe("default");
  expect(dataverse).toMatchObject({
    url: "https://yourorg.crm.dynamics.com",
    tenantId: "tenant",
    clientId: "client",
    clientSecret: "secret",
  });
  expect(cases).toMatchObject({
    defaults: {
      priority: 2,
      ticketProperties: {},
      sessionUrlTemplate: "https://platform.open.cx/inbox/{sessionId}",
    },
    unknownCaller: { policy: "placeholder", customer: { table: "account", id: GUID } },
  });
  expect(opencx).toMatchObject({ url: "https://api.open.cx", apiKey: "key" });
  expect(webhook).toMatchObject({ kind: "standard-webhooks" });
  expect(inbox).toEqual({ dataDir: ".opencx-data" });
  expect(server).toEqual({
    host: "127.0.0.1",
    port: 8080,
    allowedHosts: null,
    admin: { host: "127.0.0.1", port: 9464 },
    bodyLimit: 131_072,
    reconcileEvery: 900_000,
    workerAdmin: null,
  });
  expect(readEnvironment({ ...GOOD, PORT: "0" }, ["server"]).server.admin.port).toBe(0);
  expect(readEnvironment({ ...GOOD, PORT: "0", ADMIN_PORT: "9000" }, ["server"]).server.admin.port).toBe(9000);
});

test("everything that is missing is said at once, by name", () => {
  const problems = problemsOf({}).join("\n");
  for (const name of Object.keys(GOOD)) expect(problems).toContain(`${name}: is not set`);
});

test.each<[string, string, RegExp]>([
  ["DATAVERSE_URL", "http://yourorg.crm.dynamics.com", /https/],
  ["DATAVERSE_URL", "https://yourorg.crm.dynamics.com/main.aspx", /after the host name/],
  ["DATAVERSE_URL", "yourorg", /a whole address/],
  ["OPENCX_WEBHOOK_HEADER", "X Signature", /name of a header/],
  ["OPENCX_SESSION_URL_TEMPLATE", "javascript:{sessionId}", /https:/],
  ["OPENCX_ORGANIZATION_ID", "x".repeat(101), /copy it again/],
  ["DEFAULT_QUEUE_ID", "support", /GUID/],
  ["DEFAULT_PRIORITY", "5", /1, 2, 3 or 4/],
  ["CONCURRENCY", "0", /from 1 to 50/],
  ["CONCURRENCY", "51", /from 1 to 50/],
  ["CONCURRENCY", "many", /from 1 to 50/],
  ["UNKNOWN_CALLER", "nobody", /placeholder, create-contact or match-phone/],
  ["DEFAULT_COUNTRY", "Britain", /two letters/],
  ["DEFAULT_COUNTRY", "ZZ", /two letters/],
  ["UNKNOWN_CALLER_CUSTOMER", GUID, /account:GUID/],
  ["TICKET_PROPERTIES", "[1]", /JSON object/],
  ["CUSTOM_DATA_COLUMNS", "[1]", /JSON object/],
  ["CUSTOM_DATA_COLUMNS", '{"plan":7}', /JSON object/],
  ["CUSTOM_DATA_COLUMNS", '{"plan":"New Plan"}', /logical name/],
  ["CUSTOM_DATA_COLUMNS", '{"plan":"opencx_reason"}', /opencx_reason/],
  ["CUSTOM_DATA_COLUMNS", '{"plan":"description"}', /description/],
  ["CUSTOM_DATA_COLUMNS", '{"a":"new_x","b":"new_x"}', /two keys/],
  ["TICKET_PROPERTIES", '{"opencx_transcript":"x"}', /opencx_transcript/],
  ["TICKET_PROPERTIES", '{"customerid_contact@odata.bind":"x"}', /customerid_contact/],
  ["OPENCX_WEBHOOK_SCHEME", "md5", /standard-webhooks or hmac-sha256/],
  ["OPENCX_WEBHOOK_SCHEME", "hmac-sha256", /OPENCX_WEBHOOK_HEADER/],
  ["OPENCX_WEBHOOK_SECRET", "not base64!", /whsec_/],
  ["OPENCX_SESSION_URL_TEMPLATE", "https://platform.open.cx/inbox", /\{sessionId\}/],
  ["DATABASE_URL", "mysql://x", /postgres:\/\//],
  ["PORT", "http", /port number/],
  ["PORT", "65536", /65535/],
  ["ADMIN_PORT", "metrics", /port number/],
  ["BODY_LIMIT", "128KiB", /bytes from 1024 to 1048576/],
  ["BODY_LIMIT", "0", /bytes from 1024 to 1048576/],
  ["BODY_LIMIT", "1048577", /bytes from 1024 to 1048576/],
  ["RECONCILE_EVERY", "often", /15m/],
  ["RECONCILE_EVERY", "0s", /15m/],
  ["RECONCILE_EVERY", "600h", /a week at most/],
  ["OPENCX_API_KEY", "two words", /copy it again/],
  ["OPENCX_API_KEY", "kéy", /copy it again/],
  ["INGESTION_CONFIG", "connections.json", /connections\.json cannot be read: there is no such file/],
])("%s=%s is refused and the message says what to do", (name, value, said) => {
  const problems = problemsOf({ ...GOOD, [name]: value });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(said);
  if (name === "OPENCX_API_KEY") expect(problems[0]).not.toContain(value);
});

test("the login that erases is asked for by nothing else, and then whole", () => {
  expect(problemsOf({ ...GOOD, ERASE_CLIENT_ID: "two words" })).toEqual([]);
  const problems = problemsWith({ ...GOOD, ERASE_CLIENT_ID: "two words" }, ["dataverse", "erase"]);
  expect([...problems].sort()).toEqual([
    expect.stringMatching(/^ERASE_CLIENT_ID: holds a space/),
    expect.stringMatching(/^ERASE_CLIENT_SECRET: is not set/),
  ]);
  const own = { ...GOOD, ERASE_CLIENT_ID: "eraser", ERASE_CLIENT_SECRET: "env:OTHER", OTHER: "another secret" };
  expect(readEnvironment(own, ["erase"]).connections[0].erase).toEqual({
    clientId: "eraser",
    clientSecret: "another secret",
    tenantId: undefined,
  });
});

test("http is taken for this machine alone, and an empty variable is one that is not set", () => {
  expect(
    problemsOf({ ...GOOD, DATAVERSE_URL: "http://127.0.0.1:5000", DEFAULT_QUEUE_ID: "", RECONCILE_EVERY: "off" }),
  ).toEqual([]);
});
