import { read } from "../support/read";
import { aCall, aLongCall } from "../support/callFile";
import { caseOf, saidIn } from "./support/cases";
import { inState, openInstallation, type Installation } from "./support/installation";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation({ opencx: { pageSize: 7 } });
});
afterAll(async () => installation.close());

test("79 turns that do not fit are whole in opencx_transcript, and the description says so", async () => {
  const incident = await caseOf(installation, aLongCall(79));
  expect(String(incident.description).length).toBeLessThanOrEqual(2000);
  expect(read(String(incident.description)).continuation).toMatchObject({ total: 79 });
  expect(saidIn(incident)).toHaveLength(79);
  expect(saidIn(incident)[78]).toContain("turn 79");
});

test("a description made longer by a customiser holds the call whole", async () => {
  const roomy = await openInstallation({ dataverse: { descriptionMaxLength: 100_000 } });
  const incident = await caseOf(roomy, aLongCall(79));
  expect(incident.opencx_transcript ?? null).toBeNull();
  expect(read(String(incident.description)).conversation.turns).toHaveLength(79);
  await roomy.close();
});

test("a call too long for every column is whole in one attached note, even when the request for it is cut off", async () => {
  const call = aCall({
    handoffAt: 5_000,
    turns: Array.from(
      { length: 1_200 },
      (_, index) => [index, index % 2 === 0 ? "ai" : "contact", `${index} ${"long ".repeat(200)}`] as const,
    ),
  });
  const big = await openInstallation();
  big.dataverse.addFault({ method: "PATCH", path: "/annotations", times: 1, does: { kind: "reset-after" } });
  const incident = await caseOf(big, call);
  const notes = big.dataverse.rows("annotation").filter((row) => row._objectid_value === incident.incidentid);
  expect(notes).toHaveLength(1);
  const whole = Buffer.from(String(notes[0]?.documentbody), "base64").toString("utf8");
  expect(read(whole).conversation.turns).toHaveLength(1_200);
  await big.close();
});

test("a column that was shortened since its length was read is looked at again, within the same attempt", async () => {
  const call = aLongCall(79);
  const definitions = (): number =>
    installation.dataverse.seen.filter(({ url }) => url.includes("MemoAttributeMetadata")).length;
  await caseOf(installation, aCall());
  const before = definitions();
  installation.dataverse.addFault({
    method: "PATCH",
    path: "/incidents\\(",
    times: 1,
    does: { kind: "answer", status: 400, body: '{"error":{"code":"0x80044331","message":"too long"}}' },
  });
  await caseOf(installation, call);
  expect((await inState(installation, call, "done")).attempts).toBe(1);
  expect(definitions()).toBeGreaterThan(before);
});
