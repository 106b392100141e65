import { systemClock } from "../../Ingestion/clock";
import { Worker } from "../../Ingestion/inbox/worker/worker";
import { createLog } from "../../Ingestion/telemetry/log";
import { eventually, QUICK } from "./support/installation";
import { aHandoff, openOwnInbox } from "./support/ownInbox";

test("handoffs that have failed before take half of the places: new ones find the others free", async () => {
  const { pool, inbox, close } = await openOwnInbox();
  const accept = async (sessions: readonly string[]): Promise<void> => {
    const handoffs = sessions.map((session) => aHandoff(session));
    await inbox.accept(handoffs, { connection: "c", source: "webhook" });
  };
  const names = (kind: string): readonly string[] => Array.from({ length: 6 }, (_, index) => `${kind} ${index}`);
  await accept(names("again"));
  await pool.query(
    `update opencx.handoff set failing_since = now(), failing_kind = 'retry-limited', error_code = 'history-lags', code_since = now()`,
  );
  const running: string[] = [];
  let end = (): void => undefined;
  const held = new Promise<void>((resolve) => (end = resolve));
  const worker = new Worker({
    ...{ inbox, clock: systemClock, backoff: QUICK.backoff, pollEvery: QUICK.pollEvery, deadDays: 90 },
    log: createLog({ write: () => undefined }),
  });
  worker.start();
  await worker.serve([
    {
      connection: "c",
      concurrency: () => 4,
      process: async ({ conversationId }) => {
        running.push(conversationId.split(" ")[0] ?? "");
        await held;
        return { kind: "skipped", reason: "seen" };
      },
    },
  ]);
  try {
    await eventually("some that have failed", () => (running.length > 0 ? true : undefined));
    await accept(names("new"));
    await eventually("all places taken", () => (running.length === 4 ? true : undefined));
    expect(running.toSorted()).toEqual(["again", "again", "new", "new"]);
  } finally {
    end();
    await worker.stop();
    await close();
  }
});
