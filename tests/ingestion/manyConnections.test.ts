import { createServer, type AddressInfo } from "node:net";
import { aCall } from "../support/callFile";
import { RawConnection, requestHead } from "../support/rawConnection";
import { environmentOf, eventually, newDatabase, openInstallation, serve } from "./support/installation";
import { setUpProgram, start, type Program, type ProgramSetup } from "./support/program";

jest.setTimeout(120_000);

test("metrics and readiness are on the admin port alone, health is on both", async () => {
  const installation = await openInstallation();
  const { url = "", adminUrl = "" } = installation.service;
  const statuses = async (at: string): Promise<readonly number[]> =>
    Promise.all(["/healthz", "/readyz", "/metrics"].map(async (path) => (await fetch(`${at}${path}`)).status));
  expect(await statuses(url)).toEqual([200, 404, 404]);
  expect(await statuses(adminUrl)).toEqual([200, 200, 200]);
  expect((await fetch(`${adminUrl}/webhooks/opencx`, { method: "POST" })).status).toBe(404);
  expect((await fetch(`${url}/healthz`, { method: "HEAD" })).status).toBe(200);
  expect((await fetch(`${url}/webhooks/opencx`)).headers.get("allow")).toBe("POST");
  await installation.close();
});

test("a port that is taken is said by the name of its setting", async () => {
  const installation = await openInstallation();
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, "127.0.0.1", resolve));
  const port = String((holder.address() as AddressInfo).port);
  for (const name of ["PORT", "ADMIN_PORT"])
    await expect(serve({ ...installation.environment, [name]: port }, await newDatabase())).rejects.toThrow(
      new RegExp(`port ${port} .*: set ${name}$`),
    );
  holder.close();
  await installation.close();
});

describe("with more connections than the process may open files", () => {
  let setup: ProgramSetup;
  let program: Program;
  let url: string;
  let admin: string;
  const connections: RawConnection[] = [];
  beforeAll(async () => {
    setup = await setUpProgram("connections");
    program = start("serve", environmentOf(setup.servers, await newDatabase()), "ulimit -n 300");
    url = await program.listening();
    admin = program.lines.flatMap((line) => /"admin":"([^"]+)"/.exec(line)?.[1] ?? [])[0] ?? "";
  });
  afterEach(() => {
    for (const connection of connections.splice(0)) connection.close();
  });
  afterAll(async () => {
    program.child.kill("SIGTERM");
    expect(await program.ended).toBe(0);
    await setup.close();
  });

  test.each([
    ["silent", ""],
    ["slow with their headers", "POST /webhooks/opencx HTTP/1.1\r\nhost: x\r\nx-padding: "],
    [
      "stalled in their bodies",
      requestHead("/webhooks/opencx", {
        "webhook-id": "msg_1",
        "webhook-timestamp": String(Math.floor(Date.now() / 1000)),
        "webhook-signature": `v1,${"A".repeat(43)}=`,
        "content-length": "1000",
      }),
    ],
  ])("that are %s, probes are answered and a handoff lands", async (_how, bytes) => {
    const { opencx, dataverse } = setup.servers;
    let refused = 0;
    for (let number = 0; number < 400; number += 1) {
      const connection = new RawConnection(url).send(bytes);
      void connection.closed.then(() => (refused += 1));
      connections.push(connection);
    }
    await eventually("room is made", () => (refused > 250 ? true : undefined));
    expect((await fetch(`${admin}/readyz`)).status).toBe(200);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const call = aCall();
    opencx.load(call);
    const [delivery] = await opencx.deliver(call, `${url}/webhooks/opencx`, { attempts: 1 });
    expect(delivery?.status).toBe(202);
    await eventually("its case stands", () =>
      dataverse.rows("incident").some((row) => row.opencx_sessionid === call.session.id) ? true : undefined,
    );
  });
});
