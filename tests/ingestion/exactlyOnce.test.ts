import {
  contactsWith,
  eventually,
  inboxRows,
  incidentsOf,
  inState,
  openInstallation,
  queueItemsOf,
  serve,
  type Installation,
} from "./support/installation";
import { aCall } from "../support/callFile";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(async () => installation.close());

describe("one handoff", () => {
  test("delivered five times at once and again later makes one incident, one contact, one queue item", async () => {
    const call = aCall({ email: "once@example.com" });
    installation.opencx.load(call);
    const first = await installation.opencx.deliver(call, installation.target, { copies: 5 });
    await inState(installation, call, "done");
    const later = await installation.opencx.deliver(call, installation.target, { copies: 2 });
    expect([...first, ...later].map(({ status }) => status)).toEqual([202, 202, 202, 202, 202, 202, 202]);
    expect((await inboxRows(installation)).filter((row) => row.conversation_id === call.session.id)).toHaveLength(1);
    expect(incidentsOf(installation, call)).toHaveLength(1);
    expect(queueItemsOf(installation, call)).toHaveLength(1);
    expect(contactsWith(installation, "once@example.com")).toHaveLength(1);
  });

  test("taken by two workers of two processes makes one of each", async () => {
    const other = await serve(installation.environment, installation.databaseUrl);
    const calls = Array.from({ length: 8 }, (_, index) => aCall({ email: `both${index % 2}@example.com` }));
    for (const call of calls) installation.opencx.load(call);
    await Promise.all(
      calls.map((call, index) =>
        installation.opencx.deliver(
          call,
          index % 2 === 0 ? installation.target : `${other.url ?? ""}/webhooks/opencx`,
          {
            copies: 2,
          },
        ),
      ),
    );
    for (const call of calls) await inState(installation, call, "done");
    await other.stop();
    for (const call of calls) {
      expect(incidentsOf(installation, call)).toHaveLength(1);
      expect(queueItemsOf(installation, call)).toHaveLength(1);
    }
    expect(contactsWith(installation, "both0@example.com")).toHaveLength(1);
    expect(contactsWith(installation, "both1@example.com")).toHaveLength(1);
  });

  test.each([
    ["the incident", "PATCH", "/incidents\\("],
    ["the contact", "PATCH", "/contacts\\("],
    ["the queue item", "POST", "AddToQueue"],
  ])("whose request to create %s is committed and then cut off makes nothing twice", async (_what, method, path) => {
    const email = `cut${method}${path.length}@example.com`;
    const call = aCall({ email });
    installation.opencx.load(call);
    installation.dataverse.addFault({ method, path, times: 1, does: { kind: "reset-after" } });
    await installation.opencx.deliver(call, installation.target);
    const row = await inState(installation, call, "done");
    installation.dataverse.clearFaults();
    expect(row.attempts).toBe(2);
    expect(row.ticket_number).toBe(incidentsOf(installation, call)[0]?.ticketnumber);
    expect(incidentsOf(installation, call)).toHaveLength(1);
    expect(queueItemsOf(installation, call)).toHaveLength(1);
    expect(contactsWith(installation, email)).toHaveLength(1);
  });

  test("is not queued a second time by another worker while its own, taken for dead, is still about to", async () => {
    const call = aCall();
    installation.opencx.load(call);
    const posts = (): number => installation.dataverse.seen.filter(({ url }) => url.includes("AddToQueue")).length;
    const before = posts();
    installation.dataverse.addFault({ path: "AddToQueue", does: { kind: "delay", milliseconds: 500 } });
    await installation.opencx.deliver(call, installation.target);
    await eventually("the request is under way", () => (posts() > before ? true : undefined));
    const lost = await installation.service.inbox.pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'opencx-ingestion listener' and datname = current_database()",
    );
    expect(lost.rowCount).toBe(1);
    expect(await installation.service.inbox.reclaim()).toEqual([]);
    await inState(installation, call, "done");
    installation.dataverse.clearFaults();
    expect(posts() - before).toBe(1);
  });

  test("waits without it being held against it, and the service lives on, when the database breaks off between look and request", async () => {
    const call = aCall();
    installation.opencx.load(call);
    const requests = (): number => installation.dataverse.seen.filter(({ url }) => url.includes("AddToQueue")).length;
    const before = requests();
    installation.dataverse.addFault({ path: "AddToQueue", times: 1, does: { kind: "delay", milliseconds: 1000 } });
    await installation.opencx.deliver(call, installation.target);
    await eventually("the request is under way", () => (requests() > before ? true : undefined));
    const lost = await installation.service.inbox.pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    );
    expect(lost.rowCount).toBeGreaterThan(1);
    expect(await inState(installation, call, "done")).toMatchObject({ failing_kind: null });
    expect(requests() - before).toBe(1);
    installation.dataverse.clearFaults();
    expect(incidentsOf(installation, call)).toHaveLength(1);
    expect(queueItemsOf(installation, call)).toHaveLength(1);
  });

  test("keeps what a rep has changed since, when it is landed again", async () => {
    const call = aCall();
    installation.opencx.load(call);
    await installation.opencx.deliver(call, installation.target);
    const { id, incident_id: incidentId } = await inState(installation, call, "done");
    const rep = installation.dataverse.tokenFor(installation.dataverse.users.rep ?? "");
    const change = await fetch(`${installation.dataverse.url}/api/data/v9.2/incidents(${incidentId ?? ""})`, {
      method: "PATCH",
      headers: { Authorization: `Bearer ${rep}`, "Content-Type": "application/json" },
      body: JSON.stringify({ title: "the rep's own title" }),
    });
    expect(change.status).toBe(204);
    const queues = installation.dataverse.rows("queue").map((row) => String(row.queueid));
    const elsewhere = queues.find((queue) => queue !== installation.dataverse.queueId) ?? "";
    const moved = await fetch(
      `${installation.dataverse.url}/api/data/v9.2/queues(${elsewhere})/Microsoft.Dynamics.CRM.AddToQueue`,
      {
        method: "POST",
        headers: {
          Authorization: `Bearer ${installation.dataverse.tokenFor(installation.dataverse.users.admin ?? "")}`,
          "Content-Type": "application/json",
        },
        body: JSON.stringify({ Target: { "@odata.type": "Microsoft.Dynamics.CRM.incident", incidentid: incidentId } }),
      },
    );
    expect(moved.status).toBe(200);
    // The row is made dead by hand: only so can a handoff that is done be replayed.
    await installation.service.inbox.pool.query("update opencx.handoff set state = 'dead', event = $2 where id = $1", [
      id,
      JSON.stringify({
        id,
        organizationId: call.webhook.organization_id,
        conversationId: call.session.id,
        timestamp: call.webhook.data.timestamp,
      }),
    ]);
    expect(await installation.service.inbox.replay(id)).toBe(true);
    await inState(installation, call, "done");
    expect(incidentsOf(installation, call).map((row) => row.title)).toEqual(["the rep's own title"]);
    expect(queueItemsOf(installation, call).map((row) => row._queueid_value)).toEqual([elsewhere]);
  });

  test("leaves nothing but its outcome in the inbox", async () => {
    const rows = await eventually("settled rows", async () => {
      const all = await inboxRows(installation);
      return all.length > 0 && all.every((row) => row.state === "done") ? all : undefined;
    });
    expect(rows.every((row) => row.event === null)).toBe(true);
  });
});
