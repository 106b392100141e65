import type { LocalDataverse } from "../../../LocalPlatform/dataverse/contract";
import { startDataverse } from "../../../LocalPlatform/dataverse/server";
import { clientOf, errorOf, rowsOf, type Client } from "../support/dataverseClient";

describe("metadata and functions", () => {
  let dataverse: LocalDataverse;
  let client: Client;
  beforeAll(async () => {
    dataverse = await startDataverse({ descriptionMaxLength: 4000 });
    client = clientOf(dataverse);
  });
  afterAll(() => dataverse.close());

  const attribute = (table: string, column: string, rest: string) =>
    client.get(`EntityDefinitions(LogicalName='${table}')/Attributes(LogicalName='${column}')${rest}`);

  test.each([
    ["incident", "description", "Memo", 4000],
    ["incident", "title", "String", 200],
    ["incident", "opencx_transcript", "Memo", 1_048_576],
    ["contact", "mobilephone", "String", 50],
    ["annotation", "notetext", "Memo", 100_000],
  ])("MaxLength of %s.%s", async (table, column, type, most) => {
    const { status, body } = await attribute(
      table,
      column,
      `/Microsoft.Dynamics.CRM.${type}AttributeMetadata?$select=MaxLength`,
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      "@odata.context": `${dataverse.url}/api/data/v9.2/$metadata#EntityDefinitions('${table}')/Attributes/Microsoft.Dynamics.CRM.${type}AttributeMetadata(MaxLength)/$entity`,
      MaxLength: most,
    });
  });

  test("option values with their labels, by PicklistAttributeMetadata and $expand=OptionSet", async () => {
    const { body } = await attribute(
      "incident",
      "prioritycode",
      "/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$select=LogicalName,DefaultFormValue&$expand=OptionSet",
    );
    expect(body).toMatchObject({ LogicalName: "prioritycode", DefaultFormValue: 2 });
    const { Options } = body.OptionSet as {
      Options: { Value: number; Label: { UserLocalizedLabel: { Label: string } } }[];
    };
    expect(Options.map((option) => [option.Value, option.Label.UserLocalizedLabel.Label])).toEqual([
      [1, "High"],
      [2, "Normal"],
      [3, "Low"],
    ]);
  });

  test("status reasons tell their state", async () => {
    const { body } = await attribute(
      "incident",
      "statuscode",
      "/Microsoft.Dynamics.CRM.StatusAttributeMetadata?$expand=OptionSet",
    );
    const { Options } = body.OptionSet as { Options: { Value: number; State: number }[] };
    expect(Options.find((option) => option.Value === 1000)?.State).toBe(1);
  });

  test("a column or table that is not there, and a cast to another type, are 404", async () => {
    expect((await attribute("incident", "queueid", "")).status).toBe(404);
    expect((await attribute("incident", "constructor", "")).status).toBe(404);
    expect((await attribute("ticket", "title", "")).status).toBe(404);
    expect(
      (await attribute("incident", "description", "/Microsoft.Dynamics.CRM.StringAttributeMetadata?$select=MaxLength"))
        .status,
    ).toBe(404);
  });

  test("a property of a column's own type is selected only where the request is cast to that type", async () => {
    const reply = await attribute("incident", "description", "?$select=MaxLength");
    expect(errorOf(reply)).toEqual([
      400,
      "0x0",
      "Could not find a property named 'MaxLength' on type 'Microsoft.Dynamics.CRM.AttributeMetadata'.",
    ]);
    expect((await attribute("incident", "description", "?$select=LogicalName,AttributeType")).body).toMatchObject({
      LogicalName: "description",
      AttributeType: "Memo",
    });
    expect((await attribute("incident", "description", "")).body.MaxLength).toBe(4000);
  });

  test.each([
    ["EntityDefinitions?$top=1", "$top"],
    ["EntityDefinitions?$orderby=LogicalName", "$orderby"],
    ["EntityDefinitions(LogicalName='incident')/Attributes?$count=true", "$count"],
    ["EntityDefinitions(LogicalName='incident')?$expand=Attributes($top=1)", "$top"],
    ["GlobalOptionSetDefinitions?$filter=Name eq 'x'", "$filter"],
  ])("options that metadata does not take are refused, not passed over: %s", async (path, option) => {
    expect(errorOf(await client.get(path))).toEqual([
      400,
      "0x80060888",
      `The query parameter ${option} is not supported`,
    ]);
  });

  test.each(["POST", "PUT", "PATCH", "DELETE"])("metadata is not written here: %s", async (method) => {
    expect(errorOf(await client.send(method, "EntityDefinitions(LogicalName='incident')", {}))).toEqual([
      501,
      "0x80060888",
      `${method} on 'EntityDefinitions' is not part of the local platform.`,
    ]);
  });

  test("every table that Microsoft ships tells its schema name, the label of many rows, and that it is no custom one", async () => {
    const tables = rowsOf(
      await client.get("EntityDefinitions?$select=LogicalName,SchemaName,DisplayCollectionName,IsCustomEntity"),
    );
    for (const table of tables)
      expect([table.LogicalName, table]).toEqual([
        table.LogicalName,
        expect.objectContaining({
          SchemaName: expect.stringMatching(new RegExp(`^(?=[A-Z])${String(table.LogicalName)}$`, "i")),
          DisplayCollectionName: expect.objectContaining({ UserLocalizedLabel: expect.anything() }),
          IsCustomEntity: false,
        }),
      ]);
  });

  test("a table tells its names, and lists its columns", async () => {
    expect(
      (
        await client.get(
          "EntityDefinitions(LogicalName='incident')?$select=EntitySetName,PrimaryIdAttribute,PrimaryNameAttribute,ObjectTypeCode",
        )
      ).body,
    ).toMatchObject({
      EntitySetName: "incidents",
      PrimaryIdAttribute: "incidentid",
      PrimaryNameAttribute: "title",
      ObjectTypeCode: 112,
    });
    const columns = rowsOf(
      await client.get("EntityDefinitions(LogicalName='incident')/Attributes?$select=LogicalName"),
    ).map((row) => row.LogicalName);
    expect(columns).toEqual(expect.arrayContaining(["customerid", "description", "opencx_sessionid"]));
  });

  test("the environment variable names the unknown caller's customer", async () => {
    const [definition] = rowsOf(
      await client.get(
        "environmentvariabledefinitions?$select=schemaname&$filter=schemaname%20eq%20'opencx_UnknownCallerCustomer'&$expand=environmentvariabledefinition_environmentvariablevalue($select=value)",
      ),
    );
    expect(definition?.environmentvariabledefinition_environmentvariablevalue).toEqual([
      expect.objectContaining({ value: dataverse.customer }),
    ]);
  });

  test.each([
    ["half a character", "a\ud800"],
    ["a million characters", "x".repeat(1_000_000)],
  ])("a label of %s is told as it was given", async (_what, text) => {
    const path = "EntityDefinitions(LogicalName='account')/Attributes";
    const column = {
      "@odata.type": "Microsoft.Dynamics.CRM.StringAttributeMetadata",
      SchemaName: "new_Label",
      DisplayName: { LocalizedLabels: [{ Label: text, LanguageCode: 1033 }] },
      MaxLength: 20,
    };
    const admin = clientOf(dataverse, dataverse.users.admin);
    expect((await admin.send("POST", path, column)).text).toBe("");
    const { status, body } = await attribute("account", "new_label", "?$select=DisplayName");
    expect(status).toBe(200);
    expect(body).toMatchObject({ DisplayName: { UserLocalizedLabel: { Label: text } } });
    expect((await admin.send("DELETE", `${path}(LogicalName='new_label')`)).status).toBe(204);
  });
});
