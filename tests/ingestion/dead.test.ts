import { dead, replay, replayAll } from "../../Ingestion/commands/deadCommands";
import { status } from "../../Ingestion/commands/inboxCommands";
import { aCall } from "../support/callFile";
import {
  incidentsOf,
  inState,
  openInstallation,
  queueItemsOf,
  serve,
  newDatabase,
  type Installation,
} from "./support/installation";
import { recordedTerminal } from "./support/terminal";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(async () => installation.close());

function application(): string {
  return installation.dataverse.users.application ?? "";
}

test("a missing privilege makes the handoff dead with Dataverse's own text; given back, replay lands it", async () => {
  const call = aCall();
  installation.opencx.load(call);
  installation.dataverse.setPrivilege(application(), "prvCreateIncident", false);
  await installation.opencx.deliver(call, installation.target);
  const row = await inState(installation, call, "dead");
  expect(row.error).toContain("is missing prvCreateIncident privilege");
  expect(row).toMatchObject({ attempts: 1, error_code: "missing-privilege" });
  expect(installation.logged.join("")).toContain("lacks prvCreateIncident");
  expect(installation.logged.find((line) => line.includes('"level":"error"'))).toContain(
    '"code":"missing-privilege","remoteCode":"0x80040220","status":403,"source":"dataverse"',
  );

  const shown = recordedTerminal();
  await dead(installation.service.inbox.pool, shown);
  expect(shown.lines).toEqual([
    expect.stringMatching(
      new RegExp(`^${row.id} +dead +session ${call.session.id}.*  missing-privilege  Dataverse .*prvCreateIncident`),
    ),
  ]);
  await status(installation.service.inbox.pool, shown);
  expect(shown.lines).toContain("dead     1");

  installation.dataverse.setPrivilege(application(), "prvCreateIncident", true);
  expect(await replayAll(installation.service.inbox, shown)).toBe(0);
  await inState(installation, call, "done");
  expect(incidentsOf(installation, call)).toHaveLength(1);
  expect(queueItemsOf(installation, call)).toHaveLength(1);

  expect(await replay(installation.service.inbox, [row.id, "nonsense"], shown)).toBe(1);
  expect(shown.errors).toEqual([
    expect.stringContaining("is done, not dead; incident"),
    expect.stringContaining("no such handoff"),
  ]);
});

test("a privilege that only the second step needs heals the same way: the incident that stands gets its queue item", async () => {
  const call = aCall();
  installation.opencx.load(call);
  installation.dataverse.addFault({
    path: "AddToQueue",
    times: 1,
    does: {
      kind: "answer",
      status: 403,
      body: '{"error":{"code":"0x80040220","message":"... is missing prvAppendToQueue privilege ..."}}',
    },
  });
  await installation.opencx.deliver(call, installation.target);
  const row = await inState(installation, call, "dead");
  expect(incidentsOf(installation, call)).toHaveLength(1);
  expect(queueItemsOf(installation, call)).toHaveLength(0);
  await installation.service.inbox.replay(row.id);
  await inState(installation, call, "done");
  expect(incidentsOf(installation, call)).toHaveLength(1);
  expect(queueItemsOf(installation, call)).toHaveLength(1);
});

test.each([
  ["a queue that is not there", { DEFAULT_QUEUE_ID: "6f1c2a70-6d0b-4b1e-9d51-7c0b3a0e4d11" }, /queue/i],
  ["a priority that is no option here", { DEFAULT_PRIORITY: "4" }, /DEFAULT_PRIORITY/],
])("%s makes the handoff dead and says what to look at", async (_what, wrong, said) => {
  const databaseUrl = await newDatabase();
  const service = await serve({ ...installation.environment, ...wrong }, databaseUrl);
  const call = aCall();
  installation.opencx.load(call);
  await installation.opencx.deliver(call, `${service.url ?? ""}/webhooks/opencx`);
  expect((await inState({ service }, call, "dead")).error).toMatch(said);
  await service.stop();
});
