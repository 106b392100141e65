import { lookAtSettings } from "../../Ingestion/config/environment";
import { tracingProblems } from "../../Ingestion/telemetry/otlp";
import { planting } from "./support/misconfigured";

const planted = planting();
const COLLECTOR = { OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:4318" };
const GUID = "6f1c2a70-6d0b-4b1e-9d51-7c0b3a0e4d11";

/** What `verify` says of these settings by themselves. */
function formFaults(environment: NodeJS.ProcessEnv): readonly string[] {
  const { problems } = lookAtSettings(environment, ["dataverse", "cases", "opencx", "inbox", "webhook", "server"]);
  return [...problems, ...tracingProblems(environment)];
}

test("a right installation gets a short green list, and exit code 0", async () => {
  const { code, said } = await planted.verified();
  expect(said.split("\n").filter((line) => line !== "" && !line.startsWith("ok"))).toEqual([]);
  expect(said.split("\n").length).toBeLessThan(21);
  expect(code).toBe(0);
});

test.each([
  "DATAVERSE_URL",
  "DATAVERSE_TENANT_ID",
  "DATAVERSE_CLIENT_ID",
  "DATAVERSE_CLIENT_SECRET",
  "UNKNOWN_CALLER_CUSTOMER",
  "OPENCX_API_KEY",
])("%s absent is named, once, and all else is looked at", async (name) => {
  const { code, failed, said } = await planted.verified({ [name]: "" });
  expect(failed).toEqual([`FAIL  settings: ${name}: is not set; docs/operators.md says what it is`]);
  expect(said).toMatch(/^ok +database: /m);
  expect(code).toBe(2);
});

test("the webhooks' secret absent is said, and is no failure of a machine that may only work", async () => {
  const { code, said } = await planted.verified({ OPENCX_WEBHOOK_SECRET: "" });
  expect(said).toMatch(/^note +only serve needs it: OPENCX_WEBHOOK_SECRET: is not set/m);
  expect(code).toBe(0);
});

test.each<[string, string, RegExp, NodeJS.ProcessEnv?]>([
  ["DATAVERSE_URL", "yourorg.crm.dynamics.com", /a whole address, beginning with https/],
  ["DATAVERSE_URL", "http://yourorg.crm.dynamics.com", /must start with https/],
  ["DATAVERSE_URL", "https://yourorg.crm.dynamics.com/main.aspx?appid=1", /must hold no user, query or fragment/],
  ["DATAVERSE_URL", "https://yourorg.crm.dynamics.com/api/data/v9.2", /must end after the host name/],
  ["DATAVERSE_TENANT_ID", "our tenant", /copy it again/],
  ["DATAVERSE_CLIENT_ID", "{6f1c2a70}", /copy it again/],
  ["DATAVERSE_CREDENTIAL", "oauth", /must be secret, certificate or managed-identity/],
  ["DATAVERSE_CERTIFICATE", "app.pem", /is of no use with DATAVERSE_CREDENTIAL=secret/],
  ["DATAVERSE_CLIENT_SECRET", "file:/nowhere/secret", /file:\/nowhere\/secret: cannot be read: there is no such file/],
  ["DATAVERSE_AUTHORITY", "login.microsoftonline.com", /a whole address/],
  ["OPENCX_API_URL", "api.open.cx", /a whole address/],
  ["OPENCX_API_URL", "http://api.open.cx", /must start with https/],
  ["OPENCX_API_KEY", "Bearer abc", /holds a space or a character that no key has/],
  ["OPENCX_ORGANIZATION_ID", "o".repeat(101), /longer than the 100 characters/],
  ["OPENCX_SESSION_URL_TEMPLATE", "https://platform.open.cx/inbox", /\{sessionId\}/],
  [
    "OPENCX_SESSION_URL_TEMPLATE",
    "http://platform.open.cx/{sessionId}",
    /no https:\/\/ address, and the control opens/,
  ],
  ["OPENCX_WEBHOOK_SECRET", "whsec_", /whsec_ and base64/],
  ["OPENCX_WEBHOOK_SECRET", "whsec_c2hvcnQ=", /is too short/],
  ["OPENCX_WEBHOOK_SECRET", "changeme-changeme-changeme-12345", /whsec_ and base64/],
  ["OPENCX_WEBHOOK_SECRET_NEXT", "a b", /one secret a setting/],
  ["OPENCX_WEBHOOK_SCHEME", "sha1", /must be standard-webhooks or hmac-sha256/],
  ["OPENCX_WEBHOOK_HEADER", "X Signature", /name of a header/],
  ["DEFAULT_QUEUE_ID", "AI phone handoffs", /must be a GUID/],
  ["DEFAULT_OWNER_ID", "amira@example.com", /must be a GUID/],
  ["DEFAULT_PRIORITY", "high", /must be 1, 2, 3 or 4/],
  ["TICKET_PROPERTIES", "{casetypecode:2}", /must be a JSON object/],
  ["TICKET_PROPERTIES", '{"opencx_reason":"x"}', /must not hold opencx_reason/],
  ["UNKNOWN_CALLER", "nobody", /placeholder/],
  ["UNKNOWN_CALLER_CUSTOMER", GUID, /account:GUID or contact:GUID/],
  ["MASK_CARDS", "yes", /must be on or off/],
  ["CUSTOM_DATA_COLUMNS", '{"plan":"New Plan"}', /no logical name of a column/],
  ["DATABASE_URL", "mysql://db", /postgres:\/\//],
  ["DATABASE_URL", "postgres://u:p@db.example.com/db", /without sslmode=verify-full/],
  ["DATABASE_TLS", "no", /must be verify-full or off/],
  ["DEAD_KEPT_DAYS", "forever", /number of days/],
  ["PORT", "eighty", /must be a port number/],
  ["ADMIN_PORT", "70000", /at most 65535/],
  ["ALLOWED_HOSTS", "https://hooks.example.com/", /host names without scheme and port/],
  ["BODY_LIMIT", "1MB", /number of bytes/],
  ["RECONCILE_EVERY", "15", /must be a time such as 15m/],
  ["OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4318", /must be an http or https address/],
  ["OTEL_EXPORTER_OTLP_PROTOCOL", "grpc", /http\/json alone/, COLLECTOR],
  ["OTEL_EXPORTER_OTLP_HEADERS", "authorization: Bearer x", /must be name=value/, COLLECTOR],
  ["INGESTION_CONFIG", "/nowhere/connections.json", /cannot be read: there is no such file/],
  ["DATAVERSE_URL", '"https://yourorg.crm.dynamics.com"', /stands in quotes/],
  ["DATAVERSE_CLIENT_SECRET", "'the-value'", /stands in quotes/],
  ["OPENCX_API_KEY", '"the-key"', /stands in quotes/],
  ["TICKET_PROPERTIES", `'{"casetypecode":2}'`, /stands in quotes/],
  ["DATAVERSE_CLIENT_SECRET", __filename, /is the path of a file: write file: before it/],
  ["DATAVERSE_CLIENT_SECRET", `file:${__filename}`, /holds several lines/],
  ["OPENCX_API_KEY", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", /is a webhook's signing secret: take the API key/],
  ["OPENCX_WEBHOOK_HEADER", "X-Signature", /is of no use with standard-webhooks.*set OPENCX_WEBHOOK_SCHEME/],
  ["OPENCX_SESSION_URL_TEMPLATE", "https://{sessionId}.open.cx/", /\{sessionId\} behind the host's name/],
  ["DATA_DIR", "~/inbox", /begins with ~/],
  ["NO_PROXY", "https://api.example/", /https:\/\/api.example\/ is no host/, { HTTPS_PROXY: "http://127.0.0.1:9" }],
])("%s=%s is named, and what it must be", async (name, value, said, ...[beside]) => {
  const changes = { ...beside, [name]: value };
  const formed = formFaults({ ...planted.good, ...changes });
  // What is said of the form `verify` says first, as the tests beside show: it need not ask all servers for each row.
  const failed = formed.length > 0 ? formed : (await planted.verified(changes)).failed;
  expect(failed).toEqual([expect.stringMatching(said)]);
  expect(failed[0]).toMatch(new RegExp(`(^|: )${name}: `));
});

test("what is wrong is said all at once, whatever it is of", async () => {
  const { failed } = await planted.verified({
    DATAVERSE_CLIENT_ID: "a b",
    DATAVERSE_CLIENT_SECRET: "",
    OPENCX_API_KEY: "nobody's",
    DEFAULT_PRIORITY: "9",
    OPENCX_WEBHOOK_SECRET: "short",
    OPENCX_WEBHOOK_SCHEME: "hmac-sha256",
    DATABASE_URL: "postgres://u:p@db.example.com/db",
    DEAD_KEPT_DAYS: "0",
  });
  expect(failed.map((line) => /[A-Z]+_[A-Z_]+: /.exec(line)?.[0])).toEqual([
    "DATAVERSE_CLIENT_ID: ",
    "DATAVERSE_CLIENT_SECRET: ",
    "DEFAULT_PRIORITY: ",
    "DEAD_KEPT_DAYS: ",
    "DATABASE_URL: ",
    "OPENCX_API_KEY: ",
    "OPENCX_WEBHOOK_SECRET: ",
    "OPENCX_WEBHOOK_HEADER: ",
  ]);
});

test("for a program it is one line of JSON, with a result for each line", async () => {
  const { code, said } = await planted.verified({ DEFAULT_QUEUE_ID: GUID }, { json: true });
  const { ok, results } = JSON.parse(said) as { ok: boolean; results: readonly Readonly<Record<string, string>>[] };
  expect(ok).toBe(false);
  expect(results.filter(({ state }) => state === "failed")).toEqual([
    expect.objectContaining({ check: "queue", message: expect.stringMatching(/^DEFAULT_QUEUE_ID: there is no queue/) }),
  ]);
  expect(results.filter(({ state }) => state === "ok").length).toBeGreaterThan(10);
  expect(code).toBe(1);
});

test.each([
  ["DEFALUT_OWNER_ID", "DEFAULT_OWNER_ID"],
  ["DEFAULT_OWNERID", "DEFAULT_OWNER_ID"],
  ["DEFAULT_OWNER_IDS", "DEFAULT_OWNER_ID"],
  ["default_country", "DEFAULT_COUNTRY"],
  ["TICKET_PROPERTYES", "TICKET_PROPERTIES"],
])("%s, which nothing reads, is told with the setting that is meant", async (name, meant) => {
  const { code, said } = await planted.verified({ [name]: GUID });
  expect(said).toContain(`warn  settings: ${name} is no setting, so nothing reads it: is ${meant} meant?\n`);
  expect(code).toBe(0);
});

test.each(["OPENCX_WEBHOOK_SECRET", "PORT"])(
  "%s in a wrong form ends with the exit code of wrong settings",
  async (name) => {
    const { code, failed } = await planted.verified({ [name]: "whsec_short" });
    expect(failed.join("\n")).toContain(`FAIL  settings: ${name}: `);
    expect(code).toBe(2);
  },
);
