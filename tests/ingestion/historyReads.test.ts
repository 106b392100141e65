import { aCall, at, handoffEvent, message } from "../support/callFile";
import type { CallFile } from "../../LocalPlatform/opencx/contract";
import { eventually, incidentsOf, inState, openInstallation, type Installation } from "./support/installation";
import { saidIn } from "./support/cases";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation({ opencx: { pageSize: 6 } });
});
afterAll(() => installation.close());

/** Lands a call, and tells how often OpenCX was asked meanwhile. */
async function readsOf(call: CallFile): Promise<number> {
  const before = installation.opencx.seen.length;
  installation.opencx.load(call);
  await installation.opencx.deliver(call, installation.target);
  await inState(installation, call, "done");
  return installation.opencx.seen.length - before;
}

test("a call of one page is the session and its history", async () => {
  expect(await readsOf(aCall())).toBe(2);
});

test("what stands for an hour is asked for once, however many handoffs come at once", async () => {
  const own = await openInstallation();
  const calls = Array.from({ length: 8 }, () => aCall());
  for (const call of calls) own.opencx.load(call);
  await Promise.all(calls.map((call) => own.opencx.deliver(call, own.target)));
  for (const call of calls) await inState(own, call, "done");
  const lengths = own.dataverse.seen.filter(({ url }) => url.includes("MemoAttributeMetadata"));
  await own.close();
  expect(lengths).toHaveLength(2);
});

const after = Array.from({ length: 20 }, (_, index) => message(70 + index, "human_agent", `after ${index}`));

test("of a history no page is read that comes after the handoff", async () => {
  const call = aCall();
  expect(await readsOf({ ...call, history: [...call.history, ...after] })).toBe(2);
  expect(saidIn(incidentsOf(installation, call)[0] ?? {})).toEqual([
    "hello this is harper valley",
    "i would like to pay a bill",
  ]);
});

test("a history is read on when the handoff, or what was said before it, may be on a later page", async () => {
  const call = aCall();
  const turns = Array.from({ length: 8 }, (_, index) => message(10 + index, "contact", `turn ${index}`));
  const late = { ...call, history: [...call.history.slice(0, 2), ...turns, handoffEvent(60), ...after] };
  expect(await readsOf(late)).toBe(3);
  expect(saidIn(incidentsOf(installation, call)[0] ?? {}).at(-1)).toBe("turn 7");
});

test("pages that come newest first are all read, though the first one holds the handoff", async () => {
  const own = await openInstallation({ opencx: { pageSize: 6 } });
  const call = aCall();
  const turns = Array.from({ length: 5 }, (_, index) => message(20 + index, "contact", `turn ${index}`));
  const newestPageFirst = [...turns.slice(1), handoffEvent(60), ...after.slice(0, 1), ...call.history.slice(0, 2)];
  own.opencx.load({ ...call, history: [...newestPageFirst, ...turns.slice(0, 1)] });
  await own.opencx.deliver(call, own.target);
  await inState(own, call, "done");
  const said = saidIn(incidentsOf(own, call)[0] ?? {});
  await own.close();
  expect(said).toHaveLength(7);
});

test("a handoff that, by clocks that differ, another one of its session looks like is found on a later page", async () => {
  const call = aCall();
  const history = [...call.history, ...after.slice(0, 3), message(590, "contact", "again"), handoffEvent(600)];
  // By a clock that is nine minutes behind the second is told just after the first, whose event is nearer.
  for (const [told, count] of [
    [59.5, 1],
    [60.6, 2],
  ] as const) {
    const timestamp = at(told);
    const one = { ...call, history, webhook: { ...call.webhook, data: { ...call.webhook.data, timestamp } } };
    installation.opencx.load(one);
    await installation.opencx.deliver(one, installation.target);
    await eventually(`${count} cases`, () => (incidentsOf(installation, call).length === count ? true : undefined));
  }
  expect(incidentsOf(installation, call).map((incident) => saidIn(incident).at(-1))).toEqual([
    "i would like to pay a bill",
    "again",
  ]);
});
