import { contract, rowsIn } from "../support/contract";

const SOURCE = "Web API service documents";

contract("the service document lists the entity sets", { source: `${SOURCE}: service document` }, async (service) => {
  const answer = await service.get("");
  expect(answer.json["@odata.context"]).toBe(`${service.url}/api/data/v9.2/$metadata`);
  expect(rowsIn(answer)).toEqual(
    expect.arrayContaining([
      { name: "accounts", kind: "EntitySet", url: "accounts" },
      { name: "incidents", kind: "EntitySet", url: "incidents" },
    ]),
  );
});

contract("$metadata is a document of XML", { source: `${SOURCE}: CSDL $metadata document` }, async (service) => {
  const answer = await service.get("$metadata", { accept: "application/xml" });
  expect([answer.status, answer.headers.get("content-type")]).toEqual([
    200,
    expect.stringContaining("application/xml"),
  ]);
  expect(answer.text).toContain("<edmx:Edmx");
});

contract(
  "its names stand in one namespace, with its short name",
  { source: `${SOURCE}: service namespace` },
  async (service) => {
    const { text } = await service.get("$metadata", { accept: "application/xml" });
    expect(text).toContain('Namespace="Microsoft.Dynamics.CRM" Alias="mscrm"');
  },
);

contract(
  "it tells of tables, columns and navigation properties",
  { source: `${SOURCE}: CSDL $metadata document` },
  async (service) => {
    const { text } = await service.get("$metadata", { accept: "application/xml" });
    const [incident = ""] = /<EntityType Name="incident".*?<\/EntityType>/s.exec(text) ?? [];
    expect(incident).toContain('<PropertyRef Name="incidentid" />');
    expect(incident).toMatch(/<Property Name="title" Type="Edm.String"/);
    expect(incident).toMatch(/<Property Name="_customerid_value" Type="Edm.Guid"/);
    expect(incident).toMatch(
      /<NavigationProperty Name="customerid_account" Type="mscrm.account"[^>]* Partner="incident_customer_accounts"/,
    );
  },
);

contract(
  "it tells of functions and actions, bound and not",
  { source: `${SOURCE}: CSDL $metadata document` },
  async (service) => {
    const { text } = await service.get("$metadata", { accept: "application/xml" });
    expect(text).toMatch(/<Action Name="AddToQueue" IsBound="true">/);
    expect(text).toMatch(/<Function Name="WhoAmI">/);
    expect(text).toMatch(/<FunctionImport Name="WhoAmI"/);
  },
);

contract("annotations may be asked for", { source: `${SOURCE}: metadata annotations` }, async (service) => {
  expect((await service.get("$metadata?annotations=true", { accept: "application/xml" })).status).toBe(200);
});
