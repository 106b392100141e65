import type { CallFile } from "../../LocalPlatform/opencx/contract";
import { aCall, at, handoffEvent, message } from "../support/callFile";
import {
  eventually,
  inboxRows,
  incidentsOf,
  openInstallation,
  queueItemsOf,
  type Installation,
} from "./support/installation";
import { sweepSince } from "./support/terminal";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterEach(() => installation.dataverse.clearFaults());
afterAll(async () => installation.close());

interface TwoCalls {
  /** The session while OpenCX shows the second handoff alone. */
  readonly early: CallFile;
  readonly whole: CallFile;
  /** The webhooks. */
  readonly first: CallFile;
  readonly second: CallFile;
}

/** One session with two calls, handed off after 60 s and after 3,660 s. */
function twoCalls(): TwoCalls {
  const call = aCall();
  const later = [
    message(3_610, "ai", "welcome back"),
    message(3_620, "contact", "it is me again"),
    handoffEvent(3_660),
  ];
  const webhook = (seconds: number): CallFile["webhook"] => ({
    ...call.webhook,
    data: { ...call.webhook.data, timestamp: at(seconds) },
  });
  return {
    early: { ...call, history: [...call.history.filter(({ event }) => event.type !== "handoff"), ...later] },
    whole: { ...call, history: [...call.history, ...later] },
    first: { ...call, webhook: webhook(60) },
    second: { ...call, webhook: webhook(3_660) },
  };
}

async function settled(call: CallFile, count: number): Promise<void> {
  await eventually(`${count} handoffs done`, async () => {
    const rows = (await inboxRows(installation)).filter(
      (row) => row.conversation_id === call.session.id && row.state === "done",
    );
    return rows.length === count ? true : undefined;
  });
}

function handoffTimesOf(call: CallFile): readonly string[] {
  return incidentsOf(installation, call)
    .map((row) => String(row.opencx_handoffon))
    .toSorted();
}
const BOTH = [at(60), at(3_660)].map((time) => time.replace(/\.\d+Z$/, "Z"));

test("an earlier handoff that shows late makes a case of its own", async () => {
  const { early, whole, first, second } = twoCalls();
  installation.opencx.load(early);
  await installation.opencx.deliver(second, installation.target);
  await settled(early, 1);
  installation.opencx.load(whole);
  await installation.opencx.deliver(first, installation.target);
  await settled(early, 2);
  expect(handoffTimesOf(early)).toEqual(BOTH);
  expect(queueItemsOf(installation, early)).toHaveLength(2);
});

test("an earlier handoff that shows between two attempts makes no second case of the later one", async () => {
  const { early, whole, second } = twoCalls();
  installation.opencx.load(early);
  installation.dataverse.addFault({ path: "AddToQueue", does: { kind: "answer", status: 503 } });
  await installation.opencx.deliver(second, installation.target);
  await eventually("the first attempt ended after the incident", async () =>
    (await inboxRows(installation)).find(
      (row) => row.conversation_id === early.session.id && row.error?.includes("adding the incident to the queue"),
    ),
  );
  installation.opencx.load(whole);
  installation.dataverse.clearFaults();
  await settled(early, 1);
  expect(handoffTimesOf(early)).toEqual(BOTH.slice(1));
  expect(queueItemsOf(installation, early)).toHaveLength(1);
});

test("an earlier handoff that shows late, and whose webhook was lost, is found by the sweep, once", async () => {
  const { early, whole, second } = twoCalls();
  installation.opencx.load(early);
  await installation.opencx.deliver(second, installation.target);
  await settled(early, 1);
  installation.opencx.load(whole);
  const sweep = async (): Promise<string> => (await sweepSince(installation, new Date(at(-60))))[0] ?? "";
  await sweep();
  await settled(early, 2);
  expect(handoffTimesOf(early)).toEqual(BOTH);
  expect(await sweep()).toMatch(/, 0 without an incident/);
});
