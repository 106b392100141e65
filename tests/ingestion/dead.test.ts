import { dead, replay, status } from "../../Ingestion/commands/inboxCommands";
import { aCall } from "../support/callFile";
import { incidentsOf, inState, openHouse, queueItemsOf, serve, newDatabase, type House } from "./support/house";

jest.setTimeout(30_000);

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(async () => house.close());

function recorder(): {
  readonly out: (line: string) => void;
  readonly error: (line: string) => void;
  readonly lines: string[];
  readonly errors: string[];
} {
  const lines: string[] = [];
  const errors: string[] = [];
  return { lines, errors, out: (line) => lines.push(line), error: (line) => errors.push(line) };
}

const application = (): string => house.dataverse.users.application ?? "";

test("a missing privilege makes the handoff dead with Dataverse's own text; given back, replay lands it", async () => {
  const call = aCall();
  house.opencx.load(call);
  house.dataverse.setPrivilege(application(), "prvCreateIncident", false);
  await house.opencx.deliver(call, house.target);
  const row = await inState(house, call, "dead");
  expect(row.error).toContain("is missing prvCreateIncident privilege");
  expect(row.attempts).toBe(1);
  expect(house.logged.join("")).toContain("lacks prvCreateIncident");

  const shown = recorder();
  await dead(house.service.inbox.pool, shown);
  expect(shown.lines).toEqual([
    expect.stringMatching(new RegExp(`^${row.id} +dead +session ${call.session.id}.*prvCreateIncident`)),
  ]);
  await status(house.service.inbox.pool, shown);
  expect(shown.lines).toContain("dead     1");

  house.dataverse.setPrivilege(application(), "prvCreateIncident", true);
  expect(await replay(house.service.inbox, [], true, shown)).toBe(0);
  await inState(house, call, "done");
  expect(incidentsOf(house, call)).toHaveLength(1);
  expect(queueItemsOf(house, call)).toHaveLength(1);

  expect(await replay(house.service.inbox, [row.id, "nonsense"], false, shown)).toBe(1);
  expect(shown.errors).toEqual([
    expect.stringContaining("is done, not dead; incident"),
    expect.stringContaining("no such handoff"),
  ]);
});

test("a privilege that only the second step needs heals the same way: the incident that stands gets its queue item", async () => {
  const call = aCall();
  house.opencx.load(call);
  house.dataverse.addFault({
    path: "AddToQueue",
    times: 1,
    does: {
      kind: "answer",
      status: 403,
      body: '{"error":{"code":"0x80040220","message":"... is missing prvAppendToQueue privilege ..."}}',
    },
  });
  await house.opencx.deliver(call, house.target);
  const row = await inState(house, call, "dead");
  expect(incidentsOf(house, call)).toHaveLength(1);
  expect(queueItemsOf(house, call)).toHaveLength(0);
  await house.service.inbox.replay(row.id);
  await inState(house, call, "done");
  expect(incidentsOf(house, call)).toHaveLength(1);
  expect(queueItemsOf(house, call)).toHaveLength(1);
});

test.each([
  ["a queue that is not there", { DEFAULT_QUEUE_ID: "6f1c2a70-6d0b-4b1e-9d51-7c0b3a0e4d11" }, /queue/i],
  ["a priority that is no option here", { DEFAULT_PRIORITY: "4" }, /DEFAULT_PRIORITY/],
  ["a ticket property that is no column", { TICKET_PROPERTIES: '{"nosuchcolumn":1}' }, /TICKET_PROPERTIES/],
])("%s makes the handoff dead and says what to look at", async (_what, wrong, said) => {
  const databaseUrl = await newDatabase();
  const service = await serve({ ...house.environment, ...wrong }, databaseUrl);
  const call = aCall();
  house.opencx.load(call);
  await house.opencx.deliver(call, `${service.url ?? ""}/webhooks/opencx`);
  expect((await inState({ service }, call, "dead")).error).toMatch(said);
  await service.stop();
});
