import { clientOf, errorOf, idOf, rowsOf, useDataverse, type Client } from "../support/dataverseClient";
import { roleXml, solutionZip, type SolutionParts } from "../support/solutionZip";

const FORM =
  '<forms type="quick"><systemform><formid>{5B0C2A70-6D0B-4B1E-9D51-7C0B3A0E4D22}</formid><IntroducedVersion>1.0.0.0</IntroducedVersion>' +
  "<FormPresentation>1</FormPresentation><FormActivationState>1</FormActivationState><form><tabs><tab name='a'/></tabs></form>" +
  "<IsCustomizable>0</IsCustomizable><CanBeDeleted>1</CanBeDeleted><LocalizedNames>" +
  '<LocalizedName description="Téléphone" languagecode="1036"/><LocalizedName description="Phone" languagecode="1033"/>' +
  "</LocalizedNames></systemform></forms>";
const RESOURCE =
  "<WebResource><WebResourceId>{1b35d077-62cd-e811-a960-000d3a37870e}</WebResourceId><Name>opencx_/x.js</Name>" +
  "<WebResourceType>3</WebResourceType><IsHidden>0</IsHidden><FileName>/WebResources/x</FileName></WebResource>";
const WHOLE: SolutionParts = {
  forms: FORM,
  webResources: RESOURCE,
  parts: { "WebResources/x": "hello" },
  roles: roleXml("Trial role", { prvReadIncident: "Basic" }),
  variables: ["opencx_Hosts"],
};

/** Which are there before any solution. */
const MICROSOFTS_FORMS = ["Case for Multisession experience", "Enhanced full case form"];

const platform = useDataverse({ solutionImported: false });
let admin: Client;
beforeAll(() => {
  admin = clientOf(platform.dataverse, platform.dataverse.users.admin);
});
beforeEach(() => platform.dataverse.importSolution(solutionZip(WHOLE)));
afterEach(() => {
  for (const { uniqueName } of platform.dataverse.solutions()) platform.dataverse.removeSolution(uniqueName);
});

const all = async (set: string, query: Readonly<Record<string, string>> = {}) => rowsOf(await admin.query(set, query));

test("the solution is a row, and its publisher another", async () => {
  const [found] = await all("solutions", {
    $select: "uniquename,version,ismanaged,isvisible,installedon",
    $filter: "uniquename eq 'Trial'",
    $expand: "publisherid($select=uniquename,customizationprefix,isreadonly)",
  });
  expect(found).toMatchObject({
    uniquename: "Trial",
    version: "1.0.0.0",
    ismanaged: true,
    isvisible: true,
    installedon: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    publisherid: { uniquename: "opencx", customizationprefix: "opencx", isreadonly: true },
  });
  const publishers = await all("publishers", { $expand: "publisher_solution($select=uniquename)" });
  expect(publishers).toMatchObject([{ uniquename: "opencx", publisher_solution: [{ uniquename: "Trial" }] }]);
});

test("a view carries its query, under the table that it is of", async () => {
  const [view] = await all("savedqueries", { $filter: "returnedtypecode eq 'incident'" });
  expect(view).toMatchObject({
    savedqueryid: "6a2d2d0c-8f0e-4b5f-8c55-0f0e0a2b9c01",
    name: "Phone cases",
    returnedtypecode: "incident",
    querytype: 0,
    ismanaged: true,
    statecode: 0,
    iscustomizable: { Value: true, CanBeChanged: true, ManagedPropertyLogicalName: "iscustomizableanddeletable" },
  });
  expect(view?.fetchxml).toMatch(/^<fetch>\s*<entity name="incident">\s*<attribute name="title" \/>/);
});

test("a form has its kind, its XML and its English name", async () => {
  expect(await all("systemforms", { $filter: "iscustomizable/Value eq false" })).toMatchObject([
    {
      formid: "5b0c2a70-6d0b-4b1e-9d51-7c0b3a0e4d22",
      name: "Phone",
      objecttypecode: "incident",
      type: 6,
      formactivationstate: 1,
      formxml: expect.stringMatching(/^<form>\s*<tabs>/),
      canbedeleted: { Value: true, CanBeChanged: true, ManagedPropertyLogicalName: "canbedeleted" },
    },
  ]);
  const others = await all("systemforms", { $filter: "iscustomizable/Value eq true", $select: "name" });
  expect(others.map(({ name }) => name).sort()).toEqual(MICROSOFTS_FORMS);
});

test("a web resource has its file, in base64", async () => {
  expect(await all("webresourceset", { $filter: "name eq 'opencx_/x.js'" })).toMatchObject([
    { content: Buffer.from("hello").toString("base64"), webresourcetype: 3, ishidden: { Value: false } },
  ]);
});

test("FetchXML reads them, and joins them", async () => {
  const fetchXml =
    "<fetch><entity name='solution'><attribute name='uniquename'/><link-entity name='publisher' from='publisherid' to='publisherid' alias='p'>" +
    "<attribute name='customizationprefix'/></link-entity></entity></fetch>";
  expect(await all("solutions", { fetchXml })).toMatchObject([
    { uniquename: "Trial", "p.customizationprefix": "opencx" },
  ]);
});

test("another version changes the rows that differ and takes away what it has no more", async () => {
  const before = await all("webresourceset");
  platform.dataverse.importSolution(
    solutionZip({ ...WHOLE, version: "1.1.0.0", forms: "", parts: { "WebResources/x": "hello" } }),
  );
  expect(await all("systemforms")).toHaveLength(MICROSOFTS_FORMS.length);
  expect(await all("webresourceset")).toEqual(before);
  expect(await all("solutions", { $select: "version" })).toMatchObject([{ version: "1.1.0.0" }]);
  platform.dataverse.importSolution(solutionZip({ version: "1.2.0.0" }), "update");
  expect(await all("webresourceset")).toEqual(before);
});

test("all goes with the solution; a publisher that another one has stays", async () => {
  platform.dataverse.importSolution(solutionZip({ uniqueName: "Other", attributes: " " }));
  platform.dataverse.removeSolution("Trial");
  expect(await all("solutions", { $select: "uniquename" })).toMatchObject([{ uniquename: "Other" }]);
  expect(await all("publishers")).toHaveLength(1);
  // Both bring the view.
  expect(await all("savedqueries")).toHaveLength(1);
  for (const set of ["webresourceset", "environmentvariabledefinitions"]) expect(await all(set)).toEqual([]);
  expect(await all("systemforms")).toHaveLength(MICROSOFTS_FORMS.length);
  platform.dataverse.removeSolution("Other");
  for (const set of ["savedqueries", "publishers", "solutions"]) expect(await all(set)).toEqual([]);
});

test("views are written by hand, too; what comes with solutions alone is 501 by name", async () => {
  const view = { name: "Mine", returnedtypecode: "incident", querytype: 0, fetchxml: "<fetch/>" };
  const id = idOf(await admin.send("POST", "savedqueries", { ...view, iscustomizable: { Value: false } }));
  expect((await admin.get(`savedqueries(${id})?$select=iscustomizable`)).body.iscustomizable).toMatchObject({
    Value: false,
  });
  expect((await admin.send("DELETE", `savedqueries(${id})`)).status).toBe(204);
  expect(errorOf(await admin.send("POST", "webresourceset", { name: "opencx_/y.js" }))).toEqual([
    501,
    "0x80060888",
    "A write to the table 'webresource' is not part of the local platform.",
  ]);
});

describe("roles", () => {
  const rights = async (client: Client) => (await client.get("incidents?$top=1")).status;
  const roleId = async (name: string) => (await all("roles", { $filter: `name eq '${name}'` }))[0]?.roleid;

  test("each user has one, and they are found from the user and the other way", async () => {
    const users = await all("systemusers", { $expand: "systemuserroles_association($select=name)" });
    expect(users.map((user) => user.systemuserroles_association)).toEqual(
      expect.arrayContaining([[expect.objectContaining({ name: "Customer Service Representative" })]]),
    );
    const rep = platform.dataverse.users.rep ?? "";
    const holders = await all("roles", {
      $filter: `systemuserroles_association/any(u:u/systemuserid eq ${rep})`,
      $expand: "businessunitid($select=name),parentrootroleid($select=name)",
    });
    expect(holders).toMatchObject([
      { businessunitid: { name: "Harper Valley" }, parentrootroleid: { name: "Customer Service Representative" } },
    ]);
  });

  test("a role that is taken or given takes or gives what is in it", async () => {
    const supervisor = platform.dataverse.users.supervisor ?? "";
    const client = clientOf(platform.dataverse, supervisor);
    const [own, trial] = [await roleId("CSR Manager"), await roleId("Trial role")];
    const path = `systemusers(${supervisor})/systemuserroles_association`;
    expect((await admin.send("DELETE", `${path}(${String(own)})/$ref`)).status).toBe(204);
    expect(await rights(client)).toBe(403);
    const reference = { "@odata.id": `${platform.dataverse.url}/api/data/v9.2/roles(${String(trial)})` };
    expect((await admin.send("POST", `${path}/$ref`, reference)).status).toBe(204);
    expect(await rights(client)).toBe(200);
    platform.dataverse.removeSolution("Trial");
    expect(await rights(client)).toBe(403);
  });
});
