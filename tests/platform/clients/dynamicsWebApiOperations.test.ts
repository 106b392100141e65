import { DynamicsWebApi } from "dynamics-web-api";
import { useDataverse } from "../support/dataverseClient";

type Row = Readonly<Record<string, unknown>>;

/** dynamics-web-api 2.5.0, unmodified: its operations, batches and metadata. */
describe("dynamics-web-api, for operations, batches and metadata, takes the local Dataverse for the real one", () => {
  const platform = useDataverse();
  let api: DynamicsWebApi;
  let account: string;
  beforeAll(async () => {
    const { dataverse } = platform;
    const admin = dataverse.users.admin ?? "";
    for (const privilege of ["prvCreateAccount", "prvDeleteContact", "prvDeleteAccount", "prvDeleteIncident"])
      dataverse.setPrivilege(admin, privilege, true);
    api = new DynamicsWebApi({
      serverUrl: dataverse.url,
      dataApi: { version: "9.2" },
      onTokenRefresh: async () => dataverse.tokenFor(admin),
    });
    account = await api.create<object, string>({ collection: "accounts", data: { name: "Client tour" } });
  });
  const contact = (more: object = {}): Promise<string> =>
    api.create<object, string>({
      collection: "contacts",
      data: { lastname: "Tour", "parentcustomerid_account@odata.bind": `accounts(${account})`, ...more },
    });
  const read = (key: string, ...select: string[]): Promise<Row> =>
    api.retrieve<Row>({ collection: "contacts", key, select });
  test("functions and actions, bound and not", async () => {
    const { dataverse } = platform;
    const who = await api.callFunction<Row>({ name: "WhoAmI" });
    expect(who.UserId).toBe(dataverse.users.admin);
    expect(await api.callFunction<Row>("WhoAmI")).toMatchObject({ UserId: dataverse.users.admin });
    const privileges = await api.callFunction<Row>({
      name: "Microsoft.Dynamics.CRM.RetrieveUserPrivileges",
      collection: "systemusers",
      key: dataverse.users.admin ?? "",
    });
    expect(privileges.RolePrivileges).not.toEqual([]);
    const incident = await api.create<object, string>({
      collection: "incidents",
      data: { title: "Tour", "customerid_account@odata.bind": `accounts(${account})` },
    });
    const queued = await api.callAction<Row>({
      actionName: "Microsoft.Dynamics.CRM.AddToQueue",
      collection: "queues",
      key: dataverse.queueId,
      action: { Target: { incidentid: incident, "@odata.type": "Microsoft.Dynamics.CRM.incident" } },
    });
    expect(queued.QueueItemId).toMatch(/^[0-9a-f-]{36}$/);
    await api.callAction({
      actionName: "CloseIncident",
      action: { IncidentResolution: { "incidentid@odata.bind": `/incidents(${incident})` }, Status: 5 },
    });
    expect(await api.retrieve<Row>({ collection: "incidents", key: incident, select: ["statecode"] })).toMatchObject({
      statecode: 1,
    });
    await api.callAction({
      actionName: "Microsoft.Dynamics.CRM.UpdateMultiple",
      collection: "contacts",
      action: {
        Targets: [{ "@odata.type": "Microsoft.Dynamics.CRM.contact", contactid: await contact(), firstname: "Bulk" }],
      },
    });
  });

  test("batches: a change set with content ids, requests outside of one, and an error", async () => {
    api.startBatch();
    void api.create({ collection: "accounts", data: { name: "In a batch" }, contentId: "1" });
    void api.create({
      collection: "contacts",
      data: { lastname: "In a batch", "parentcustomerid_account@odata.bind": "$1" },
      contentId: "2",
    });
    void api.retrieveMultiple({ collection: "accounts", select: ["name"], filter: "name eq 'In a batch'" });
    const [parent, child, listed] = (await api.executeBatch()) as readonly unknown[];
    expect(listed).toMatchObject({ value: [{ name: "In a batch" }] });
    expect((await read(String(child), "_parentcustomerid_value"))._parentcustomerid_value).toBe(parent);

    api.startBatch();
    void api.create({ collection: "contacts", data: { lastname: "Alone" } });
    void api.create({ collection: "contacts", data: { lastname: "Alone too" } });
    const ids = await api.executeBatch({ inChangeSet: false });
    expect(ids.filter((id) => /^[0-9a-f-]{36}$/i.test(String(id)))).toHaveLength(2);

    api.startBatch();
    void api.create({ collection: "contacts", data: { lastname: "x", firstname: "x".repeat(51) } });
    const failed: unknown = await api.executeBatch().catch((error: unknown) => error);
    expect([failed].flat()[0]).toMatchObject({ status: 400 });
  });

  test("metadata: a table, tables, a column, columns, one relationship, relationships", async () => {
    const tables = await api.retrieveEntities<Row>({ select: ["LogicalName"], filter: "LogicalName eq 'contact'" });
    expect(tables.value).toMatchObject([{ LogicalName: "contact" }]);
    const key = "LogicalName='contact'";
    expect(await api.retrieveEntity<Row>({ key, select: ["EntitySetName"] })).toMatchObject({
      EntitySetName: "contacts",
    });
    expect(
      await api.retrieveAttribute<Row>({
        entityKey: key,
        attributeKey: "LogicalName='lastname'",
        select: ["SchemaName"],
      }),
    ).toMatchObject({ SchemaName: "LastName" });
    const columns = await api.retrieveAttributes<Row>({ entityKey: key, select: ["LogicalName"] });
    expect(columns.value.length).toBeGreaterThan(100);
    const relationships = await api.retrieveRelationships<Row>({ select: ["SchemaName"] });
    expect(relationships.value.length).toBeGreaterThan(10);
  });
});
