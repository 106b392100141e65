import type { LocalDataverse } from "../../../LocalPlatform/dataverse/contract";
import { startDataverse } from "../../../LocalPlatform/dataverse/server";
import { ImportError } from "../../../LocalPlatform/dataverse/solution/importError";
import { productSolution } from "../../../LocalPlatform/dataverse/solution/productSolution";
import { readSolution } from "../../../LocalPlatform/dataverse/solution/read/readSolution";
import { CASE_COLUMNS } from "../../../Transcript/caseColumns";
import { clientOf, idOf, placeholderOf, rowsOf, type Client } from "../support/dataverseClient";
import { productColumns, roleXml, solutionZip, textColumn, type SolutionParts } from "../support/solutionZip";

let dataverse: LocalDataverse;
let client: Client;

beforeEach(async () => {
  dataverse = await startDataverse({ solutionImported: false });
  client = clientOf(dataverse);
});

afterEach(() => dataverse.close());

function newCase(body: object): Promise<string> {
  return client.send("POST", "incidents", { title: "x", ...placeholderOf(dataverse), ...body }).then(idOf);
}

async function holds(id: string, column: string): Promise<unknown> {
  const { status, body } = await client.get(`incidents(${id})?$select=${column}`);
  return status === 200 ? body[column] : status;
}

describe("a solution that is imported", () => {
  test("brings the columns as our own table of them has them, and as its source has them", async () => {
    const { columns } = readSolution(solutionZip());
    const own = (await productSolution()).columns.incident ?? {};
    expect(Object.keys(columns.incident ?? {}).sort()).toEqual(Object.keys(CASE_COLUMNS).sort());
    for (const name of Object.keys(CASE_COLUMNS)) expect(columns.incident?.[name]).toEqual(own[name]);
  });

  test("has its columns in the Web API from then on, in a running environment or from the start", async () => {
    const body = { opencx_classification: "Pay bill" };
    expect((await client.send("POST", "incidents", { ...placeholderOf(dataverse), ...body })).status).toBe(400);
    dataverse.importSolution(solutionZip());
    expect(await holds(await newCase(body), "opencx_classification")).toBe("Pay bill");
    const other = await startDataverse({ solutions: [solutionZip({ attributes: textColumn("opencx_only") })] });
    const columns = await clientOf(other).get("incidents?$select=opencx_only&$top=1");
    const absent = await clientOf(other).get("incidents?$select=opencx_classification&$top=1");
    await other.close();
    expect([columns.status, absent.status]).toEqual([200, 400]);
  });

  test("brings its alternate keys and environment variables", async () => {
    const keys =
      "<EntityKey><Name>opencx_session</Name><LogicalName>opencx_session</LogicalName><EntityKeyAttributes><AttributeName>opencx_sessionid</AttributeName></EntityKeyAttributes></EntityKey>";
    dataverse.importSolution(solutionZip({ keys, variables: ["opencx_Hosts"] }));
    await newCase({ opencx_sessionid: "abc" });
    expect((await client.get("incidents(opencx_sessionid='abc')")).status).toBe(200);
    const variables = await client.query("environmentvariabledefinitions", { $select: "schemaname,displayname" });
    expect(rowsOf(variables)).toMatchObject([{ schemaname: "opencx_Hosts", displayname: "Display of opencx_Hosts" }]);
  });

  test("brings roles whose privileges reach as far as their XML says", async () => {
    const roles = roleXml("Trial role", { prvReadIncident: "Basic", prvReadUser: "Global" });
    dataverse.importSolution(solutionZip({ roles }));
    const rep = dataverse.users.rep ?? "";
    dataverse.setRole(rep, "Trial role");
    const id = await newCase({});
    expect((await clientOf(dataverse, rep).get(`incidents(${id})`)).status).toBe(403);
    expect((await clientOf(dataverse, rep).get("systemusers?$top=1")).status).toBe(200);
    expect((await clientOf(dataverse, rep).send("POST", "incidents", {})).status).toBe(403);
  });
});

describe("another version", () => {
  test("takes away the columns that it has no more, with what they hold, and leaves the rest", async () => {
    dataverse.importSolution(solutionZip({ variables: ["opencx_Old", "opencx_Kept"] }));
    const id = await newCase({ opencx_classification: "Pay bill", opencx_sessionid: "s" });
    const attributes = productColumns("opencx_classification") + textColumn("opencx_new");
    dataverse.importSolution(solutionZip({ version: "1.0.0.10", attributes, variables: ["opencx_Kept"] }));
    expect(await holds(id, "opencx_classification")).toBe(400);
    expect(await holds(id, "opencx_sessionid")).toBe("s");
    expect(await holds(id, "opencx_new")).toBeNull();
    expect(dataverse.rows("environmentvariabledefinition").map(({ schemaname }) => schemaname)).toEqual([
      "opencx_Kept",
    ]);
    dataverse.importSolution(solutionZip({ version: "1.0.1.0" }));
    expect(await holds(id, "opencx_classification")).toBeNull();
  });

  test("leaves them where it is an update", async () => {
    dataverse.importSolution(solutionZip());
    const id = await newCase({ opencx_classification: "Pay bill" });
    dataverse.importSolution(
      solutionZip({ version: "2.0", attributes: productColumns("opencx_classification") }),
      "update",
    );
    expect(await holds(id, "opencx_classification")).toBe("Pay bill");
  });

  test("is refused when it is lower, of another kind or of another publisher", () => {
    dataverse.importSolution(solutionZip({ version: "1.2.0.0" }));
    const codes = (
      [{ version: "1.1.9.9" }, { version: "1.2.0.0", managed: false }, { version: "1.3", publisher: "other" }] as const
    ).map((other) => codeOf(() => dataverse.importSolution(solutionZip(other))));
    expect(codes).toEqual(["0x80048541", "0x80048041", "0x8004801c"]);
    expect(dataverse.solutions().map(({ version }) => version)).toEqual(["1.2.0.0"]);
  });
});

describe("a solution that is removed", () => {
  test("takes its columns, what they hold and its variables; what others brought stays", async () => {
    dataverse.importSolution(solutionZip({ variables: ["opencx_Hosts"] }));
    dataverse.importSolution(
      solutionZip({
        uniqueName: "Other",
        managed: false,
        attributes: textColumn("opencx_other") + textColumn("opencx_both"),
      }),
    );
    const id = await newCase({ opencx_classification: "Pay bill", opencx_other: "mine" });
    dataverse.removeSolution("Trial");
    expect(await holds(id, "opencx_classification")).toBe(400);
    expect(await holds(id, "opencx_other")).toBe("mine");
    expect(await holds(id, "title")).toBe("x");
    expect(dataverse.rows("environmentvariabledefinition")).toEqual([]);
    expect(dataverse.solutions().map(({ uniqueName }) => uniqueName)).toEqual(["Other"]);
    dataverse.importSolution(solutionZip());
    expect(await holds(id, "opencx_classification")).toBeNull();
    expect(() => dataverse.removeSolution("Nobody")).toThrow(ImportError);
  });
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

describe("what an import refuses, by the published error list, leaving nothing behind", () => {
  const needs = (attributes: string): string =>
    `<MissingDependency><Required ${attributes}/><Dependent type="1"/></MissingDependency>`;
  const refused: readonly (readonly [string, SolutionParts, string])[] = [
    ["ImportCustomizationsBadZipFileError", { parts: { "[Content_Types].xml": null } }, "0x80048060"],
    ["ImportNonWellFormedFileError", { parts: { "customizations.xml": "<ImportExportXml><Entities>" } }, "0x80048013"],
    ["InvalidSolutionUniqueName", { uniqueName: "Open CX" }, "0x8004f002"],
    ["InvalidSolutionVersion", { version: "one" }, "0x8004f01e"],
    ["ImportAttributeNameError", { attributes: textColumn("new_name") }, "0x80048062"],
    ["ImportMissingComponent", { table: "KnowledgeArticle" }, "0x8004801f"],
    ["columns of a table that is nowhere", { table: "opencx_Call", attributes: textColumn("opencx_a") }, "0x8004801f"],
    [
      "ImportDependencySolutionError",
      { dependencies: needs('type="60" id="{1}" solution="msdynce_Sales (9.0)"') },
      "0x80048034",
    ],
    ["InvalidPrivilegeDepth", { roles: roleXml("r", { prvReadIncident: "Everything" }) }, "0x8004140b"],
    ["a privilege that does not exist", { roles: roleXml("r", { prvReadIncidnet: "Global" }) }, "0x80048033"],
    [
      "WebResourceImportMissingFile",
      { webResources: "<WebResource><Name>opencx_/x.js</Name><FileName>/WebResources/x</FileName></WebResource>" },
      "0x8004f11a",
    ],
  ];
  test.each(refused)("%s", (_name, parts, code) => {
    expect(codeOf(() => dataverse.importSolution(solutionZip(parts)))).toBe(code);
    expect(dataverse.solutions()).toEqual([]);
  });

  test("what is no zip", () => {
    expect(codeOf(() => dataverse.importSolution(new Uint8Array([1, 2, 3])))).toBe("0x80048000");
  });

  test("a table or a solution that stands is no missing dependency", () => {
    const incident = needs('type="1" schemaName="incident" solution="msdynce_Service (9.0.5.56)"');
    expect(codeOf(() => dataverse.importSolution(solutionZip({ dependencies: incident })))).toBe("taken");
    const trial = needs('type="2" id="{1}" solution="Trial (1.0.0.0)"');
    expect(codeOf(() => dataverse.importSolution(solutionZip({ uniqueName: "Tab", dependencies: trial })))).toBe(
      "taken",
    );
  });
});
