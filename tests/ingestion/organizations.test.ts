import { randomUUID } from "node:crypto";
import { sweptUntil, takeSweep } from "../../Ingestion/sweep/sweepClaim";
import { sweepFrom } from "../../Ingestion/sweep/sweepMark";
import { aCall } from "../support/callFile";
import { status } from "../../Ingestion/commands/inboxCommands";
import { reconcileSince } from "../../Ingestion/commands/reconcileCommand";
import { readEnvironment } from "../../Ingestion/config/environment";
import type { RunningService } from "../../Ingestion/commands/service";
import {
  eventually,
  inboxRows,
  incidentsOf,
  inState,
  newDatabase,
  queueItemsOf,
  QUICK,
  serve,
} from "./support/installation";
import { run } from "./support/program";
import { recordedTerminal } from "./support/terminal";
import { startOrganizations, type Organization, type Organizations } from "./support/organizations";

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

test("the calls of each organization become cases in its own environment, in its own queue", async () => {
  const calls = await Promise.all(
    [acme, beta, acme].map(async (organization) => {
      const call = organization.callOf(aCall());
      expect((await organization.send(call, target)).status).toBe(202);
      return [organization, call] as const;
    }),
  );
  for (const [organization, call] of calls) {
    await inState({ service }, call, "done");
    expect(incidentsOf(organization, call)).toHaveLength(1);
    expect(queueItemsOf(organization, call)).toHaveLength(1);
    const other = organization === acme ? beta : acme;
    expect(incidentsOf(other, call)).toEqual([]);
    expect(other.opencx.seen.filter(({ url }) => url.includes(call.session.id))).toEqual([]);
  }
});

test("lost webhooks are looked for organization by organization", async () => {
  const lost = [acme, beta].map((organization) => [organization, organization.callOf(aCall())] as const);
  acme.opencx.addFault({ path: "/chat/sessions\\?", times: 1, does: { kind: "answer", status: 500 } });
  const { connections } = readEnvironment(organizations.environment({}), ["dataverse", "cases", "opencx"]);
  const terminal = recordedTerminal();
  const [first, second] = connections;
  const since = new Date("2020-01-01T00:00:00Z");
  await expect(reconcileSince(since, [first], service.inbox, terminal)).rejects.toThrow(/OpenCX cannot answer now/);
  if (second !== undefined) await reconcileSince(since, [second], service.inbox, terminal);
  await reconcileSince(since, connections, service.inbox, terminal);
  expect(terminal.lines).toContainEqual(expect.stringMatching(/^beta: \d+ handoffs since .*, 0 without an incident$/));
  for (const [organization, call] of lost) {
    await inState({ service }, call, "done");
    expect(incidentsOf(organization, call)).toHaveLength(1);
  }
});

test("a look at one organization that got through moves no other's on", async () => {
  const { pool } = service.inbox;
  const hours = (count: number): Date => new Date(Date.UTC(2026, 2, 1, count));
  for (const connection of ["acme", "beta"]) await sweepFrom(pool, connection, hours(0));
  const claim = await takeSweep(pool, "acme", randomUUID());
  expect(claim !== undefined && (await sweptUntil(pool, claim, hours(5), 0))).toBe(true);
  expect(await sweepFrom(pool, "acme", hours(6))).toEqual(hours(4));
  expect(await sweepFrom(pool, "beta", hours(6))).toEqual(hours(-1));
});

test("what waits for a connection that the settings do not name is said", async () => {
  acme.dataverse.addFault({ does: { kind: "answer", status: 503 } });
  const call = acme.callOf(aCall());
  await acme.send(call, target);
  const said = async (...connections: readonly string[]): Promise<string> => {
    const terminal = recordedTerminal();
    await status(service.inbox.pool, terminal, { connections });
    return terminal.said;
  };
  expect(await said("beta")).toMatch(
    /^1 wait for the connection acme, which these settings do not name: add it again/m,
  );
  expect(await said("acme", "beta")).not.toContain("do not name");
  acme.dataverse.clearFaults();
  await inState({ service }, call, "done");
});

test("an event that another organization's secret signed is refused, said plainly, and taken nowhere", async () => {
  const call = beta.callOf(aCall());
  const answer = await beta.send(call, target, acme.webhookSecret);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ field: "organization_id" });
  expect((await inboxRows({ service })).filter((row) => row.conversation_id === call.session.id)).toEqual([]);
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
  const call = acme.callOf(aCall());
  expect((await acme.send(call, target, stranger)).status).toBe(401);
  expect((await inboxRows({ service })).filter((row) => row.conversation_id === call.session.id)).toEqual([]);
});

test("an organization whose secret has run out makes nobody unready: it is named, and the other's calls land", async () => {
  organizations.write(["acme", "beta"], (connection) =>
    connection.name === "beta"
      ? { ...connection, dataverse: { ...connection.dataverse, clientSecret: "env:HOOK_BETA" } }
      : connection,
  );
  const DATABASE_URL = await newDatabase();
  const running = await serve(organizations.environment({}), DATABASE_URL);
  const ready = async (): Promise<readonly unknown[]> => {
    const answer = await fetch(`${running.adminUrl ?? ""}/readyz`);
    return [answer.status, (await answer.json()) as unknown];
  };
  const known = { database: "ok", token: "ok", lacking: { token: ["beta"] } };
  expect(await ready()).toEqual([200, known]);
  await beta.send(beta.callOf(aCall()), `${running.url ?? ""}/webhooks/opencx`);
  await eventually("what holds it up is known", async () => {
    const { rows } = await running.inbox.pool.query("select from opencx.outage");
    return rows.length > 0 ? true : undefined;
  });
  // A program that reads them is told the file's key, as people are.
  const held: unknown = expect.objectContaining({
    connection: "beta",
    cause: expect.stringMatching(/^connections\[\]\.dataverse\.clientSecret is wrong: /),
    action: expect.stringMatching(/^Set `connections\[\]\.dataverse\.clientSecret` to /),
  });
  expect(await ready()).toEqual([200, { ...known, halts: [held] }]);
  const { out } = await run(["status", "--json"], organizations.environment({ DATABASE_URL }));
  expect(JSON.parse(out)).toMatchObject({
    halts: [held],
    unsettled: [{ error: expect.stringMatching(/^connections\[\]\.dataverse\.clientSecret is wrong: /) as string }],
  });
  await running.stop();
  organizations.write();
});

test("an event of an organization that one connection names is not another's, though that names none", async () => {
  organizations.write(["acme", "beta"], (connection) =>
    connection.name === "acme"
      ? { ...connection, opencx: { ...connection.opencx, organizationId: undefined as unknown as string } }
      : connection,
  );
  const running = await serve(organizations.environment({}), await newDatabase());
  const to = `${running.url ?? ""}/webhooks/opencx`;
  expect((await beta.send(beta.callOf(aCall()), to, acme.webhookSecret)).status).toBe(400);
  expect((await acme.send(acme.callOf(aCall()), to)).status).toBe(202);
  await running.stop();
  organizations.write();
});
