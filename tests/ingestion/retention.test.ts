import { aCall, at } from "../support/callFile";
import { eventually, inboxRows, inState, openInstallation, serve, type Installation } from "./support/installation";
import { signedHeaders } from "./support/signed";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(async () => installation.close());

/** Puts the end of a handoff so many days back. */
async function age(id: string, days: number): Promise<void> {
  await installation.service.inbox.pool.query(
    "update opencx.handoff set settled_at = now() - make_interval(days => $2) where id = $1",
    [id, days],
  );
}

test("what was skipped goes after 90 days, and needs no tombstone", async () => {
  const chat = aCall({ channel: "web" });
  installation.opencx.load(chat);
  await installation.opencx.deliver(chat, installation.target);
  const { id } = await inState(installation, chat, "skipped");
  const { inbox } = installation.service;
  await age(id, 89);
  await inbox.purge(90);
  expect((await inboxRows(installation)).map((row) => row.id)).toContain(id);
  await age(id, 91);
  expect(await inbox.purge(90)).toEqual([]);
  expect((await inboxRows(installation)).map((row) => row.id)).not.toContain(id);
  expect((await inbox.pool.query("select 1 from opencx.tombstone where id = $1", [id])).rowCount).toBe(0);
});

test("a delivery that is sent again with another time is known by its id when its row has gone", async () => {
  const { opencx, service, target } = installation;
  const { session, webhook } = aCall();
  const send = async (timestamp: string): Promise<unknown> => {
    const body = JSON.stringify({ ...webhook, data: { ...webhook.data, timestamp } });
    const headers = signedHeaders(opencx.webhookSecret, body, { id: "msg_told_twice" });
    return (await fetch(target, { method: "POST", headers, body })).json();
  };
  // OpenCX does not know the session: the handoff waits.
  expect(await send(at(60))).toMatchObject({ status: "accepted" });
  const row = (await inboxRows(installation)).find(({ conversation_id: id }) => id === session.id);
  await eventually("it is discarded", async () => ((await service.inbox.discard(row?.id ?? "")) ? true : undefined));
  expect(await send(at(61))).toMatchObject({ status: "duplicate" });
  expect((await inboxRows(installation)).filter(({ conversation_id: id }) => id === session.id)).toEqual([]);
});

test("a service deletes what has been dead for DEAD_KEPT_DAYS when it starts, and says which", async () => {
  const calls = [aCall(), aCall()] as const;
  installation.dataverse.addFault({
    path: "/incidents\\(",
    does: { kind: "answer", status: 400, body: '{"error":{"code":"0x80040265","message":"No."}}' },
  });
  const ids: string[] = [];
  for (const call of calls) {
    installation.opencx.load(call);
    await installation.opencx.deliver(call, installation.target);
    ids.push((await inState(installation, call, "dead")).id);
  }
  const [old = "", young = ""] = ids;
  await age(old, 8);
  await age(young, 6);
  const lines: string[] = [];
  const environment = { ...installation.environment, DEAD_KEPT_DAYS: "7" };
  const second = await serve(environment, installation.databaseUrl, undefined, lines);
  const line = await eventually("the old one is told", () => lines.find((text) => text.includes("DEAD_KEPT_DAYS")));
  expect(line).toContain(old);
  const left = (await inboxRows(installation)).map((row) => row.id);
  expect([left.includes(old), left.includes(young)]).toEqual([false, true]);
  await second.stop();
});
