import type { CallFile } from "../../LocalPlatform/opencx/contract";
import { aCall, at, handoffEvent, message } from "../support/callFile";
import { caseOf, saidIn } from "./support/cases";
import { fiveTurns, told, toldAt, withHistory } from "./support/skew";
import {
  eventually,
  inboxRows,
  incidentsOf,
  inState,
  openInstallation,
  queueItemsOf,
  type InboxRow,
  type Installation,
} from "./support/installation";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation({ opencx: { pageSize: 7 } });
});
afterAll(async () => installation.close());

const HOUR = 3_600;

async function rowsOf(call: CallFile): Promise<readonly InboxRow[]> {
  return (await inboxRows(installation)).filter((row) => row.conversation_id === call.session.id);
}

async function settled(call: CallFile, count: number): Promise<readonly InboxRow[]> {
  return eventually(`${count} handoffs settled`, async () => {
    const rows = await rowsOf(call);
    return rows.length === count && rows.every(({ state }) => state === "done") ? rows : undefined;
  });
}

/** What each case of a session says, the earliest handoff first. */
function casesOf(call: CallFile): readonly (readonly string[])[] {
  return incidentsOf(installation, call)
    .toSorted((a, b) => String(a.opencx_handoffon).localeCompare(String(b.opencx_handoffon)))
    .map(saidIn);
}

async function deleteCase(row: InboxRow): Promise<void> {
  const token = installation.dataverse.tokenFor(installation.dataverse.users.admin ?? "");
  const gone = await fetch(`${installation.dataverse.url}/api/data/v9.2/incidents(${row.incident_id ?? ""})`, {
    method: "DELETE",
    headers: { Authorization: `Bearer ${token}` },
  });
  expect(gone.status).toBe(204);
}

test.each([
  ["40 s before the first word", -37],
  ["30 s early", 30],
  ["30 s late", 90],
  ["an hour early", 60 - HOUR],
  ["an hour late", 60 + HOUR],
  ["half a day early", 60 - 12 * HOUR],
  ["half a day late", 60 + 12 * HOUR],
])("a webhook whose time is %s lands with every word, at the first attempt", async (_what, seconds) => {
  const call = toldAt(fiveTurns(), seconds);
  const incident = await caseOf(installation, call);
  expect(saidIn(incident)).toEqual(["one", "two", "three", "four", "five"]);
  expect(incident.opencx_handoffon).toBe(at(60).replace(/\.\d+Z$/, "Z"));
  expect((await rowsOf(call)).map(({ attempts }) => attempts)).toEqual([1]);
});

test.each([-HOUR, -40, -30, 0, 30, HOUR])(
  "with a skew of %i s a second call of the session is a case of its own words",
  async (skew) => {
    const first = toldAt(fiveTurns(), 60 + skew);
    await caseOf(installation, first);
    const second = toldAt(
      withHistory(first, [
        ...first.history,
        message(70, "ai", "goodbye"),
        message(1_803, "ai", "welcome back"),
        message(1_809, "contact", "me again"),
        handoffEvent(1_860),
      ]),
      1_860 + skew,
    );
    installation.opencx.load(second);
    await installation.opencx.deliver(second, installation.target);
    await settled(first, 2);
    expect(casesOf(first)).toEqual([
      ["one", "two", "three", "four", "five"],
      ["welcome back", "me again"],
    ]);
  },
);

test.each([
  [8, 0],
  [8, -40],
  [1, 30],
  [5, HOUR],
  [9, -HOUR],
])("two handoffs %i s apart are two cases, told with a skew of %i s", async (gap, skew) => {
  const first = aCall();
  const both = withHistory(first, [...first.history, message(60, "ai", "still here"), handoffEvent(60 + gap)]);
  installation.opencx.load(both);
  await installation.opencx.deliver(toldAt(both, 60 + skew), installation.target);
  await installation.opencx.deliver(toldAt(both, 60 + gap + skew), installation.target);
  await settled(both, 2);
  expect(casesOf(both)).toEqual([["hello this is harper valley", "i would like to pay a bill"], ["still here"]]);
  expect(queueItemsOf(installation, both)).toHaveLength(2);
});

test("two handoffs of one session that are told at once, an hour late, are cases of their own words", async () => {
  const first = aCall();
  const both = withHistory(first, [...first.history, message(1_803, "ai", "welcome back"), handoffEvent(1_860)]);
  installation.opencx.load(both);
  const data = [toldAt(both, 60 + HOUR), toldAt(both, 1_860 + HOUR)].map(({ webhook }, index) => ({
    ...webhook.data,
    contact_reason: `call ${index + 1}`,
  }));
  await installation.opencx.deliver(
    { ...both, webhook: { ...both.webhook, data: data as unknown as CallFile["webhook"]["data"] } },
    installation.target,
  );
  await settled(both, 2);
  expect(
    Object.fromEntries(incidentsOf(installation, both).map((row) => [row.opencx_classification, saidIn(row).at(-1)])),
  ).toEqual({ "call 1": "i would like to pay a bill", "call 2": "welcome back" });
});

test("a handoff before this service knew the session is not taken for that of a later call", async () => {
  const first = aCall();
  const later = withHistory(first, [
    ...first.history,
    message(9 * 24 * HOUR, "ai", "welcome back"),
    handoffEvent(9 * 24 * HOUR + 30),
  ]);
  installation.opencx.load(later);
  await installation.opencx.deliver(toldAt(later, 9 * 24 * HOUR + 70), installation.target);
  await settled(later, 1);
  expect(casesOf(later)).toEqual([["welcome back"]]);
});

test("nor is it while the event of the later call is still missing", async () => {
  const first = aCall();
  const lagging = withHistory(first, [...first.history, message(9 * 24 * HOUR, "ai", "welcome back")]);
  installation.opencx.load(lagging);
  await installation.opencx.deliver(toldAt(lagging, 9 * 24 * HOUR + 30), installation.target);
  await eventually("an attempt has read the history", () =>
    installation.opencx.seen.find(({ url }) => url.includes(`${first.session.id}/history`)),
  );
  installation.opencx.load(withHistory(first, [...lagging.history, handoffEvent(9 * 24 * HOUR + 30)]));
  await settled(first, 1);
  expect(casesOf(first)).toEqual([["welcome back"]]);
});

test.each([0.4, -0.4, 0.999])(
  "a case that was deleted does not come back when its webhook is delivered %f s apart",
  async (apart) => {
    const call = aCall();
    await caseOf(installation, call);
    await deleteCase(await inState(installation, call, "done"));
    await installation.opencx.deliver(toldAt(call, 60 + apart), installation.target);
    const rows = await settled(call, 2);
    expect(incidentsOf(installation, call)).toEqual([]);
    expect(new Set(rows.map((row) => row.incident_id)).size).toBe(1);
    expect(rows.at(-1)?.attempts).toBe(1);
  },
);

test.each([2, 9, 30, HOUR])("nor when it is told again %i s later, and nothing was said since", async (apart) => {
  const call = withHistory(aCall(), [...aCall().history, message(62, "ai", "goodbye")]);
  await caseOf(installation, call);
  await deleteCase(await inState(installation, call, "done"));
  await installation.opencx.deliver(toldAt(call, 60 + apart), installation.target);
  await settled(call, 2);
  expect(incidentsOf(installation, call)).toEqual([]);
});

test("a second handoff whose event never shows is a case of its own when the AI spoke again", async () => {
  const first = aCall();
  await caseOf(installation, first);
  const second = withHistory(first, [
    ...first.history,
    message(603, "ai", "welcome back"),
    message(609, "contact", "me again"),
    message(700, "human_agent", "hello"),
  ]);
  installation.opencx.load(second);
  await installation.opencx.deliver(toldAt(second, 660), installation.target);
  await settled(first, 2);
  expect(casesOf(first)).toEqual([
    ["hello this is harper valley", "i would like to pay a bill"],
    ["welcome back", "me again"],
  ]);
});

test("when neither the event shows nor a word was said by the webhook's clock, all is kept that the AI took part in", async () => {
  const whole = fiveTurns();
  const history = [
    ...whole.history.filter(({ event }) => event.type !== "handoff"),
    message(80, "human_agent", "hello"),
    message(90, "contact", "finally a person"),
  ];
  const incident = await caseOf(installation, toldAt(withHistory(whole, history), -40));
  expect(saidIn(incident)).toEqual(["one", "two", "three", "four", "five"]);
});

test("nothing that the history dates after the handoff is added, wherever it lists it", async () => {
  const call = aCall();
  const [hello, bill, handoff] = call.history;
  const incident = await caseOf(
    installation,
    withHistory(
      call,
      [hello, message(75, "contact", "after"), bill, message(61, "ai", "goodbye"), handoff].flatMap(
        (item) => item ?? [],
      ),
    ),
  );
  expect(saidIn(incident)).toEqual(["hello this is harper valley", "i would like to pay a bill"]);
});

test("a handoff that tells no time is one, however often it is delivered", async () => {
  const call = told(aCall(), { timestamp: "soon" });
  const incident = await caseOf(installation, call);
  expect(saidIn(incident)).toEqual(["hello this is harper valley", "i would like to pay a bill"]);
  await installation.opencx.deliver(call, installation.target);
  await installation.opencx.deliver(told(call, { timestamp: null }), installation.target);
  await eventually("both are settled", async () =>
    (await rowsOf(call)).every(({ state }) => state === "done") ? true : undefined,
  );
  expect(incidentsOf(installation, call)).toHaveLength(1);
});
