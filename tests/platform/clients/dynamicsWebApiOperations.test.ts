import { useDynamicsTour, type Row } from "./dynamicsTour";

/** The client's operations, batches and metadata. */
describe("dynamics-web-api, for operations, batches and metadata, takes the local Dataverse for the real one", () => {
  const tour = useDynamicsTour();
  const { contact, read } = tour;

  test("functions and actions, bound and not", async () => {
    const { dataverse } = tour;
    const who = await tour.api.callFunction<Row>({ name: "WhoAmI" });
    expect(who.UserId).toBe(dataverse.users.admin);
    expect(await tour.api.callFunction<Row>("WhoAmI")).toMatchObject({ UserId: dataverse.users.admin });
    const privileges = await tour.api.callFunction<Row>({
      name: "Microsoft.Dynamics.CRM.RetrieveUserPrivileges",
      collection: "systemusers",
      key: dataverse.users.admin ?? "",
    });
    expect(privileges.RolePrivileges).not.toEqual([]);
    const incident = await tour.api.create<object, string>({
      collection: "incidents",
      data: { title: "Tour", "customerid_account@odata.bind": `accounts(${tour.account})` },
    });
    const queued = await tour.api.callAction<Row>({
      actionName: "Microsoft.Dynamics.CRM.AddToQueue",
      collection: "queues",
      key: dataverse.queueId,
      action: { Target: { incidentid: incident, "@odata.type": "Microsoft.Dynamics.CRM.incident" } },
    });
    expect(queued.QueueItemId).toMatch(/^[0-9a-f-]{36}$/);
    await tour.api.callAction({
      actionName: "CloseIncident",
      action: { IncidentResolution: { "incidentid@odata.bind": `/incidents(${incident})` }, Status: 5 },
    });
    expect(
      await tour.api.retrieve<Row>({ collection: "incidents", key: incident, select: ["statecode"] }),
    ).toMatchObject({
      statecode: 1,
    });
    await tour.api.callAction({
      actionName: "Microsoft.Dynamics.CRM.UpdateMultiple",
      collection: "contacts",
      action: {
        Targets: [{ "@odata.type": "Microsoft.Dynamics.CRM.contact", contactid: await contact(), firstname: "Bulk" }],
      },
    });
  });

  test("batches: a change set with content ids, requests outside of one, and an error", async () => {
    tour.api.startBatch();
    void tour.api.create({ collection: "accounts", data: { name: "In a batch" }, contentId: "1" });
    void tour.api.create({
      collection: "contacts",
      data: { lastname: "In a batch", "parentcustomerid_account@odata.bind": "$1" },
      contentId: "2",
    });
    void tour.api.retrieveMultiple({ collection: "accounts", select: ["name"], filter: "name eq 'In a batch'" });
    const [parent, child, listed] = (await tour.api.executeBatch()) as readonly unknown[];
    expect(listed).toMatchObject({ value: [{ name: "In a batch" }] });
    expect((await read(String(child), "_parentcustomerid_value"))._parentcustomerid_value).toBe(parent);

    tour.api.startBatch();
    void tour.api.create({ collection: "contacts", data: { lastname: "Alone" } });
    void tour.api.create({ collection: "contacts", data: { lastname: "Alone too" } });
    const ids = await tour.api.executeBatch({ inChangeSet: false });
    expect(ids.filter((id) => /^[0-9a-f-]{36}$/i.test(String(id)))).toHaveLength(2);

    tour.api.startBatch();
    void tour.api.create({ collection: "contacts", data: { lastname: "x", firstname: "x".repeat(51) } });
    const failed: unknown = await tour.api.executeBatch().catch((error: unknown) => error);
    expect([failed].flat()[0]).toMatchObject({ status: 400 });
  });

  test("metadata: a table, tables, a column, columns, one relationship, relationships", async () => {
    const tables = await tour.api.retrieveEntities<Row>({
      select: ["LogicalName"],
      filter: "LogicalName eq 'contact'",
    });
    expect(tables.value).toMatchObject([{ LogicalName: "contact" }]);
    const key = "LogicalName='contact'";
    expect(await tour.api.retrieveEntity<Row>({ key, select: ["EntitySetName"] })).toMatchObject({
      EntitySetName: "contacts",
    });
    expect(
      await tour.api.retrieveAttribute<Row>({
        entityKey: key,
        attributeKey: "LogicalName='lastname'",
        select: ["SchemaName"],
      }),
    ).toMatchObject({ SchemaName: "LastName" });
    const columns = await tour.api.retrieveAttributes<Row>({ entityKey: key, select: ["LogicalName"] });
    expect(columns.value.length).toBeGreaterThan(100);
    const relationships = await tour.api.retrieveRelationships<Row>({ select: ["SchemaName"] });
    expect(relationships.value.length).toBeGreaterThan(10);
  });
});
