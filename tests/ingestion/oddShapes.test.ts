import { status } from "../../Ingestion/commands/inboxCommands";
import { eventually, inboxRows, openInstallation, incidentsOf, type Installation } from "./support/installation";
import { recordedTerminal } from "./support/terminal";
import { saidIn } from "./support/cases";
import { cellsOf } from "../support/exhaustive";
import { FIELDS, oddCall, SHAPES } from "./support/oddShapes";

jest.setTimeout(300_000);

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(async () => installation.close());

const MATRIX = FIELDS.flatMap((field, row) =>
  SHAPES.map((shape, column) => ({ field, shape, diagonal: row + column })),
);
/** Each field in every third shape, from another first one than its neighbours: nothing, a scalar, a list, an object. */
const CHOSEN = cellsOf(MATRIX, ["field", "shape"], ({ diagonal }) => diagonal % 3 === 0);

const said = ["hello this is harper valley", "i would like to pay a bill"];

test("every field in odd shapes lands the case, with what the others said", async () => {
  const calls = CHOSEN.map(({ field, shape }) => ({ field, shape, call: oddCall(field, shape) }));
  for (const { call } of calls) {
    installation.opencx.load(call);
    await installation.opencx.deliver(call, installation.target);
  }
  await eventually(
    "all are settled",
    async () => {
      const rows = await inboxRows(installation);
      const settled = rows.filter(({ state }) => state === "done" || state === "dead" || state === "skipped");
      return settled.length === calls.length ? true : undefined;
    },
    240_000,
  );
  const lost = calls.flatMap(({ field, shape, call }) => {
    const incidents = incidentsOf(installation, call);
    const words = incidents[0] === undefined ? [] : saidIn(incidents[0]);
    const whole = incidents.length === 1 && said.every((line) => words.includes(line));
    return whole ? [] : [`${field} = ${JSON.stringify([shape]).slice(0, 40)}`];
  });
  expect(lost).toEqual([]);
});

test("the fields are counted by name, once an answer, and nothing that they hold", async () => {
  const text = await (await fetch(`${installation.service.adminUrl ?? ""}/metrics`)).text();
  for (const field of [
    "session.sentiment",
    "session.channel",
    "session.contact.name",
    "session.handoff",
    "history",
    "history.created_at",
    "history.event.sender",
    "history.event.content",
    "webhook.data.user_sentiment",
    "webhook.data.message_count",
    "webhook.data.timestamp",
  ])
    expect(text).toContain(`opencx_odd_fields_total{field="${field}"}`);
  expect(text).not.toMatch(/odd words|billing|deep/);
});

test("status tells that the feed has changed, by field and how often", async () => {
  const terminal = recordedTerminal();
  await status(installation.service.inbox.pool, terminal);
  const changed = terminal.lines.filter((line) => line.startsWith("OpenCX has changed the shape of "));
  expect(changed.join("\n")).toMatch(/shape of session\.sentiment: \d+ times, last 2\d{3}-/);
  expect(changed.length).toBeGreaterThan(10);
});

test("a call as documented counts nothing", async () => {
  const own = await openInstallation();
  const call = oddCall("session.assist_mode", false);
  own.opencx.load(call);
  await own.opencx.deliver(call, own.target);
  await eventually("its case", () => incidentsOf(own, call)[0]);
  const text = await (await fetch(`${own.service.adminUrl ?? ""}/metrics`)).text();
  expect(text).not.toContain("opencx_odd_fields_total{");
  await own.close();
});
