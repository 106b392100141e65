import { aCall } from "../support/callFile";
import type { RunningService } from "../../Ingestion/commands/service";
import { inboxRows, newDatabase, QUICK, serve } from "./support/installation";
import { startOrganizations, type Organization, type Organizations } from "./support/organizations";

jest.setTimeout(60_000);

let organizations: Organizations;
let acme: Organization;
let beta: Organization;
let service: RunningService;
let target: string;
const lines: string[] = [];
beforeAll(async () => {
  organizations = await startOrganizations(["acme", "beta"]);
  [acme, beta] = organizations.all as [Organization, Organization];
  service = await serve(organizations.environment({}), await newDatabase(), QUICK, lines);
  target = `${service.url ?? ""}/webhooks/opencx`;
});
afterAll(async () => {
  await service.stop();
  await organizations.close();
});

test("an event that another organization's secret signed is refused, said plainly, and taken nowhere", async () => {
  const call = beta.callOf(aCall());
  const answer = await beta.send(call, target, acme.webhookSecret);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ field: "organization_id" });
  expect(await inboxRows({ service })).toEqual([]);
  expect(lines.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)).toContainEqual(
    expect.objectContaining({
      msg: "webhook of another organization: not taken",
      reason: "it is signed for the connection acme",
    }),
  );
  expect(lines.join("\n")).not.toContain(beta.organizationId);
});

test("an event that no connection's secret signed is refused", async () => {
  const stranger = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  expect((await acme.send(acme.callOf(aCall()), target, stranger)).status).toBe(401);
  expect(await inboxRows({ service })).toEqual([]);
});
