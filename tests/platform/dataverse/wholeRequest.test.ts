import { randomUUID } from "node:crypto";
import { errorOf, idOf, placeholderOf, useDataverse } from "../support/dataverseClient";

const REPRESENTATION = { prefer: "return=representation" };

describe("a request is judged whole before it writes: what is refused has not happened", () => {
  const platform = useDataverse();
  const TABLES = ["incident", "contact", "account", "annotation", "queueitem"];
  const stored = () => JSON.stringify(TABLES.map((table) => platform.dataverse.rows(table)));
  const body = (more: object = {}) => ({ title: "x", ...placeholderOf(platform.dataverse), ...more });
  const newCase = async (more: object = {}) => idOf(await platform.client.send("POST", "incidents", body(more)));
  const heardDuring = async <T>(work: () => Promise<T>): Promise<readonly [T, readonly string[]]> => {
    const heard: string[] = [];
    const stop = platform.dataverse.onWrite((table) => heard.push(table));
    const result = await work();
    stop();
    return [result, heard];
  };

  // The URL is read before the body: Microsoft, "Troubleshoot Dataverse Web API client errors", names an unknown
  // property in $select as a refusal of the request, not of its answer.
  const BAD_URLS: readonly (readonly [string, number])[] = [
    ["$select=nope", 400],
    ["$select=title,Title", 400],
    ["$expand=nope", 400],
    ["$expand=customerid_contact($select=nope)", 400],
    ["$expand=Incident_Annotation($filter=nope%20eq%201)", 400],
    ["$expand=Incident_Annotation($orderby=nope)", 400],
    ["$expand=customerid_contact($select=fullname;$expand=nope)", 400],
    ["$expand=subjectid($select=title)", 501],
    ["$expand=Incident_ActivityPointers", 501],
    ["$filter=nope%20eq%201", 400],
    ["$filter=title%20eq", 400],
    ["$orderby=nope", 400],
    ["$skip=1", 400],
    ["select=title", 400],
    ["$select=title&$select=title", 400],
  ];

  test.each(BAD_URLS)("%s: nothing is created, by POST, upsert or create-only PATCH", async (query, status) => {
    const before = stored();
    for (const headers of [{}, REPRESENTATION]) {
      const [replies, heard] = await heardDuring(async () => [
        await platform.client.send("POST", `incidents?${query}`, body(), headers),
        await platform.client.send("PATCH", `incidents(${randomUUID()})?${query}`, body(), headers),
        await platform.client.send("PATCH", `incidents(${randomUUID()})?${query}`, body(), {
          ...headers,
          "if-none-match": "*",
        }),
        await platform.client.send(
          "POST",
          `incidents?${query}`,
          { title: "x", customerid_contact: { lastname: "New" }, Incident_Annotation: [{ subject: "s" }] },
          headers,
        ),
      ]);
      expect(replies.map((reply) => reply.status)).toEqual(replies.map(() => status));
      expect(heard).toEqual([]);
    }
    expect(stored()).toBe(before);
  });

  test.each(BAD_URLS)("%s: nothing is updated or deleted", async (query, status) => {
    const id = await newCase({ description: "as it was" });
    const before = stored();
    for (const headers of [{}, REPRESENTATION, { ...REPRESENTATION, "if-match": "*" }]) {
      const reply = await platform.client.send(
        "PATCH",
        `incidents(${id})?${query}`,
        { description: "changed" },
        headers,
      );
      expect(reply.status).toBe(status);
    }
    expect((await platform.client.send("DELETE", `incidents(${id})?${query}`)).status).toBe(status);
    expect(stored()).toBe(before);
  });

  test("a refused write leaves the row's version and ETag as they were", async () => {
    const id = await newCase();
    const etag = (await platform.client.get(`incidents(${id})`)).headers.get("etag");
    await platform.client.send("PATCH", `incidents(${id})?$select=nope`, { title: "y" }, REPRESENTATION);
    expect((await platform.client.get(`incidents(${id})`)).headers.get("etag")).toBe(etag);
    // The same key is free for the request that is sent again, put right.
    const fresh = randomUUID();
    const send = (select: string) =>
      platform.client.send("PATCH", `incidents(${fresh})?$select=${select}`, body(), {
        ...REPRESENTATION,
        "if-none-match": "*",
      });
    expect([(await send("nope")).status, (await send("title")).status, (await send("title")).status]).toEqual([
      400, 201, 412,
    ]);
  });

  // A representation is read, so whoever may not read cannot have it: create and answer are one transaction.
  test("who may create and not read gets no representation, and creates nothing", async () => {
    const { dataverse, client } = platform;
    const before = dataverse.rows("incident").length;
    dataverse.setPrivilege(dataverse.users.application ?? "", "prvReadIncident", false);
    const refused = await client.send("POST", "incidents", body(), REPRESENTATION);
    const accepted = await client.send("POST", "incidents", body());
    dataverse.setPrivilege(dataverse.users.application ?? "", "prvReadIncident", true);
    expect(errorOf(refused).slice(0, 2)).toEqual([403, "0x80040220"]);
    expect(accepted.status).toBe(204);
    expect(dataverse.rows("incident")).toHaveLength(before + 1);
  });

  test("an expanded table that may not be read refuses the whole write", async () => {
    const { dataverse, client } = platform;
    const before = stored();
    dataverse.setPrivilege(dataverse.users.application ?? "", "prvReadNote", false);
    const refused = await client.send("POST", "incidents?$expand=Incident_Annotation", body(), REPRESENTATION);
    dataverse.setPrivilege(dataverse.users.application ?? "", "prvReadNote", true);
    expect(errorOf(refused).slice(0, 2)).toEqual([403, "0x80040220"]);
    expect(stored()).toBe(before);
  });

  test("a deep insert that fails in its last row keeps none of them, the customer included", async () => {
    const before = stored();
    const [reply, heard] = await heardDuring(() =>
      platform.client.send(
        "POST",
        "incidents",
        {
          title: "x",
          customerid_contact: { firstname: "Never", lastname: "Made" },
          Incident_Annotation: [{ subject: "a" }, { subject: "b", Subject: "b" }],
        },
        REPRESENTATION,
      ),
    );
    expect(reply.status).toBe(400);
    expect([stored(), heard]).toEqual([before, []]);
  });

  test.each(["$select=nope", "$expand=nope", "$filter=statecode%20eq%200", "$top=1", "$orderby=QueueItemId"])(
    "AddToQueue?%s queues nothing, CloseIncident?%s closes nothing",
    async (query) => {
      const { dataverse, client } = platform;
      const id = await newCase();
      const before = stored();
      const target = { Target: { "@odata.type": "Microsoft.Dynamics.CRM.incident", incidentid: id } };
      const action = `queues(${dataverse.queueId})/Microsoft.Dynamics.CRM.AddToQueue`;
      expect((await client.send("POST", `${action}?${query}`, target)).status).toBe(400);
      const close = { IncidentResolution: { "incidentid@odata.bind": `/incidents(${id})` }, Status: -1 };
      expect((await client.send("POST", `CloseIncident?${query}`, close)).status).toBe(400);
      expect(stored()).toBe(before);
    },
  );

  test("an action's answer can be selected from, as any complex type's", async () => {
    const { dataverse, client } = platform;
    const target = { Target: { "@odata.type": "Microsoft.Dynamics.CRM.incident", incidentid: await newCase() } };
    const action = `queues(${dataverse.queueId})/Microsoft.Dynamics.CRM.AddToQueue?$select=QueueItemId`;
    expect((await client.send("POST", action, target)).body.QueueItemId).toEqual(expect.any(String));
    const who = await client.get("WhoAmI()?$select=UserId");
    expect(Object.keys(who.body)).toEqual(["@odata.context", "UserId"]);
    expect((await client.get("WhoAmI?$select=userid")).status).toBe(400);
  });

  test.each([
    ["PUT", "title", { value: "changed" }],
    ["DELETE", "description", undefined],
    ["PUT", "primarycontactid/$ref", { "@odata.id": "contacts(00000000-0000-0000-0000-000000000001)" }],
    ["DELETE", "primarycontactid/$ref", undefined],
  ])("%s on %s answers nothing, so no option fits it", async (method, path, given) => {
    const id = await newCase({ description: "as it was" });
    const before = stored();
    const reply = await platform.client.send(method, `incidents(${id})/${path}?$select=title`, given);
    expect(errorOf(reply)).toEqual([400, "0x80060888", "The query parameter $select is not supported"]);
    expect(stored()).toBe(before);
  });

  test("what is asked well is answered from the row as it was written", async () => {
    const reply = await platform.client.send(
      "POST",
      "incidents?$select=title&$expand=Incident_Annotation($select=subject)",
      body({ Incident_Annotation: [{ subject: "s" }] }),
      REPRESENTATION,
    );
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({ title: "x", Incident_Annotation: [{ subject: "s" }] });
  });
});
