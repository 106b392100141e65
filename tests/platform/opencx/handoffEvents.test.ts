import type { LocalOpenCX } from "../../../LocalPlatform/opencx/contract";
import { startOpenCX } from "../../../LocalPlatform/opencx/server";
import { aCall, at, handoffEvent } from "../../support/callFile";
import { get, getAll, type ErrorDto } from "../support/openCXApi";

/** Source: docs.open.cx, api-reference/handoff-analytics/events. */
interface Event {
  readonly session_id: string;
  readonly created_at: string;
  readonly reasons: readonly string[];
}

const PATH = "/handoff-analytics/events";
const SINCE = "start_date=2026-01-01T00:00:00Z&end_date=2026-12-31T00:00:00Z";
const once = aCall({ createdAt: "2026-03-01T10:00:00Z" });
const twice = aCall({ createdAt: "2026-03-02T10:00:00Z", more: [handoffEvent(30, "2026-03-02T10:00:00Z")] });
const calls = [
  { ...once, webhook: { ...once.webhook, data: { ...once.webhook.data, reason: "prohibited_topic" } } },
  twice,
  aCall({ handedOff: false, createdAt: "2026-03-03T10:00:00Z" }),
].map((call, index) =>
  index === 2 ? { ...call, history: call.history.filter(({ event }) => event.type !== "handoff") } : call,
);

let opencx: LocalOpenCX;
beforeAll(async () => {
  opencx = await startOpenCX({ calls, pageSize: 2 });
});
afterAll(() => opencx.close());

async function times(query: string): Promise<readonly string[]> {
  return (await getAll<Event>(opencx, `${PATH}?${query}`)).flat().map(({ created_at }) => created_at);
}

test("each handoff of each history is listed, newest first, over all pages, and counted", async () => {
  expect(await times(SINCE)).toEqual([
    at(60, "2026-03-02T10:00:00Z"),
    at(30, "2026-03-02T10:00:00Z"),
    at(60, "2026-03-01T10:00:00Z"),
  ]);
  const { body } = await get<{ total: number; items: readonly Event[] }>(opencx, `${PATH}?${SINCE}`);
  expect(body.total).toBe(3);
  expect(body.items[0]).toEqual({
    session_id: twice.session.id,
    summary: "Caller asked about: pay bill.",
    explanation: "",
    reasons: [],
    sentiment: "neutral",
    created_at: at(60, "2026-03-02T10:00:00Z"),
  });
});

test.each([
  [`${SINCE}&reason=prohibited_topic`, 1],
  [`${SINCE}&reason=insufficient_tools`, 0],
  ["start_date=2026-03-02T00:00:00Z&end_date=2026-12-31T00:00:00Z", 2],
  ["start_date=2026-01-01T00:00:00Z&end_date=2026-03-02T00:00:00Z", 1],
])("%s lists %d", async (query, count) => {
  expect(await times(query)).toHaveLength(count);
});

test("without dates it is the last 30 days until now", async () => {
  const fresh = opencx.callIn(once);
  const { body } = await get<{ items: readonly Event[] }>(opencx, PATH);
  expect(body.items.map(({ session_id }) => session_id)).toContain(fresh.session.id);
  const old = opencx.callIn(once);
  opencx.load({
    ...old,
    history: old.history.map((item) => ({ ...item, created_at: new Date(Date.now() - 31 * 86_400_000).toISOString() })),
  });
  const listed = await get<{ items: readonly Event[] }>(opencx, PATH);
  expect(listed.body.items.map(({ session_id }) => session_id)).not.toContain(old.session.id);
});

test.each([
  ["reason=because", "reason"],
  ["start_date=yesterday", "start_date"],
  ["cursor=nonsense", "cursor"],
  ["handed_off=true", "handed_off"],
])("?%s is 400 and names the parameter", async (query, parameter) => {
  const { status, body } = await get<ErrorDto>(opencx, `${PATH}?${query}`);
  expect(status).toBe(400);
  expect(body.message).toContain(parameter);
});
