import { OpenCXClient } from "../../Ingestion/opencx/client";
import { ListedHandoffs } from "../../Ingestion/sweep/listedHandoffs";
import type { FaultPlan } from "../../LocalPlatform/faults/faults";
import type { LocalOpenCX } from "../../LocalPlatform/opencx/contract";
import { startOpenCX } from "../../LocalPlatform/opencx/server";

const LIST = "/handoff-analytics/events";

/** Asked by these tests alone: no service sweeps beside them. */
let opencx: LocalOpenCX;
afterEach(() => opencx.close());

const dto = (statusCode: number): string => JSON.stringify({ statusCode, message: "no" });
const page = (given: object): string => JSON.stringify({ items: [], next: null, total: 0, ...given });

test.each<[string, FaultPlan["does"]]>([
  ["is refused to the key (401)", { kind: "answer", status: 401, body: dto(401) }],
  ["is refused to the key (403)", { kind: "answer", status: 403, body: dto(403) }],
  ["is not there (404)", { kind: "answer", status: 404, body: dto(404) }],
  ["is no address of the server's", { kind: "answer", status: 404, body: "Cannot GET /handoff-analytics/events" }],
  ["has no total", { kind: "answer", status: 200, body: JSON.stringify({ items: [], next: null }) }],
  ["is a bare list", { kind: "answer", status: 200, body: "[]" }],
  [
    "names no session",
    { kind: "answer", status: 200, body: page({ items: [{ created_at: "2026-03-01T10:00:00Z" }] }) },
  ],
  ["names no time", { kind: "answer", status: 200, body: page({ items: [{ session_id: "a", created_at: "soon" }] }) }],
])("where the list %s it is asked for once, and why not is told once", async (_what, does) => {
  opencx = await startOpenCX();
  opencx.addFault({ path: LIST, does });
  const listed = new ListedHandoffs(new OpenCXClient(opencx));
  expect(await listed.since(new Date(0))).toMatchObject({ failure: { source: "opencx" } });
  expect(await listed.since(new Date(0))).toEqual({ failure: undefined });
  expect(opencx.seen.filter(({ url }) => url.includes(LIST))).toHaveLength(1);
});
