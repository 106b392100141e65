import { startService } from "../../Ingestion/commands/service";
import { readEnvironment } from "../../Ingestion/config/environment";
import { handoffIdOf } from "../../Ingestion/handoff/ids";
import { createLog } from "../../Ingestion/telemetry/log";
import type { CallFile } from "../../LocalPlatform/opencx/contract";
import { aCall } from "../support/callFile";
import {
  environmentOf,
  eventually,
  inState,
  newDatabase,
  QUICK,
  startServers,
  type LocalServers,
} from "./support/installation";

/** Long waits: who waits for another connection's troubles never lands here. */
const SLOW = { ...QUICK, backoff: { ...QUICK.backoff, first: 20_000, cap: 20_000, patientCap: 60_000 } };

const NAMES = ["limited", "revoked", "well"] as const;
let servers: readonly LocalServers[];
beforeAll(async () => {
  servers = await Promise.all(NAMES.map(() => startServers()));
});
afterAll(async () => {
  for (const each of servers) await each.close();
});

/** The connection of the servers at this place, under its name. */
function connectionAt(index: number, databaseUrl: string) {
  const [own] = [servers[index]];
  if (own === undefined) throw new Error("no such servers");
  const environment = { ...environmentOf(own, databaseUrl), OPENCX_ORGANIZATION_ID: organizationAt(index) };
  const settings = readEnvironment(environment, ["dataverse", "cases", "opencx", "webhook", "server", "inbox"]);
  return { settings, connection: { ...settings.connections[0], name: NAMES[index] ?? "" } };
}

function organizationAt(index: number): string {
  return `00000000-0000-4000-8000-00000000000${index}`;
}

function callsAt(index: number, count: number): readonly CallFile[] {
  return Array.from({ length: count }, () => {
    const call = aCall();
    const own = { ...call, webhook: { ...call.webhook, organization_id: organizationAt(index) } };
    servers[index]?.opencx.load(own);
    return own;
  });
}

test("one organization whose requests are limited and one whose key is revoked keep nothing from the third", async () => {
  const databaseUrl = await newDatabase();
  const [first, ...others] = NAMES.map((_, index) => connectionAt(index, databaseUrl));
  if (first === undefined) throw new Error("no connections");
  const service = await startService({
    ...first.settings,
    connections: [first.connection, ...others.map(({ connection }) => connection)],
    connectionString: databaseUrl,
    log: createLog({ write: () => undefined }),
    tuning: SLOW,
  });
  servers[0]?.dataverse.addFault({
    path: "/api/data/",
    does: { kind: "answer", status: 429, headers: { "retry-after": "120" }, body: "{}" },
  });
  servers[1]?.opencx.addFault({ does: { kind: "answer", status: 401, body: "{}" } });
  // Told as their webhooks would: local servers of one machine sign by one secret, so these cannot tell whose one is.
  const deliver = async (index: number, calls: readonly CallFile[]): Promise<void> => {
    for (const { session, webhook } of calls) {
      const [organizationId, timestamp] = [organizationAt(index), String(webhook.data.timestamp)];
      const id = handoffIdOf(organizationId, session.id, timestamp);
      const handoff = { id, organizationId, conversationId: session.id, timestamp };
      await service.inbox.accept([handoff], { connection: NAMES[index] ?? "", source: "webhook" });
    }
  };
  await deliver(0, callsAt(0, 12));
  await deliver(1, callsAt(1, 12));
  await eventually("both are held up", async () => {
    const { rowCount } = await service.inbox.pool.query("select 1 from opencx.outage");
    return rowCount === 2 ? true : undefined;
  });
  const well = callsAt(2, 12);
  await deliver(2, well);
  for (const call of well) await inState({ service }, call, "done");
  const { rows } = await service.inbox.pool.query<object>(
    `select connection, state, count(*)::int as count from opencx.handoff where connection <> 'well' and state <> 'waiting' and state <> 'working'
     group by 1, 2`,
  );
  expect(rows).toEqual([]);
  await service.stop();
});
