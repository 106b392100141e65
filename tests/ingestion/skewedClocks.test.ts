import fc from "fast-check";
import { reconcileSince } from "../../Ingestion/commands/reconcileCommand";
import { readEnvironment } from "../../Ingestion/config/environment";
import type { OpenCXHistoryItem } from "../../LocalPlatform/opencx/contract";
import { EXHAUSTIVE } from "../support/exhaustive";
import { aCall, at, handoffEvent, message } from "../support/callFile";
import { saidIn } from "./support/cases";
import { told, withHistory } from "./support/skew";
import { eventually, inboxRows, incidentsOf, openInstallation, type Installation } from "./support/installation";

jest.setTimeout(EXHAUSTIVE ? 600_000 : 180_000);

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation({
    environment: { OPENCX_ORGANIZATION_ID: "b7c7a1de-52d1-4a77-8d0e-3f6d0f0f9a01" },
    opencx: { pageSize: 7 },
  });
});
afterAll(async () => installation.close());

/** A session with a handoff for each step, and what becomes of their webhooks. */
const session = fc.record({
  /** Seconds by which the webhooks' clock is ahead of the history's. */
  skew: fc.constantFrom(-3_600, -60, -40, -30, -9, 0, 2, 9, 30, 40, 60, 3_600),
  steps: fc.array(
    fc.record({
      /** Seconds since the handoff before. */
      gap: fc.constantFrom(4, 9, 25, 90, 600, 1_800, 7_200, 3 * 86_400),
      /** How often the webhook comes, each time with a time of its own: 0 = it is lost. */
      deliveries: fc.constantFrom(0, 1, 1, 1, 2),
      /** Whether the history shows the event only after the webhook. */
      lags: fc.boolean(),
      sweeps: fc.boolean(),
      /** Whether all is settled before the next step. */
      settles: fc.boolean(),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

async function sweep(since: string): Promise<void> {
  const terminal = { out: () => undefined, error: () => undefined };
  const { connections } = readEnvironment(installation.environment, ["dataverse", "cases", "opencx"]);
  await reconcileSince(new Date(since), connections, installation.service.inbox, terminal);
}

async function settled(): Promise<void> {
  await eventually("every handoff is settled", async () =>
    (await inboxRows(installation)).every(({ state }) => state === "done") ? true : undefined,
  );
}

let month = 0;

test("one handoff is one case with its own words, whatever clocks, lost webhooks, second deliveries and sweeps do", async () => {
  await fc.assert(
    fc.asyncProperty(session, async ({ skew, steps }) => {
      // Each in a time of its own, so that a sweep asks for it alone.
      const createdAt = at((month += 1) * 30 * 86_400);
      const call = aCall({ createdAt });
      const expected: (readonly [handedOffAt: string, words: readonly string[]])[] = [];
      let history: readonly OpenCXHistoryItem[] = [];
      let seconds = 60;
      for (const step of steps) {
        const words = [`hello ${seconds}`, `answer ${seconds}`];
        const spoken = [
          message(seconds - 3, "ai", words[0] ?? "", createdAt),
          message(seconds - 2, "contact", words[1] ?? "", createdAt),
        ];
        const whole = [...history, ...spoken, handoffEvent(seconds, createdAt)];
        installation.opencx.load(withHistory(call, step.lags ? [...history, ...spoken] : whole));
        for (let delivery = 0; delivery < step.deliveries; delivery++) {
          const timestamp = at(seconds + skew + delivery * 0.4, createdAt);
          await installation.opencx.deliver(told(call, { timestamp }), installation.target);
        }
        history = whole;
        installation.opencx.load(withHistory(call, whole));
        if (step.sweeps) await sweep(at(-60, createdAt));
        if (step.settles) await settled();
        expected.push([at(seconds, createdAt).replace(/\.\d+Z$/, "Z"), words]);
        seconds += step.gap;
      }
      await settled();
      await sweep(at(-60, createdAt));
      await settled();
      await sweep(at(-60, createdAt));
      await settled();
      const cases = incidentsOf(installation, call).map((row): (typeof expected)[number] => [
        String(row.opencx_handoffon),
        saidIn(row),
      ]);
      expect(cases.toSorted(([a], [b]) => a.localeCompare(b))).toEqual(expected);
    }),
    // The first of those that `npm run exhaustive` goes through.
    { seed: 7, numRuns: EXHAUSTIVE ? 200 : 20 },
  );
});
