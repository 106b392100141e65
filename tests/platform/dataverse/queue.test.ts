import { randomUUID } from "node:crypto";
import type { LocalDataverse } from "../../../LocalPlatform/dataverse/contract";
import { startDataverse } from "../../../LocalPlatform/dataverse/server";
import { clientOf, errorOf, idOf, placeholderOf, rowsOf, type Client } from "../support/dataverseClient";

describe("queues", () => {
  let dataverse: LocalDataverse;
  let client: Client;
  let admin: Client;
  let other: string;
  beforeAll(async () => {
    dataverse = await startDataverse();
    client = clientOf(dataverse);
    admin = clientOf(dataverse, dataverse.users.admin);
    other = String(dataverse.rows("queue").find((row) => row.queueid !== dataverse.queueId)?.queueid);
  });
  afterAll(() => dataverse.close());

  const newCase = async (title = "queued") =>
    idOf(await client.send("POST", "incidents", { title, ...placeholderOf(dataverse) }));
  const targetOf = (incidentid: string) => ({
    Target: { incidentid, "@odata.type": "Microsoft.Dynamics.CRM.incident" },
  });
  const add = (queue: string, incident: string, rest: object = {}) =>
    client.send("POST", `queues(${queue})/Microsoft.Dynamics.CRM.AddToQueue`, { ...targetOf(incident), ...rest });
  const itemsOf = async (incident: string) =>
    rowsOf(await client.query("queueitems", { $filter: `_objectid_value eq ${incident} and statecode eq 0` }));

  test("a case is queued without a look at the items of others", async () => {
    const cost = async () => {
      const id = await newCase();
      const before = dataverse.rowsRead;
      expect((await add(dataverse.queueId, id)).status).toBe(200);
      return dataverse.rowsRead - before;
    };
    // The first one builds the index.
    await cost();
    const few = await cost();
    for (let more = 0; more < 30; more += 1) await cost();
    expect(await cost()).toBe(few);
  });

  test("AddToQueue answers the queue item, which shows the case", async () => {
    const id = await newCase("Broken reader");
    const reply = await add(dataverse.queueId, id);
    expect(reply.status).toBe(200);
    expect(reply.body).toEqual({
      "@odata.context": `${dataverse.url}/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.AddToQueueResponse`,
      QueueItemId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    const [item] = await itemsOf(id);
    expect(item).toMatchObject({
      queueitemid: reply.body.QueueItemId,
      title: "Broken reader",
      objecttypecode: 112,
      _queueid_value: dataverse.queueId,
      _workerid_value: null,
      statecode: 0,
      statuscode: 1,
    });
    await client.send("PATCH", `incidents(${id})`, { title: "Broken reader, till 2" });
    expect((await itemsOf(id))[0]?.title).toBe("Broken reader, till 2");
  });

  test("the same queue again adds nothing; another queue moves the item", async () => {
    const id = await newCase();
    const first = (await add(dataverse.queueId, id)).body.QueueItemId;
    expect((await add(dataverse.queueId, id)).body.QueueItemId).toBe(first);
    expect((await add(other, id)).body.QueueItemId).toBe(first);
    const items = await itemsOf(id);
    expect(items.map((item) => item._queueid_value)).toEqual([other]);
  });

  test("QueueItemProperties names who works on it; moving it on clears that", async () => {
    const id = await newCase();
    await add(dataverse.queueId, id, {
      QueueItemProperties: {
        "@odata.type": "Microsoft.Dynamics.CRM.queueitem",
        "workerid_systemuser@odata.bind": `/systemusers(${dataverse.users.rep ?? ""})`,
      },
    });
    expect((await itemsOf(id))[0]).toMatchObject({
      _workerid_value: dataverse.users.rep,
      workeridmodifiedon: expect.any(String),
    });
    await add(other, id);
    expect((await itemsOf(id))[0]).toMatchObject({ _workerid_value: null });
  });

  test("SourceQueue must be the queue the record is in", async () => {
    const id = await newCase();
    await add(dataverse.queueId, id);
    expect(errorOf(await add(dataverse.queueId, id, { SourceQueue: { queueid: other } }))).toEqual([
      400,
      "0x80040524",
      "Could not find any queue item associated with the Target in the specified SourceQueueId. Either the SourceQueueId or Target is invalid or the queue item does not exist.",
    ]);
    expect(
      (
        await add(other, id, {
          SourceQueue: { queueid: dataverse.queueId, "@odata.type": "Microsoft.Dynamics.CRM.queue" },
        })
      ).status,
    ).toBe(200);
  });

  test("what the body must hold", async () => {
    const id = await newCase();
    const send = (body: object) =>
      client.send("POST", `queues(${dataverse.queueId})/Microsoft.Dynamics.CRM.AddToQueue`, body);
    expect(errorOf(await send({}))[1]).toBe("0x80040529");
    for (const body of [
      { Target: { incidentid: id } },
      { Target: { "@odata.type": "Microsoft.Dynamics.CRM.incident" } },
      { Target: { incidentid: id, "@odata.type": "Microsoft.Dynamics.CRM.ticket" } },
      { ...targetOf(id), Queue: 1 },
    ]) {
      expect(errorOf(await send(body)).slice(0, 2)).toEqual([400, "0x80048d19"]);
    }
    const bad = await send({ ...targetOf(id), QueueItemProperties: { "workerid@odata.bind": "/systemusers(1)" } });
    expect(errorOf(bad).slice(0, 2)).toEqual([400, "0x80048d19"]);
    expect(await itemsOf(id)).toEqual([]);
  });

  test("queues and records that are not there, or not active", async () => {
    const id = await newCase();
    const nowhere = randomUUID();
    expect(errorOf(await add(nowhere, id))).toEqual([404, "0x80040217", `queue With Id = ${nowhere} Does Not Exist`]);
    expect(errorOf(await add(dataverse.queueId, nowhere))).toEqual([
      404,
      "0x80040217",
      `incident With Id = ${nowhere} Does Not Exist`,
    ]);
    const closed = idOf(await admin.send("POST", "queues", { name: "Closed" }));
    await admin.send("PATCH", `queues(${closed})`, { statecode: 1 });
    expect(errorOf(await add(closed, id))).toEqual([
      400,
      "0x80040521",
      "You cannot add items to an inactive queue. Select another queue and try again.",
    ]);
    await client.send("PATCH", `incidents(${id})`, { statecode: 2 });
    expect(errorOf(await add(dataverse.queueId, id))).toEqual([
      400,
      "0x8004051e",
      "Deactivated object cannot be added to queue.",
    ]);
  });

  test("a queue item can be created directly, once", async () => {
    const id = await newCase();
    const create = (body: object) => client.send("POST", "queueitems", body);
    const both = {
      "queueid@odata.bind": `/queues(${dataverse.queueId})`,
      "objectid_incident@odata.bind": `/incidents(${id})`,
    };
    expect(errorOf(await create({ "objectid_incident@odata.bind": both["objectid_incident@odata.bind"] }))[1]).toBe(
      "0x80040528",
    );
    expect(errorOf(await create({ "queueid@odata.bind": both["queueid@odata.bind"] }))[1]).toBe("0x80040529");
    expect((await create(both)).status).toBe(204);
    expect(errorOf(await create(both))).toEqual([
      400,
      "0x80040526",
      "An active queue item already exists for the given object. Cannot create more than one active queue item for this object.",
    ]);
  });

  test("the queue item ends when the case leaves Active, and the reopened case is queued anew", async () => {
    const id = await newCase();
    const first = (await add(dataverse.queueId, id)).body.QueueItemId;
    await client.send("POST", "CloseIncident", {
      IncidentResolution: { "incidentid@odata.bind": `/incidents(${id})` },
      Status: -1,
    });
    expect(await itemsOf(id)).toEqual([]);
    await client.send("PATCH", `incidents(${id})`, { statecode: 0 });
    expect((await add(dataverse.queueId, id)).body.QueueItemId).not.toBe(first);
  });
});
