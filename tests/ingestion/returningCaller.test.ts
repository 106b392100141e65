import { reconcileSince } from "../../Ingestion/commands/reconcileCommand";
import type { RunningService } from "../../Ingestion/commands/service";
import { readEnvironment } from "../../Ingestion/config/environment";
import type { CallFile } from "../../LocalPlatform/opencx/contract";
import { aCall, at, handoffEvent, message } from "../support/callFile";
import { cellsOf } from "../support/exhaustive";
import { saidIn } from "./support/cases";
import { told, withHistory } from "./support/skew";
import { eventually, inboxRows, incidentsOf, openInstallation, serve, type Installation } from "./support/installation";

jest.setTimeout(90_000);

let installation: Installation;
let secondWorker: RunningService;
beforeAll(async () => {
  installation = await openInstallation({
    environment: { OPENCX_ORGANIZATION_ID: "b7c7a1de-52d1-4a77-8d0e-3f6d0f0f9a01" },
    opencx: { pageSize: 4 },
  });
  secondWorker = await serve(installation.environment, installation.databaseUrl);
});
afterAll(async () => {
  await secondWorker.stop();
  await installation.close();
});

const HOUR = 3_600;
const WORDS = [0, 1, 2].map((part) => [`hello ${part}`, `me ${part}`]);

async function settled(call: CallFile): Promise<void> {
  await eventually("every handoff is settled", async () =>
    (await inboxRows(installation))
      .filter((row) => row.conversation_id === call.session.id)
      .every(({ state }) => state === "done")
      ? true
      : undefined,
  );
}

async function sweep(call: CallFile): Promise<void> {
  const terminal = { out: () => undefined, error: () => undefined };
  const { connections } = readEnvironment(installation.environment, ["dataverse", "cases", "opencx"]);
  const since = new Date(at(-60, call.session.created_at));
  await reconcileSince(since, connections, installation.service.inbox, terminal);
  await settled(call);
}

async function deliver(call: CallFile, seconds: number): Promise<void> {
  const timestamp = at(seconds, call.session.created_at);
  await installation.opencx.deliver(told(call, { timestamp }), installation.target);
}

async function deleteCases(call: CallFile): Promise<void> {
  const headers = {
    Authorization: `Bearer ${installation.dataverse.tokenFor(installation.dataverse.users.admin ?? "")}`,
  };
  for (const { incidentid } of incidentsOf(installation, call)) {
    const url = `${installation.dataverse.url}/api/data/v9.2/incidents(${String(incidentid)})`;
    expect((await fetch(url, { method: "DELETE", headers })).status).toBe(204);
  }
}

/** What the cases of a session say, in no order. */
function casesOf(call: CallFile): readonly (readonly string[])[] {
  return incidentsOf(installation, call)
    .map(saidIn)
    .toSorted(([a = ""], [b = ""]) => a.localeCompare(b));
}

/** Each test has a month of its own, so that a sweep asks for its session alone. */
let month = 0;
function monthOfItsOwn(): string {
  return at((month += 1) * 30 * 24 * HOUR);
}

const TOLD = [
  { skew: -2 * HOUR, order: [2, 0, 1], gap: 900, isChosen: false },
  { skew: 2 * HOUR, order: [1, 2, 0], gap: 900, isChosen: true },
  { skew: -2 * HOUR, order: [2, 1, 0], gap: HOUR, isChosen: true },
  { skew: 2 * HOUR, order: [0, 1, 2], gap: 40, isChosen: false },
  { skew: -30, order: [2, 1, 0], gap: 40, isChosen: true },
  { skew: 30, order: [2, 0, 1], gap: 25 * HOUR, isChosen: true },
];

test.each(cellsOf(TOLD, ["skew", "gap"], ({ isChosen }) => isChosen))(
  "three parts told $skew s off, in the order $order, $gap s apart, are three cases of their own words; deleted, none comes back",
  async ({ skew, order, gap }) => {
    const createdAt = monthOfItsOwn();
    const parts = WORDS.map(([hello = "", me = ""], part) => [
      message(part * gap + 3, "ai", hello, createdAt),
      message(part * gap + 9, "contact", me, createdAt),
      handoffEvent(part * gap + 20, createdAt),
    ]);
    const call = withHistory(aCall({ createdAt }), parts.flat());
    installation.opencx.load(call);
    for (const part of order) await deliver(call, part * gap + 20 + skew);
    await settled(call);
    await sweep(call);
    for (const shift of [0.4, 5]) for (const part of order) await deliver(call, part * gap + 20 + skew + shift);
    await settled(call);
    await sweep(call);
    expect(casesOf(call)).toEqual(WORDS);
    await deleteCases(call);
    for (const shift of [0.7, 4]) for (const part of order) await deliver(call, part * gap + 20 + skew + shift);
    await settled(call);
    await sweep(call);
    expect(casesOf(call)).toEqual([]);
  },
);

test.each([0.001, 0.4])("two handoffs %f s apart are two cases before any sweep", async (apart) => {
  const createdAt = monthOfItsOwn();
  const call = withHistory(aCall({ createdAt }), [
    message(3, "ai", "one", createdAt),
    handoffEvent(20, createdAt),
    message(20, "ai", "two", createdAt),
    handoffEvent(20 + apart, createdAt),
  ]);
  installation.opencx.load(call);
  await deliver(call, 20);
  await deliver(call, 20 + apart);
  await settled(call);
  expect(casesOf(call)).toEqual([["one"], ["two"]]);
  for (const shift of [0.2, 0.7, 5]) await deliver(call, 20 + shift);
  await settled(call);
  await sweep(call);
  expect(casesOf(call)).toEqual([["one"], ["two"]]);
  await deleteCases(call);
  for (const shift of [0.3, 0.6, 4]) await deliver(call, 20 + shift);
  await settled(call);
  await sweep(call);
  expect(casesOf(call)).toEqual([]);
});

test("two handoffs of one millisecond have one webhook; the sweep finds the other, once", async () => {
  const createdAt = monthOfItsOwn();
  const call = withHistory(aCall({ createdAt }), [
    message(3, "ai", "one", createdAt),
    handoffEvent(20, createdAt),
    message(20, "ai", "two", createdAt),
    handoffEvent(20, createdAt),
  ]);
  installation.opencx.load(call);
  await deliver(call, 20);
  await deliver(call, 20);
  await settled(call);
  for (let again = 0; again < 2; again++) await sweep(call);
  expect(casesOf(call)).toEqual([["one"], ["two"]]);
});
