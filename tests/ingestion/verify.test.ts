import { verify } from "../../Ingestion/commands/verify";
import { newDatabase, environmentOf, type LocalServers } from "./support/installation";
import { run, setUpProgram, type ProgramSetup } from "./support/program";
import { recordedTerminal } from "./support/terminal";

jest.setTimeout(90_000);

let setup: ProgramSetup;
let servers: LocalServers;
let database: string;
beforeAll(async () => {
  setup = await setUpProgram("verify");
  ({ servers } = setup);
  database = await newDatabase();
});
afterAll(() => setup.close());

test("verify finds everything right", async () => {
  const { code, out } = await run(["verify"], environmentOf(servers, database));
  expect(
    out
      .split("\n")
      .filter(Boolean)
      .map((line) => line.slice(0, 5).trim()),
  ).toEqual(Array.from({ length: 19 }, () => "ok"));
  expect(code).toBe(0);
  expect(out).toContain("description holds 2000 characters");
});

test("verify says what is wrong, all of it, and what to do", async () => {
  const wrong = {
    DEFAULT_PRIORITY: "4",
    DEFAULT_QUEUE_ID: "6f1c2a70-6d0b-4b1e-9d51-7c0b3a0e4d11",
    UNKNOWN_CALLER_CUSTOMER: "contact:6f1c2a70-6d0b-4b1e-9d51-7c0b3a0e4d11",
    OPENCX_API_KEY: "nobody's",
  };
  const { code, out } = await run(["verify"], { ...environmentOf(servers, database), ...wrong });
  expect(code).toBe(1);
  expect(out).toMatch(
    /^FAIL +priority: DEFAULT_PRIORITY 4 is not an option of this organization: choose one of 1, 2, 3$/m,
  );
  expect(out).toMatch(/^FAIL +queue: DEFAULT_QUEUE_ID/m);
  expect(out).toMatch(/^FAIL +unknown caller: UNKNOWN_CALLER_CUSTOMER/m);
  expect(out).toMatch(/^FAIL +OpenCX: .*OPENCX_API_KEY/m);
  expect(out.match(/^ok/gm)).toHaveLength(15);
});

test.each([
  [
    412,
    /^FAIL +clock: this machine's clock is 4[01]\d s behind Dataverse's and 4[01]\d s behind OpenCX's: set it by NTP/m,
  ],
  [-75, /^FAIL +clock: this machine's clock is [78]\d s ahead of Dataverse's and [78]\d s ahead of OpenCX's: set it/m],
  [-40, /^ok +clock: this machine's clock is (39|4\d) s ahead of Dataverse's and (39|4\d) s ahead of OpenCX's$/m],
])("a clock that is off by %i s is named, with the seconds and what to do", async (seconds, said) => {
  // Every answer is dated: RFC 9110, section 6.6.1.
  const headers = { date: new Date(Date.now() + seconds * 1_000).toUTCString() };
  const does = { kind: "answer", status: 403, body: "{}", headers } as const;
  servers.dataverse.addFault({ path: "/api/data/", does });
  servers.opencx.addFault({ does });
  const terminal = recordedTerminal();
  await verify(environmentOf(servers, database), {}, terminal);
  servers.dataverse.clearFaults();
  servers.opencx.clearFaults();
  expect(terminal.said).toMatch(said);
});

test("a database that need not prove who it is, is warned of each time", async () => {
  const { code, out } = await run(["verify"], {
    ...environmentOf(servers, database),
    DATABASE_TLS: "off",
  });
  expect(code).toBe(0);
  expect(out).toMatch(/^warn +DATABASE_TLS=off: the database need not prove who it is/m);
});

test("a wrong secret is said once, without the library's essay, and what hangs on it is not tried", async () => {
  const { code, out } = await run(["verify"], {
    ...environmentOf(servers, database),
    DATAVERSE_CLIENT_SECRET: "expired",
  });
  expect(code).toBe(1);
  expect(out.split("\n")[0]).toBe(
    "FAIL  token: DATAVERSE_CLIENT_SECRET is wrong: paste the secret's value, not its id: AADSTS7000215",
  );
  expect(out.match(/DATAVERSE_CLIENT_SECRET/g)).toHaveLength(1);
  expect(out).toMatch(/^- +queue: not tried, since environment failed$/m);
  expect(out).toMatch(/^ok +OpenCX/m);
});

test("an authority that does not answer, and a privilege that is missing, are named", async () => {
  const away = await run(["verify"], {
    ...environmentOf(servers, database),
    DATAVERSE_AUTHORITY: "http://127.0.0.1:9/authority",
    OPENCX_API_URL: "http://127.0.0.1:9",
    OPENCX_WEBHOOK_SECRET: "",
  });
  expect(away.out).toMatch(
    /^FAIL +OpenCX: no answer from OpenCX .*: check OPENCX_API_URL, and that this machine may reach it$/m,
  );
  expect(away.out).toMatch(/^FAIL +token: the login authority does not answer: check DATAVERSE_AUTHORITY/);
  expect(away.out).toMatch(/^note +only serve needs it: OPENCX_WEBHOOK_SECRET: is not set/m);
  servers.dataverse.setPrivilege(servers.dataverse.users.application ?? "", "prvReadQueue", false);
  const lacking = await run(["verify"], environmentOf(servers, database));
  servers.dataverse.setPrivilege(servers.dataverse.users.application ?? "", "prvReadQueue", true);
  expect(lacking.out).toMatch(
    /^FAIL +queue: Dataverse refused reading the queue \(403, 0x80040220\): the application user lacks prvReadQueue: give its role that privilege/m,
  );
});
