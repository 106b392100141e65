import {
  contactsWith,
  eventually,
  inboxRows,
  incidentsOf,
  inState,
  openHouse,
  queueItemsOf,
  serve,
  type House,
} from "./support/house";
import { aCall } from "../support/callFile";

jest.setTimeout(30_000);

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(async () => house.close());

describe("one handoff", () => {
  test("delivered five times at once and again later makes one incident, one contact, one queue item", async () => {
    const call = aCall({ email: "once@example.com" });
    house.opencx.load(call);
    const first = await house.opencx.deliver(call, house.target, { copies: 5 });
    await inState(house, call, "done");
    const later = await house.opencx.deliver(call, house.target, { copies: 2 });
    expect([...first, ...later].map(({ status }) => status)).toEqual([202, 202, 202, 202, 202, 202, 202]);
    expect((await inboxRows(house)).filter((row) => row.conversation_id === call.session.id)).toHaveLength(1);
    expect(incidentsOf(house, call)).toHaveLength(1);
    expect(queueItemsOf(house, call)).toHaveLength(1);
    expect(contactsWith(house, "once@example.com")).toHaveLength(1);
  });

  test("taken by two workers of two processes makes one of each", async () => {
    const other = await serve(house.environment, house.databaseUrl);
    const calls = Array.from({ length: 8 }, (_, index) => aCall({ email: `both${index % 2}@example.com` }));
    for (const call of calls) house.opencx.load(call);
    await Promise.all(
      calls.map((call, index) =>
        house.opencx.deliver(call, index % 2 === 0 ? house.target : `${other.url ?? ""}/webhooks/opencx`, {
          copies: 2,
        }),
      ),
    );
    for (const call of calls) await inState(house, call, "done");
    await other.stop();
    for (const call of calls) {
      expect(incidentsOf(house, call)).toHaveLength(1);
      expect(queueItemsOf(house, call)).toHaveLength(1);
    }
    expect(contactsWith(house, "both0@example.com")).toHaveLength(1);
    expect(contactsWith(house, "both1@example.com")).toHaveLength(1);
  });

  test.each([
    ["the incident", "PATCH", "/incidents\\("],
    ["the contact", "PATCH", "/contacts\\("],
    ["the queue item", "POST", "AddToQueue"],
  ])("whose request to create %s is committed and then cut off makes nothing twice", async (_what, method, path) => {
    const email = `cut${method}${path.length}@example.com`;
    const call = aCall({ email });
    house.opencx.load(call);
    house.dataverse.addFault({ method, path, times: 1, does: { kind: "reset-after" } });
    await house.opencx.deliver(call, house.target);
    const row = await inState(house, call, "done");
    house.dataverse.clearFaults();
    expect(row.attempts).toBe(2);
    expect(row.ticket_number).toBe(incidentsOf(house, call)[0]?.ticketnumber);
    expect(incidentsOf(house, call)).toHaveLength(1);
    expect(queueItemsOf(house, call)).toHaveLength(1);
    expect(contactsWith(house, email)).toHaveLength(1);
  });

  test("is not queued a second time by another worker while its own, taken for dead, is still about to", async () => {
    const call = aCall();
    house.opencx.load(call);
    const posts = (): number => house.dataverse.seen.filter(({ url }) => url.includes("AddToQueue")).length;
    const before = posts();
    house.dataverse.addFault({ path: "AddToQueue", does: { kind: "delay", milliseconds: 500 } });
    await house.opencx.deliver(call, house.target);
    await eventually("the request is under way", () => (posts() > before ? true : undefined));
    const lost = await house.service.inbox.pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'opencx-ingestion presence' and datname = current_database()",
    );
    expect(lost.rowCount).toBe(1);
    expect(await house.service.inbox.takeBack()).toEqual([]);
    await inState(house, call, "done");
    house.dataverse.clearFaults();
    expect(posts() - before).toBe(1);
  });

  test("waits without it being held against it, and the service lives on, when the database breaks off between look and request", async () => {
    const call = aCall();
    house.opencx.load(call);
    const requests = (): number => house.dataverse.seen.filter(({ url }) => url.includes("AddToQueue")).length;
    const before = requests();
    house.dataverse.addFault({ path: "AddToQueue", times: 1, does: { kind: "delay", milliseconds: 1000 } });
    await house.opencx.deliver(call, house.target);
    await eventually("the request is under way", () => (requests() > before ? true : undefined));
    // The one connection that holds the row over the request, by its last statement: others of the service may be
    // between two statements as well.
    const lost = await house.service.inbox.pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and state = 'idle in transaction' and query like 'select 1 from opencx.handoff %'",
    );
    expect(lost.rowCount).toBe(1);
    expect(await inState(house, call, "done")).toMatchObject({ attempts: 2, few_attempts: 0 });
    house.dataverse.clearFaults();
    expect(incidentsOf(house, call)).toHaveLength(1);
    expect(queueItemsOf(house, call)).toHaveLength(1);
  });

  test("keeps what a rep has changed since, when it is landed again", async () => {
    const call = aCall();
    house.opencx.load(call);
    await house.opencx.deliver(call, house.target);
    const { id, incident_id: incidentId } = await inState(house, call, "done");
    const rep = house.dataverse.tokenFor(house.dataverse.users.rep ?? "");
    const change = await fetch(`${house.dataverse.url}/api/data/v9.2/incidents(${incidentId ?? ""})`, {
      method: "PATCH",
      headers: { Authorization: `Bearer ${rep}`, "Content-Type": "application/json" },
      body: JSON.stringify({ title: "the rep's own title" }),
    });
    expect(change.status).toBe(204);
    const queues = house.dataverse.rows("queue").map((row) => String(row.queueid));
    const elsewhere = queues.find((queue) => queue !== house.dataverse.queueId) ?? "";
    const moved = await fetch(
      `${house.dataverse.url}/api/data/v9.2/queues(${elsewhere})/Microsoft.Dynamics.CRM.AddToQueue`,
      {
        method: "POST",
        headers: {
          Authorization: `Bearer ${house.dataverse.tokenFor(house.dataverse.users.admin ?? "")}`,
          "Content-Type": "application/json",
        },
        body: JSON.stringify({ Target: { "@odata.type": "Microsoft.Dynamics.CRM.incident", incidentid: incidentId } }),
      },
    );
    expect(moved.status).toBe(200);
    // The row is made dead by hand: only so can a handoff that is done be replayed.
    await house.service.inbox.pool.query("update opencx.handoff set state = 'dead', event = $2 where id = $1", [
      id,
      JSON.stringify({
        id,
        organizationId: call.webhook.organization_id,
        conversationId: call.session.id,
        timestamp: call.webhook.data.timestamp,
      }),
    ]);
    expect(await house.service.inbox.replay(id)).toBe(true);
    await inState(house, call, "done");
    expect(incidentsOf(house, call).map((row) => row.title)).toEqual(["the rep's own title"]);
    expect(queueItemsOf(house, call).map((row) => row._queueid_value)).toEqual([elsewhere]);
  });

  test("leaves nothing but its outcome in the inbox", async () => {
    const rows = await eventually("settled rows", async () => {
      const all = await inboxRows(house);
      return all.length > 0 && all.every((row) => row.state === "done") ? all : undefined;
    });
    expect(rows.every((row) => row.event === null)).toBe(true);
  });
});
