import { randomUUID } from "node:crypto";
import path from "node:path";
import type * as Client from "dataverse-webapi";
import { useDataverse } from "../support/dataverseClient";
import { FetchedXmlHttpRequest } from "./fetchedXmlHttpRequest";

// Its package.json names an entry for `import` alone, though the files are CommonJS, which is what jest loads.
const client = jest.requireActual<typeof Client>(path.resolve("node_modules/dataverse-webapi/lib/index.js"));

/** dataverse-webapi 3.3.0, unmodified, as a form script has it: more than 40 operations of it. */
describe("dataverse-webapi takes the local Dataverse for the real one", () => {
  const platform = useDataverse({ alternateKeys: { contact: { external: ["externaluseridentifier"] } } });
  const before: unknown = Reflect.get(globalThis, "XMLHttpRequest");
  let config: Client.WebApiConfig;
  let account: string;
  beforeAll(async () => {
    Reflect.set(globalThis, "XMLHttpRequest", FetchedXmlHttpRequest);
    const { dataverse } = platform;
    const admin = dataverse.users.admin ?? "";
    for (const privilege of ["prvCreateAccount", "prvDeleteContact"]) dataverse.setPrivilege(admin, privilege, true);
    config = new client.WebApiConfig("9.2", dataverse.tokenFor(admin), dataverse.url);
    account = await client.create(config, "accounts", { name: "Client tour" });
  });
  afterAll(() => Reflect.set(globalThis, "XMLHttpRequest", before));
  const contact = (more: Client.Entity = {}): Promise<string> =>
    client.create(config, "contacts", {
      lastname: "Tour",
      "parentcustomerid_account@odata.bind": `/accounts(${account})`,
      ...more,
    });
  const read = (id: string, select: string): Promise<Client.Entity> =>
    client.retrieve(config, "contacts", id, `$select=${select}`);
  const refused = async (work: () => Promise<unknown>): Promise<unknown> => {
    try {
      await work();
    } catch (error) {
      return (error as { code?: string }).code;
    }
    return undefined;
  };

  test.each(["9.0", "9.1", "9.2"])("version %s: creates, reads, updates and deletes", async (version) => {
    const { dataverse } = platform;
    const old = new client.WebApiConfig(version, dataverse.tokenFor(dataverse.users.admin ?? ""), dataverse.url);
    const id = await client.create(old, "contacts", { lastname: "Old" });
    await client.update(old, "contacts", id, { lastname: "New" });
    expect((await client.retrieve(old, "contacts", id, "$select=lastname")).lastname).toBe("New");
    await client.deleteRecord(old, "contacts", id);
    expect(await refused(() => client.retrieve(old, "contacts", id))).toBe("0x80040217");
  });

  test("creates with data returned, and related rows along with a row", async () => {
    const shown = await client.createWithReturnData(
      config,
      "contacts",
      { firstname: "Ann", lastname: "Lee" },
      "$select=fullname",
    );
    expect(shown.fullname).toBe("Ann Lee");
    const deep = await client.create(config, "accounts", {
      name: "Deep",
      contact_customer_accounts: [{ lastname: "Below" }],
    });
    const below = await client.retrieveMultiple(
      config,
      `accounts(${deep})/contact_customer_accounts`,
      "$select=lastname",
    );
    expect(below.value).toMatchObject([{ lastname: "Below" }]);
  });

  test("updates with data returned, one value, and empties one", async () => {
    const id = await contact();
    const shown = await client.updateWithReturnData(config, "contacts", id, { firstname: "One" }, "$select=firstname");
    expect(shown.firstname).toBe("One");
    await client.updateProperty(config, "contacts", id, "firstname", "Two");
    expect((await read(id, "firstname")).firstname).toBe("Two");
    await client.deleteProperty(config, "contacts", id, "firstname");
    expect((await read(id, "firstname")).firstname).toBeNull();
  });

  test("reads by alternate key, and by an update that makes the row", async () => {
    const key = randomUUID();
    await contact({ externaluseridentifier: key });
    const named = `externaluseridentifier='${key}'`;
    expect((await client.retrieveAlternateKey(config, "contacts", named, "$select=lastname")).lastname).toBe("Tour");
    const id = randomUUID();
    await client.update(config, "contacts", id, { lastname: "Upserted" });
    expect((await read(id, "lastname")).lastname).toBe("Upserted");
  });

  test("queries: filter, order, page size, expand, count, annotations, FetchXML", async () => {
    const parent = await client.create(config, "accounts", { name: "Pages" });
    for (const lastname of ["B", "A"])
      await contact({ lastname, "parentcustomerid_account@odata.bind": `/accounts(${parent})` });
    const filter = `$filter=_parentcustomerid_value eq ${parent}`;
    const ordered = await client.retrieveMultiple(config, "contacts", `$select=lastname&$orderby=lastname&${filter}`);
    expect(ordered.value.map(({ lastname }) => lastname)).toEqual(["A", "B"]);
    const page = await client.retrieveMultiple(config, "contacts", `$select=lastname&${filter}`, { maxPageSize: 1 });
    expect([page.value.length, page["@odata.nextLink"].includes("$skiptoken")]).toEqual([1, true]);
    const expanded = await client.retrieveMultiple(
      config,
      "accounts",
      `$select=name&$filter=accountid eq ${parent}&$expand=contact_customer_accounts($select=lastname)`,
    );
    expect(expanded.value[0]?.contact_customer_accounts).toHaveLength(2);
    const counted = await client.retrieveMultiple(config, "contacts", `$select=lastname&$count=true&${filter}`);
    expect(counted).toMatchObject({ "@odata.count": 2, "@Microsoft.Dynamics.CRM.totalrecordcount": 2 });
    const fetchXml = `<fetch><entity name="contact"><attribute name="lastname"/><filter><condition attribute="parentcustomerid" operator="eq" value="${parent}"/></filter></entity></fetch>`;
    expect((await client.retrieveMultiple(config, "contacts", `fetchXml=${fetchXml}`)).value).toHaveLength(2);
    const [first] = (await client.retrieveMultiple(config, "contacts", `$select=_parentcustomerid_value&${filter}`))
      .value;
    expect(first?.["_parentcustomerid_value@OData.Community.Display.V1.FormattedValue"]).toBe("Pages");
  });

  test("associates and disassociates, by collection and by lookup", async () => {
    const id = await client.create(config, "contacts", { lastname: "Loose" });
    const parent = async () => (await read(id, "_parentcustomerid_value"))._parentcustomerid_value;
    const associate = () => client.associate(config, "accounts", account, "contact_customer_accounts", "contacts", id);
    await associate();
    expect(await parent()).toBe(account);
    await client.disassociate(config, "accounts", account, "contact_customer_accounts", id);
    expect(await parent()).toBeNull();
    await associate();
    await client.disassociate(config, "contacts", id, "parentcustomerid_account");
    expect(await parent()).toBeNull();
  });

  test("functions and actions, bound and not", async () => {
    const { dataverse } = platform;
    expect(await client.unboundFunction(config, "WhoAmI")).toMatchObject({ UserId: dataverse.users.admin });
    const user = dataverse.users.admin ?? "";
    const privileges = await client.boundFunction(config, "systemusers", user, "RetrieveUserPrivileges");
    expect(privileges).toMatchObject({ RolePrivileges: expect.any(Array) });
    const incident = await client.create(config, "incidents", {
      title: "Tour",
      "customerid_account@odata.bind": `/accounts(${account})`,
    });
    const queued = await client.boundAction(config, "queues", dataverse.queueId, "AddToQueue", {
      Target: { incidentid: incident, "@odata.type": "Microsoft.Dynamics.CRM.incident" },
    });
    expect(queued).toMatchObject({ QueueItemId: expect.any(String) });
    await client.unboundAction(config, "CloseIncident", {
      IncidentResolution: { "incidentid@odata.bind": `/incidents(${incident})` },
      Status: 5,
    });
    expect((await client.retrieve(config, "incidents", incident, "$select=statecode")).statecode).toBe(1);
    const bulk = { Targets: [{ "@odata.type": "Microsoft.Dynamics.CRM.contact", lastname: "Bulk" }] };
    const made = await client.unboundAction(config, "contacts/Microsoft.Dynamics.CRM.CreateMultiple", bulk);
    expect(made).toMatchObject({ Ids: [expect.any(String)] });
  });

  test("batches: a change set and reads, and a change set that fails", async () => {
    const answers = (await client.batchOperation(
      config,
      "tour",
      "tour",
      ["One", "Two"].map((lastname) => ({ method: "POST", queryString: "contacts", entity: { lastname } })),
      ["contacts?$select=lastname&$top=1"],
    )) as readonly Client.BatchResponse[];
    expect(answers.map(({ httpStatus }) => httpStatus)).toEqual([204, 204, 200]);
    expect((await read(answers[1]?.entityId ?? "", "lastname")).lastname).toBe("Two");
    const failed = () =>
      client.batchOperation(
        config,
        "tour",
        "tour",
        [{ method: "POST", queryString: "contacts", entity: { firstname: "x".repeat(51) } }],
        [],
      );
    expect(await refused(failed)).toBe("0x80044331");
  });

  test("metadata: tables, a table, a column", async () => {
    const tables = await client.retrieveMultiple(
      config,
      "EntityDefinitions",
      "$select=LogicalName&$filter=LogicalName eq 'contact'",
    );
    expect(tables.value).toMatchObject([{ LogicalName: "contact" }]);
    const table = "LogicalName='contact'";
    const one = await client.retrieveAlternateKey(config, "EntityDefinitions", table, "$select=EntitySetName");
    expect(one.EntitySetName).toBe("contacts");
    const columns = `EntityDefinitions(${table})/Attributes`;
    expect(
      await client.retrieveAlternateKey(config, columns, "LogicalName='lastname'", "$select=SchemaName"),
    ).toMatchObject({ SchemaName: "LastName" });
  });

  test("another user's name, and what is refused", async () => {
    const { dataverse } = platform;
    const rep = dataverse.rows("systemuser").find(({ systemuserid }) => systemuserid === dataverse.users.rep);
    const options = { impersonateUserId: String(rep?.azureactivedirectoryobjectid) };
    const id = await client.create(config, "contacts", { lastname: "As another" }, options);
    expect((await read(id, "_createdby_value"))._createdby_value).toBe(dataverse.users.rep);
    expect(await refused(() => client.retrieveMultiple(config, "nothings"))).toBe("0x8006088a");
    expect(await refused(() => client.retrieveMultiple(config, "contacts", "$select=nope"))).toBe("0x0");
    expect(await refused(() => client.update(config, "contacts", id, { nothing: 1 }))).toBe("0x80048d19");
    expect(await refused(() => client.create(config, "incidents", { title: "No customer" }))).toBe("0x80044410");
  });
});
