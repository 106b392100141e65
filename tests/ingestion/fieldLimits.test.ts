import { CASE_COLUMNS } from "../../Transcript/caseColumns";
import { aCall } from "../support/callFile";
import { inState, incidentsOf, openInstallation, type Installation } from "./support/installation";

jest.setTimeout(90_000);

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(async () => installation.close());

const long = (word: string): string => `${word} `.repeat(300_000 / word.length);

test("a session whose every field is endless is a case as any other: each column full, the turns whole", async () => {
  const call = aCall({ name: long("Zoe"), email: null, phone: `+44${"2079460958".repeat(30_000)}`, summary: "short" });
  const turn = long("word");
  const [first, ...others] = call.history;
  const content = { type: "text", text: turn };
  installation.opencx.load({
    ...call,
    session: {
      ...call.session,
      ...{ summary: long("pay"), language: long("en"), ticket_number: long("4521") },
      handoff: { summary: long("bill"), reasons: Array.from({ length: 5_000 }, () => long("x").slice(0, 20)) },
    },
    history: first === undefined ? [] : [{ ...first, event: { ...first.event, content } }, ...others],
  });
  const data = {
    ...call.webhook.data,
    contact_reason: "Pay bill ".repeat(2_000),
    explanation: "because ".repeat(2_000),
  };
  await installation.opencx.deliver({ ...call, webhook: { ...call.webhook, data } }, installation.target);
  await inState(installation, call, "done");
  const [incident] = incidentsOf(installation, call);
  const lengthOf = (column: string): number => JSON.stringify(incident?.[column] ?? "").length - 2;
  for (const column of ["opencx_classification", "opencx_explanation", "opencx_ticketnumber"] as const) {
    const { maxLength } = CASE_COLUMNS[column];
    expect([column, maxLength - lengthOf(column) < 10]).toEqual([column, true]);
  }
  expect(lengthOf("opencx_callerphone")).toBeLessThanOrEqual(CASE_COLUMNS.opencx_callerphone.maxLength);
  expect(String(incident?.opencx_transcript)).toContain(turn.trim());
  const metrics = await (await fetch(`${installation.service.adminUrl ?? ""}/metrics`)).text();
  for (const field of [
    "session.summary",
    "session.contact.name",
    "session.handoff.reasons",
    "webhook.data.explanation",
  ])
    expect(metrics).toContain(`opencx_odd_fields_total{field="${field}"}`);
});
