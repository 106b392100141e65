import { quietPort } from "../support/quietPort";
import { serve } from "./support/installation";
import { planting } from "./support/misconfigured";

const planted = planting();
const DIRECTLY = /^ok +test case: made directly, since no service of this connection listens on this machine$/m;

/** The test cases that stand. */
function testCases(): readonly Readonly<Record<string, unknown>>[] {
  return planted.dataverse.rows("incident").filter(({ title }) => String(title).startsWith("TEST (may be deleted)"));
}

test("where no service runs, a test case is made directly, and what the rep sees is said, with the link", async () => {
  const { code, said } = await planted.verified({}, { sendTest: true });
  expect(said).toMatch(DIRECTLY);
  expect(code).toBe(0);
  const [made] = testCases();
  expect(said).toContain(`case ${String(made?.ticketnumber)}, titled "TEST (may be deleted) - Anonymous"`);
  expect(said).toMatch(/queue AI phone handoffs, priority Normal, customer .+, owner # OpenCX Ingestion/);
  expect(said).toContain(
    `open it: ${planted.dataverse.url}/main.aspx?etn=incident&pagetype=entityrecord&id=${String(made?.incidentid)}`,
  );
  expect(made?.description).toContain("This is a test call, which nobody made");
});

test("where the service runs, the test call takes the way of a webhook, once", async () => {
  const before = testCases().length;
  const asked = planted.servers.opencx.seen.length;
  const changes = {
    PORT: String(await quietPort()),
    ALLOWED_HOSTS: "hooks.example.com",
    OPENCX_ORGANIZATION_ID: planted.servers.opencx.organizationId,
  };
  const environment = { ...planted.good, ...changes };
  const service = await serve(environment, planted.good.DATABASE_URL ?? "");
  // So the case stands for a second before it is in its queue.
  const busy = { kind: "answer", status: 503, headers: { "retry-after": "1" } } as const;
  planted.dataverse.addFault({ path: "AddToQueue", times: 1, does: busy });
  const { said, failed } = await planted.verified(changes, { sendTest: true });
  await service.stop();
  expect(failed).toEqual([]);
  expect(said).toContain(`test case: made through the service's own route, on port ${changes.PORT}`);
  expect(said).toMatch(/test case: queue AI phone handoffs, priority Normal/);
  expect(testCases()).toHaveLength(before + 1);
  // Of the session OpenCX knows nothing: the one request is the check of the key.
  expect(planted.servers.opencx.seen.slice(asked).filter(({ url }) => url.includes("opencx-verify-test"))).toEqual([]);
});

test("nothing is made while anything is wrong, nor by a service that does not take the webhook", async () => {
  const before = testCases().length;
  const wrong = await planted.verified({ DEFAULT_PRIORITY: "4" }, { sendTest: true });
  expect(wrong.said).toMatch(/^- +test case: not made, since something is wrong: put that right first$/m);
  const changes = {
    PORT: String(await quietPort()),
    OPENCX_ORGANIZATION_ID: planted.servers.opencx.organizationId,
  };
  const other = { ...planted.good, ...changes, OPENCX_WEBHOOK_SECRET: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" };
  const service = await serve(other, planted.good.DATABASE_URL ?? "");
  const refused = await planted.verified(changes, { sendTest: true });
  await service.stop();
  expect(refused.failed).toEqual([
    expect.stringMatching(/test case: the service on port \d+ did not take the webhook \(401\)/),
  ]);
  expect(testCases()).toHaveLength(before);
});
