import { aCall, at } from "../support/callFile";
import { saidIn } from "./support/cases";
import { told, withHistory } from "./support/skew";
import {
  environmentOf,
  eventually,
  incidentsOf,
  newDatabase,
  startServers,
  type LocalServers,
} from "./support/installation";
import { run, start, type Program } from "./support/program";

let servers: LocalServers;
let service: Program | undefined;
beforeAll(async () => {
  servers = await startServers();
});
afterAll(async () => {
  service?.child.kill("SIGKILL");
  await service?.ended;
  await servers.close();
});

const ZONE = { TZ: "Europe/Berlin" };

test("times without a zone are UTC, in webhook, session and history alike, on a machine in Berlin", async () => {
  service = start("serve", { ...environmentOf(servers, await newDatabase()), ...ZONE });
  const target = `${await service.listening()}/webhooks/opencx`;
  const whole = aCall();
  const zoneless = (time: string | null): string => (time ?? "").replace("Z", "");
  const call = told(
    withHistory(
      { ...whole, session: { ...whole.session, created_at: zoneless(whole.session.created_at) } },
      whole.history.map((item) => ({ ...item, created_at: zoneless(item.created_at) })),
    ),
    { timestamp: zoneless(at(60)) },
  );
  servers.opencx.load(call);
  await servers.opencx.deliver(call, target);
  const incident = await eventually("the case", () => incidentsOf(servers, call)[0]);
  expect(saidIn(incident)).toEqual(["hello this is harper valley", "i would like to pay a bill"]);
  expect(incident.opencx_handoffon).toBe("2026-03-01T10:01:00Z");
  expect(incident.description).toContain("Call started: 2026-03-01T10:00:00Z");
});

test("so is the time that a sweep is asked to look back to", async () => {
  const environment = {
    ...environmentOf(servers, await newDatabase()),
    ...ZONE,
    OPENCX_ORGANIZATION_ID: servers.opencx.organizationId,
  };
  const { out } = await run(["reconcile", "--since", "2026-04-01T09:30:00"], environment);
  expect(out).toContain("since 2026-04-01T09:30:00.000Z");
});
