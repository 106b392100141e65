import { read } from "../support/read";
import { incidentIdOf } from "../../Ingestion/handoff/ids";
import type { CallFile } from "../../LocalPlatform/opencx/contract";
import { aCall, at, handoffEvent, message } from "../support/callFile";
import { caseOf, saidIn } from "./support/cases";
import { eventually, incidentsOf, inState, openInstallation, type Installation } from "./support/installation";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation({ opencx: { pageSize: 7 } });
});
afterAll(async () => installation.close());

test("a second handoff in the same session is a second incident with its own turns only", async () => {
  const first = aCall();
  const one = await caseOf(installation, first);
  const second: CallFile = {
    ...first,
    history: [
      ...first.history,
      message(3_600, "ai", "welcome back"),
      message(3_604, "contact", "me again"),
      handoffEvent(3_610),
    ],
    webhook: { ...first.webhook, data: { ...first.webhook.data, timestamp: at(3_610) } },
  };
  installation.opencx.load(second);
  await installation.opencx.deliver(second, installation.target);
  const id = incidentIdOf(first.webhook.organization_id, first.session.id, 2);
  const two = await eventually("the second incident", () =>
    incidentsOf(installation, first).find(({ incidentid }) => incidentid === id),
  );
  expect(saidIn(one)).toEqual(["hello this is harper valley", "i would like to pay a bill"]);
  expect(saidIn(two)).toEqual(["welcome back", "me again"]);
  expect(read(String(two.description)).conversation.turns[0]?.at).toBe(0);
});

test("a history that lags is waited for; one that never shows the handoff is cut at the webhook's time", async () => {
  const whole = aCall({
    turns: [
      [3, "ai", "before"],
      [70, "contact", "after"],
    ],
  });
  const lagging: CallFile = { ...whole, history: whole.history.filter(({ event }) => event.type !== "handoff") };
  installation.opencx.load(lagging);
  await installation.opencx.deliver(lagging, installation.target);
  const row = await inState(installation, lagging, "done");
  expect(row.attempts).toBeGreaterThan(1);
  expect(row.incident_id).toBe(incidentIdOf(whole.webhook.organization_id, whole.session.id, 1));
  expect(saidIn(incidentsOf(installation, lagging)[0] ?? {})).toEqual(["before"]);
});
