import type { CallFile } from "../../LocalPlatform/opencx/contract";
import { DEFAULT_BACKOFF } from "../../Ingestion/inbox/worker/backoff";
import { aCall } from "../support/callFile";
import {
  eventually,
  incidentsOf,
  inState,
  openInstallation,
  QUICK,
  rowOf,
  type Installation,
} from "./support/installation";

// A webhook can be quicker than the API's own view of the session: by how much, OpenCX does not say.

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation({ tuning: { ...QUICK, backoff: DEFAULT_BACKOFF } });
});
afterEach(() => installation.opencx.clearFaults());
afterAll(async () => installation.close());

/**
 * Lets the time pass until the next attempt is due, by moving all that the row knows of time back.
 * @returns seconds; undefined: the handoff waits no more
 */
async function nextAttempt(call: CallFile): Promise<number | undefined> {
  return eventually("the next wait, or the end", async () => {
    const { rows } = await installation.service.inbox.pool.query<{ seconds: number }>(
      `with before as (select id, due_at - now() as wait from opencx.handoff
         where conversation_id = $1 and state = 'waiting' and failing_since is not null and due_at > now() for update)
       update opencx.handoff h set due_at = now(), failing_since = failing_since - wait, code_since = code_since - wait
       from before where h.id = before.id returning extract(epoch from wait)::float8 as seconds`,
      [call.session.id],
    );
    if (rows[0] !== undefined) return [rows[0].seconds];
    const state = (await rowOf(installation.service, call))?.state;
    return state === "done" || state === "dead" ? [undefined] : undefined;
  }).then(([seconds]) => seconds);
}

/** The waits between attempts, in seconds, until the handoff waits no more. @param each told how long it was in all */
async function waitsOf(call: CallFile, each: (passed: number) => void = () => undefined): Promise<readonly number[]> {
  const waits: number[] = [];
  for (;;) {
    const wait = await nextAttempt(call);
    if (wait === undefined) return waits;
    waits.push(wait);
    each(sum(waits));
  }
}

/** What has passed by itself since then, in seconds: attempts take time too, on a busy machine whole seconds in all. */
function since(started: number): number {
  return (performance.now() - started) / 1000;
}

function sum(waits: readonly number[]): number {
  return waits.reduce((total, wait) => total + wait, 0);
}

async function delivered(fault: string, body?: object): Promise<CallFile> {
  const call = aCall();
  installation.opencx.load(call);
  const unknown = { statusCode: 404, message: "Session not found", error: "Not Found" };
  installation.opencx.addFault({
    path: `/chat/sessions/${call.session.id}${fault}$`,
    does: { kind: "answer", status: body === undefined ? 404 : 200, body: JSON.stringify(body ?? unknown) },
  });
  await installation.opencx.deliver(call, installation.target);
  return call;
}

test("a session that OpenCX shows only after a minute lands, with pauses that grow meanwhile", async () => {
  const call = await delivered("");
  const waits = await waitsOf(call, (passed) => {
    if (passed >= 60) installation.opencx.clearFaults();
  });
  await inState(installation, call, "done");
  expect(incidentsOf(installation, call)).toHaveLength(1);
  expect(sum(waits)).toBeGreaterThanOrEqual(60);
  // A second at first; then half of what was waited in all, of which up to a fifth is taken off by chance.
  const grown = waits.slice(2);
  expect(grown.length).toBeGreaterThan(4);
  for (const [index, wait] of grown.entries()) expect(wait).toBeGreaterThan(grown[index - 1] ?? 0);
});

test("one that it shows never is tried for ten minutes, and then is a dead letter", async () => {
  const started = performance.now();
  const call = await delivered("");
  const waits = await waitsOf(call);
  expect(await inState(installation, call, "dead")).toMatchObject({ error_code: "opencx-unknown" });
  expect(sum(waits.slice(0, -1))).toBeLessThan(600);
  expect(sum(waits) + since(started)).toBeGreaterThanOrEqual(600);
  expect(sum(waits)).toBeLessThan(900);
});

test("a history without the handoff is waited for half a minute; then the webhook's time makes the cut", async () => {
  const call = aCall();
  const { history } = call;
  const started = performance.now();
  const waiting = await delivered("/history", { items: history.slice(0, -1), next: null });
  const waits = await waitsOf(waiting);
  await inState(installation, waiting, "done");
  expect(sum(waits) + since(started)).toBeGreaterThanOrEqual(30);
  expect(sum(waits)).toBeLessThan(60);
});
