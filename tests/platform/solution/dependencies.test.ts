import { ImportError } from "../../../LocalPlatform/dataverse/solution/importError";
import { clientOf, errorOf, idOf, rowsOf, useDataverse, type Client } from "../support/dataverseClient";
import { productColumns, solutionZip, textColumn, type SolutionParts } from "../support/solutionZip";

const platform = useDataverse({ solutionImported: false });
let admin: Client;
beforeAll(() => {
  admin = clientOf(platform.dataverse, platform.dataverse.users.admin);
});
afterEach(async () => {
  for (const { savedqueryid: id, ismanaged } of rowsOf(await admin.get("savedqueries?$select=ismanaged")))
    if (ismanaged !== true) await admin.send("DELETE", `savedqueries(${String(id)})`);
  for (const { uniqueName } of [...platform.dataverse.solutions()].reverse())
    platform.dataverse.removeSolution(uniqueName);
});

function codeOf(work: () => unknown): string {
  try {
    work();
    return "taken";
  } catch (error) {
    if (error instanceof ImportError) return error.code;
    throw error;
  }
}
const imported = (parts: SolutionParts = {}) => platform.dataverse.importSolution(solutionZip(parts));
const viewOf = (column: string) =>
  admin.send("POST", "savedqueries", {
    name: "Mine",
    returnedtypecode: "incident",
    querytype: 0,
    fetchxml: `<fetch><entity name="incident"><attribute name="${column}"/></entity></fetch>`,
  });

// Source: Microsoft, "Removing dependencies overview"; the published error list.
describe("what something else needs does not go", () => {
  test("a solution whose column a view of the environment shows is not uninstalled", async () => {
    imported();
    await viewOf("opencx_classification");
    const [row] = rowsOf(await admin.get("solutions?$select=uniquename"));
    expect(errorOf(await admin.send("DELETE", `solutions(${String(row?.solutionid)})`))).toEqual([
      400,
      "0x8004f01d",
      "Solution dependencies exist, cannot uninstall.",
    ]);
    expect((await admin.get("incidents?$top=1&$select=opencx_classification")).status).toBe(200);
  });

  test("an upgrade that would take the column says what cannot go, and an update leaves it", async () => {
    imported();
    await viewOf("opencx_classification");
    const less = { version: "1.1.0.0", attributes: productColumns("opencx_classification") };
    expect(() => imported(less)).toThrow(
      /^The Attribute\([0-9a-f-]{36}\) component cannot be deleted because it is referenced by 1 other components\./,
    );
    expect(codeOf(() => imported(less))).toBe("0x8004f01f");
    platform.dataverse.importSolution(solutionZip(less), "update");
    expect((await admin.get("incidents?$top=1&$select=opencx_classification")).status).toBe(200);
  });

  test("a view of a column that stays is in nobody's way, and a view of the user's own never is", async () => {
    imported();
    await viewOf("title");
    await admin.send("POST", "userqueries", {
      name: "Mine",
      returnedtypecode: "incident",
      querytype: 0,
      fetchxml: '<fetch><entity name="incident"><attribute name="opencx_classification"/></entity></fetch>',
    });
    expect(codeOf(() => platform.dataverse.removeSolution("Trial"))).toBe("taken");
  });

  test("forms of another solution, and solutions that say what they need", () => {
    imported();
    const form =
      '<forms type="main"><systemform><formid>{7c0c2a70-6d0b-4b1e-9d51-7c0b3a0e4d33}</formid><form><tabs>' +
      '<control id="c" datafieldname="opencx_sessionid"/></tabs></form></systemform></forms>';
    imported({ uniqueName: "Forms", attributes: " ", forms: form });
    expect(codeOf(() => platform.dataverse.removeSolution("Trial"))).toBe("0x8004f01d");
    platform.dataverse.removeSolution("Forms");
    const dependencies =
      '<MissingDependency><Required type="2" id="{1}" solution="Trial (1.0.0.0)"/><Dependent type="1"/></MissingDependency>';
    imported({ uniqueName: "Tab", attributes: " ", dependencies });
    expect(codeOf(() => platform.dataverse.removeSolution("Trial"))).toBe("0x8004f01d");
    platform.dataverse.removeSolution("Tab");
    expect(codeOf(() => platform.dataverse.removeSolution("Trial"))).toBe("taken");
  });

  test("an alternate key that an admin has defined on the column", async () => {
    imported({ attributes: textColumn("opencx_only") });
    const key = { SchemaName: "opencx_mine", KeyAttributes: ["opencx_only"] };
    const path = "EntityDefinitions(LogicalName='incident')/Keys";
    const id = idOf(await admin.send("POST", path, key));
    expect(codeOf(() => platform.dataverse.removeSolution("Trial"))).toBe("0x8004f01d");
    // Another import leaves it as it is.
    imported({ uniqueName: "Other", attributes: " " });
    expect((await admin.get("incidents(opencx_only='x')")).status).toBe(404);
    expect((await admin.send("DELETE", `${path}(${id})`)).status).toBe(204);
  });
});

// Source: the published error list, ImportMissingRootComponentEntry, ImportMissingComponent, InvalidAppModuleComponent.
describe("what a file declares and what it holds", () => {
  const resource = "<WebResource><Name>opencx_/x.js</Name><FileName>/WebResources/x</FileName></WebResource>";
  const app = (table: string) =>
    `<AppModules><AppModule><UniqueName>opencx_App</UniqueName><AppModuleComponents><AppModuleComponent type="1" schemaName="${table}"/></AppModuleComponents></AppModule></AppModules>`;
  const declared = '<RootComponent type="80" schemaName="opencx_App"/>';
  test.each([
    ["an app that the manifest does not name", { more: app("incident") }, "0x8004803a"],
    ["one that it names", { more: app("incident"), roots: declared }, "taken"],
    ["an app of a table that is nowhere", { more: app("opencx_call"), roots: declared }, "0x80050113"],
    ["a choice that is not named", { more: "<optionsets><optionset Name='opencx_c'/></optionsets>" }, "0x8004803a"],
    [
      "a web resource that is named and not there",
      { roots: '<RootComponent type="61" schemaName="opencx_/y.js"/>' },
      "0x8004801f",
    ],
    [
      "a table that is named and nowhere",
      { roots: '<RootComponent type="1" schemaName="opencx_call"/>' },
      "0x8004801f",
    ],
    [
      "a table that is named and stands",
      { roots: '<RootComponent type="1" schemaName="contact" behavior="2"/>' },
      "taken",
    ],
    ["a web resource with its file", { webResources: resource, parts: { "WebResources/x": "1" } }, "taken"],
  ] as const)("%s", (_name, parts, code) => {
    expect(codeOf(() => imported(parts))).toBe(code);
  });
});
