import { createServer, type AddressInfo } from "node:net";
import { randomUUID } from "node:crypto";
import pg from "pg";
import { COLUMNS_SOLUTION } from "../../Transcript/caseColumns";
import { handoffData, handoffOf } from "../../Ingestion/handoff/handoff";
import { openInbox } from "../../Ingestion/inbox/openInbox";
import { startDataverse } from "../../LocalPlatform/dataverse/server";
import { quietPort } from "../support/quietPort";
import { newDatabase } from "./support/installation";
import { planting } from "./support/misconfigured";

jest.setTimeout(90_000);

const planted = planting();
const GUID = "6f1c2a70-6d0b-4b1e-9d51-7c0b3a0e4d11";

/** Settings that are right in form and lead somewhere else. */
const ELSEWHERE: readonly (readonly [string, (() => string) | string, RegExp])[] = [
  ["DATAVERSE_URL", () => planted.servers.opencx.url, /token: DATAVERSE_URL is not known to this tenant/],
  ["DATAVERSE_TENANT_ID", GUID, /token: DATAVERSE_TENANT_ID is not a tenant of this authority/],
  ["DATAVERSE_CLIENT_ID", GUID, /token: DATAVERSE_CLIENT_ID is not an application of this tenant/],
  ["DATAVERSE_CLIENT_SECRET", GUID, /token: DATAVERSE_CLIENT_SECRET is wrong: paste the secret's value, not its id/],
  [
    "DATAVERSE_AUTHORITY",
    "http://127.0.0.1:9",
    /token: the login authority does not answer: check DATAVERSE_AUTHORITY/,
  ],
  ["DATAVERSE_AUTHORITY", () => planted.servers.opencx.url, /token: .*check DATAVERSE_AUTHORITY/],
  ["OPENCX_API_URL", "http://127.0.0.1:9", /OpenCX: .*check OPENCX_API_URL/],
  ["OPENCX_API_URL", () => planted.dataverse.url, /OpenCX: OPENCX_API_URL: what answers at .* is not OpenCX's API/],
  ["OPENCX_API_URL", () => `${planted.servers.opencx.url}/v1`, /OPENCX_API_URL: .* \(\/v1 may be too much/],
  ["OPENCX_API_KEY", "of-another-organization", /OpenCX: OpenCX refused the key .*check OPENCX_API_KEY/],
  ["DEFAULT_QUEUE_ID", GUID, /queue: DEFAULT_QUEUE_ID: there is no queue 6f1c2a70.* here/],
  ["DEFAULT_OWNER_ID", GUID, /owner: DEFAULT_OWNER_ID: there is no user 6f1c2a70.* here/],
  ["DEFAULT_PRIORITY", "4", /priority: DEFAULT_PRIORITY 4 is not an option .*choose one of 1, 2, 3/],
  ["DATABASE_URL", "postgres://u:p@127.0.0.1:9/db", /database: .*does not answer \(ECONNREFUSED\): check DATABASE_URL/],
  ["DATABASE_URL", () => `${process.env.TEST_DATABASE_URL ?? ""}/nowhere`, /database: .*DATABASE_URL/],
  ["DATA_DIR", "/proc/opencx", /database: DATA_DIR: the inbox cannot be made in \/proc/],
  ["HOST", "192.0.2.1", /port: HOST 192\.0\.2\.1: this machine has no such address/],
  ["ADMIN_HOST", "192.0.2.1", /admin port: ADMIN_HOST 192\.0\.2\.1: this machine has no such address/],
];
test.each(ELSEWHERE)("%s that leads elsewhere is named (%#)", async (name, value, said) => {
  const database = name === "DATA_DIR" ? { DATABASE_URL: "" } : {};
  const { code, failed } = await planted.verified({ ...database, [name]: typeof value === "string" ? value : value() });
  expect(failed).toHaveLength(1);
  expect(failed[0]).toMatch(said);
  expect(code).toBe(1);
});

test("a customer that is not there, or of the other table, is named, and that the solution names another", async () => {
  for (const customer of [`contact:${GUID}`, planted.dataverse.customer.replace("account", "contact")])
    expect((await planted.verified({ UNKNOWN_CALLER_CUSTOMER: customer })).failed).toEqual([
      expect.stringMatching(/^FAIL +unknown caller: UNKNOWN_CALLER_CUSTOMER: there is no contact .* here: take the id/),
    ]);
  const [other] = planted.dataverse
    .rows("account")
    .filter(({ accountid }) => !planted.dataverse.customer.includes(String(accountid)));
  expect((await planted.verified({ UNKNOWN_CALLER_CUSTOMER: `account:${String(other?.accountid)}` })).failed).toEqual([
    expect.stringMatching(
      /opencx_UnknownCallerCustomer is account:.*, UNKNOWN_CALLER_CUSTOMER is account:.*: give both/,
    ),
  ]);
});

test.each([
  "prvCreateIncident",
  "prvReadIncident",
  "prvAppendIncident",
  "prvAppendToIncident",
  "prvCreateContact",
  "prvReadContact",
  "prvAppendToContact",
  "prvReadAccount",
  "prvAppendToAccount",
  "prvReadQueue",
  "prvAppendToQueue",
  "prvCreateNote",
  "prvAppendNote",
  "prvAssignIncident",
  "prvReadUser",
  "prvWriteIncident",
  "prvCreateActivity",
  "prvReadActivity",
  "prvWriteActivity",
  "prvAppendActivity",
  "prvAppendToUser",
])("the privilege %s that the role lacks is named", async (privilege) => {
  const { dataverse } = planted;
  const { application = "", rep } = dataverse.users;
  dataverse.setPrivilege(application, privilege, false);
  try {
    const settings = { DEFAULT_OWNER_ID: rep, TIMELINE_CALL: "on", NATIVE_INTEGRATION: "adopt" };
    const { code, failed } = await planted.verified(settings);
    expect(failed).toContainEqual(
      expect.stringMatching(
        new RegExp(`^FAIL +privileges: the application user's role lacks ${privilege}: give it \\w`),
      ),
    );
    for (const line of failed) expect(line).toContain(privilege);
    expect(code).toBe(1);
  } finally {
    dataverse.setPrivilege(application, privilege, true);
  }
});

test("all privileges that lack are named at once, and those that the settings need alone", async () => {
  const { dataverse } = planted;
  const lacking = ["prvCreateIncident", "prvCreateNote", "prvAssignIncident"];
  const set = (held: boolean): void =>
    lacking.forEach((privilege) => dataverse.setPrivilege(dataverse.users.application ?? "", privilege, held));
  set(false);
  const { failed } = await planted.verified();
  set(true);
  expect(failed.map((line) => /prv\w+/.exec(line)?.[0])).toEqual(["prvCreateIncident", "prvCreateNote"]);
});

/** Rows that stand where the settings say, and are not as they must be. */
const ROWS: readonly (readonly [string, () => readonly [string, object, object], RegExp])[] = [
  [
    "a queue that is inactive",
    () => [`queues(${planted.dataverse.queueId})`, { statecode: 1, statuscode: 2 }, { statecode: 0, statuscode: 1 }],
    /queue: DEFAULT_QUEUE_ID: the queue .* is inactive: activate it/,
  ],
  [
    "a customer that is inactive",
    () => [
      `accounts(${planted.dataverse.customer.slice(8)})`,
      { statecode: 1, statuscode: 2 },
      { statecode: 0, statuscode: 1 },
    ],
    /unknown caller: UNKNOWN_CALLER_CUSTOMER: the account .* is inactive/,
  ],
  [
    "an owner that is disabled",
    () => [`systemusers(${planted.dataverse.users.rep ?? ""})`, { isdisabled: true }, { isdisabled: false }],
    /owner: DEFAULT_OWNER_ID: the user .* is disabled/,
  ],
  [
    "an application user that is disabled",
    () => [`systemusers(${planted.dataverse.users.application ?? ""})`, { isdisabled: true }, { isdisabled: false }],
    /environment: .*the application user is disabled: enable it/,
  ],
  [
    "an application without its user",
    () => {
      const { clientId, users } = planted.dataverse;
      return [`systemusers(${users.application ?? ""})`, { applicationid: GUID }, { applicationid: clientId }];
    },
    /environment: .*the app has no application user in this environment: add one/,
  ],
];
test.each(ROWS)("%s is named", async (_, change, said) => {
  const [path, body, back] = change();
  const undo = await planted.changed(path, body, back);
  try {
    const { failed } = await planted.verified({ DEFAULT_OWNER_ID: planted.dataverse.users.rep });
    expect(failed).toEqual([expect.stringMatching(said)]);
  } finally {
    await undo();
  }
});

test("an owner who may not read cases, and an application user without a role, are named", async () => {
  const { dataverse } = planted;
  const { rep = "", application = "" } = dataverse.users;
  dataverse.setPrivilege(rep, "prvReadIncident", false);
  const owner = await planted.verified({ DEFAULT_OWNER_ID: rep });
  dataverse.setPrivilege(rep, "prvReadIncident", true);
  expect(owner.failed).toEqual([
    expect.stringMatching(/owner: DEFAULT_OWNER_ID: no role of the user .* prvReadIncident/),
  ]);
  const held = await fetch(
    `${dataverse.url}/api/data/v9.2/systemusers(${application})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()`,
    {
      headers: { authorization: `Bearer ${dataverse.tokenFor(application)}` },
    },
  );
  const { RolePrivileges } = (await held.json()) as { RolePrivileges: readonly { readonly PrivilegeName: string }[] };
  for (const { PrivilegeName } of RolePrivileges) dataverse.setPrivilege(application, PrivilegeName, false);
  const roleless = await planted.verified();
  for (const { PrivilegeName } of RolePrivileges) dataverse.setPrivilege(application, PrivilegeName, true);
  expect(roleless.failed).toEqual([expect.stringMatching(/environment: .*has no security role: assign one/)]);
});

/** All that the solution adds to incident. */
const COLUMNS =
  "callerphone classification explanation handoffon language notcallers reason sentiment sessionid sessionurl ticketnumber transcript writtenhash"
    .split(" ")
    .map((name) => `opencx_${name}`);

test("a solution that is not imported is named, with every column that it brings", async () => {
  const dataverse = await startDataverse({ solutionImported: false });
  const { failed } = await planted.verified({ DATAVERSE_URL: dataverse.url, DATAVERSE_AUTHORITY: dataverse.authority });
  await dataverse.close();
  const lacks = new RegExp(`^FAIL +columns: incident lacks (.*): import the solution ${COLUMNS_SOLUTION}$`);
  expect(
    lacks
      .exec(failed[0] ?? "")?.[1]
      ?.split(", ")
      .toSorted(),
  ).toEqual(COLUMNS);
  expect(failed.slice(1)).toEqual([
    expect.stringMatching(/^FAIL +unknown caller: .*opencx_UnknownCallerCustomer is not there: import the solution$/),
  ]);
});

test("a port that another program has is named, that of the service itself is not; nor may both be one", async () => {
  const other = createServer((socket) => socket.end("no http"));
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const port = String((other.address() as AddressInfo).port);
  for (const [name, check] of [
    ["PORT", "port"],
    ["ADMIN_PORT", "admin port"],
  ] as const)
    expect((await planted.verified({ [name]: port })).failed).toEqual([
      `FAIL  ${check}: ${name} ${port}: another program listens there on 127.0.0.1: stop it, or set another port`,
    ]);
  other.close();
  const free = String(await quietPort());
  expect((await planted.verified({ PORT: free, ADMIN_PORT: free })).failed).toEqual([
    `FAIL  admin port: ADMIN_PORT ${free}: PORT is the same: give each its own`,
  ]);
});

test("an organization that is not the one of the handoffs that came is named", async () => {
  const url = await newDatabase();
  const { inbox, close } = await openInbox(url, () => undefined);
  const handoff = handoffOf("theirs", handoffData.parse({ conversation_id: "c" }), Date.now(), new Set());
  await inbox.accept([handoff], { connection: "default", source: "webhook" });
  await close();
  const asked = async (organization: string) =>
    planted.verified({ DATABASE_URL: url, OPENCX_ORGANIZATION_ID: organization });
  expect((await asked("theirs")).failed).toEqual([]);
  expect((await asked("another")).failed).toEqual([
    expect.stringMatching(/organization: OPENCX_ORGANIZATION_ID is another, and the last handoff .* was of theirs/),
  ]);
});

test("a role of the database that may not make the inbox is told the right", async () => {
  const owner = await newDatabase();
  const role = `poor_${randomUUID().replaceAll("-", "")}`;
  const client = new pg.Client({ connectionString: owner });
  await client.connect();
  await client.query(`create role ${role} login password 'poor'`);
  await client.end();
  const url = Object.assign(new URL(owner), { username: role, password: "poor" }).href;
  expect((await planted.verified({ DATABASE_URL: url })).failed).toEqual([
    expect.stringMatching(/database: the role poor_\w+ of DATABASE_URL lacks CREATE on the database/),
  ]);
});
