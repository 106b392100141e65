import { setTimeout as sleep } from "node:timers/promises";
import { KillablePostgres } from "../../chaos/killablePostgres";
import { startOrganizations, type Organization } from "../../ingestion/support/organizations";
import { start } from "../../ingestion/support/program";
import type { FaultPlan } from "../../../LocalPlatform/faults/faults";
import { freshCalls } from "../freshCalls";
import { percentile, type Comparison } from "../measure";

/** Handoffs a minute of the organization that is well, and for how long; the others' each as often. */
const [A_MINUTE, MINUTES] = [40, 1];
/** What waits of the others when it begins. */
const WAITING = 100;
/** Milliseconds that a request to Dataverse takes, and until a rep should see the case. */
const [LATENCY, MOST_P95] = [100, 2_000];

/** What one organization's trouble costs another: the first is told to wait, the second's keys were revoked. */
export async function organizationsBench(): Promise<readonly Comparison[]> {
  const postgres = await KillablePostgres.start();
  const organizations = await startOrganizations(["limited", "revoked", "well"], { dataverse: { latency: LATENCY } });
  try {
    const [limited, revoked, well] = organizations.all as [Organization, Organization, Organization];
    answer(limited, { kind: "answer", status: 429, headers: { "retry-after": "5" } });
    answer(revoked, { kind: "answer", status: 401, body: '{"statusCode":401,"message":"the key was revoked"}' });
    const service = start("serve", organizations.environment({ DATABASE_URL: await postgres.newDatabase() }));
    try {
      const target = `${await service.listening()}/webhooks/opencx`;
      return [
        {
          what: "webhook to case beside one organization rate-limited and one revoked, p95",
          unit: "ms",
          ours: percentile(await times([limited, revoked], well, target), 0.95),
          beside: "limit",
          theirs: MOST_P95,
          moreIsBetter: false,
        },
      ];
    } finally {
      service.child.kill("SIGTERM");
      await service.ended;
    }
  } finally {
    await organizations.close();
    await postgres.close();
  }
}

function answer({ dataverse, opencx }: Organization, does: FaultPlan["does"]): void {
  opencx.addFault({ does });
  dataverse.addFault({ path: "/api/data/", does });
}

/** @returns milliseconds from each webhook of the one that is well to its queue item */
async function times(ill: readonly Organization[], well: Organization, target: string): Promise<readonly number[]> {
  const sender = async (one: Organization): Promise<() => Promise<string>> => {
    const calls = await freshCalls(one.opencx);
    return async () => {
      const [call] = calls(1);
      if (call === undefined) throw new Error("no sample calls in LocalPlatform/calls");
      const own = one.callOf(call);
      await one.send(own, target);
      return own.session.id;
    };
  };
  const senders = await Promise.all(ill.map(sender));
  for (const send of senders) await Promise.all(Array.from({ length: WAITING }, send));
  const [landed, sent] = [new Map<string, number>(), new Map<string, number>()];
  well.dataverse.onWrite((table, id) => {
    if (table !== "queueitem") return;
    const item = well.dataverse.rows("queueitem").find((row) => row.queueitemid === id);
    const incident = well.dataverse.rows("incident").find((row) => row.incidentid === item?._objectid_value);
    landed.set(String(incident?.opencx_sessionid), performance.now());
  });
  const send = await sender(well);
  for (let count = 0; count < A_MINUTE * MINUTES; count += 1) {
    const next = performance.now() + 60_000 / A_MINUTE;
    const began = performance.now();
    const [id] = await Promise.all([send(), ...senders.map((one) => one())]);
    sent.set(id, began);
    await sleep(Math.max(0, next - performance.now()));
  }
  const deadline = performance.now() + 60_000;
  while ([...sent.keys()].some((id) => !landed.has(id))) {
    if (performance.now() > deadline) throw new Error("handoffs of an organization that is well have no case");
    await sleep(50);
  }
  return [...sent].map(([id, began]) => (landed.get(id) ?? Number.NaN) - began);
}
