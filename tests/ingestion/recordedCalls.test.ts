import { existsSync } from "node:fs";
import path from "node:path";
import { read } from "../support/read";
import { readCalls } from "../../LocalPlatform/opencx/calls";
import type { CallFile } from "../../LocalPlatform/opencx/contract";
import { incidentsOf, inState, openInstallation, queueItemsOf, type Installation } from "./support/installation";

const RECORDED = path.resolve(process.cwd(), "../shared/calls");
const folders = ["LocalPlatform/calls", ...(existsSync(RECORDED) ? [RECORDED] : [])];
if (folders.length === 1) console.warn(`SKIPPED: the recorded calls; ${RECORDED} is not there`);

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(async () => installation.close());

/** What was spoken up to the handoff, in the order of its whole seconds. */
function spoken(call: CallFile): readonly string[] {
  const second = (time: string | null): number => Math.floor(Date.parse(time ?? "") / 1000);
  const inOrder = call.history.toSorted((a, b) => second(a.created_at) - second(b.created_at));
  const at = inOrder.findIndex(
    ({ event, created_at }) => event.type === "handoff" && created_at === call.webhook.data.timestamp,
  );
  const before = inOrder.slice(0, at);
  const previous = before.findLastIndex(({ event }) => event.type === "handoff");
  return before
    .slice(previous + 1)
    .flatMap(({ event }) => (event.type === "message" ? [event.content?.text ?? ""] : []))
    .filter((text) => text.trim() !== "");
}

test.each(folders)("every call of %s stands as a case, every spoken word of it, in order", async (folder) => {
  const calls = await readCalls(folder);
  expect(calls.length).toBeGreaterThan(5);
  for (const call of calls) {
    installation.opencx.load(call);
    await installation.opencx.deliver(call, installation.target);
  }
  for (const call of calls) {
    const { incident_id: incidentId } = await inState(installation, call, "done");
    const incident = incidentsOf(installation, call).find((row) => row.incidentid === incidentId) ?? {};
    const { conversation } = read(String(incident.opencx_transcript ?? incident.description));
    expect(conversation.turns.map(({ text }) => text.replace(/\s+/g, " ").trim())).toEqual(
      spoken(call).map((text) => text.replace(/\s+/g, " ").trim()),
    );
    expect(queueItemsOf(installation, call)).toHaveLength(1);
    expect(String(incident.description).length).toBeLessThanOrEqual(2000);
  }
});
