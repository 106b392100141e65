import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { ImportError } from "../../../LocalPlatform/dataverse/solution/importError";
import { errorOf, idOf, rowsOf, useDataverse } from "../support/dataverseClient";

const folder = path.resolve(process.cwd(), "../shared/reference/solution/exports");
const there = existsSync(folder);
if (!there) console.warn(`SKIPPED: no real export is imported, since ${folder} is not there.`);

const platform = useDataverse({ solutionImported: false, allPrivileges: true });
const zip = (name: string): Uint8Array => readFileSync(path.join(folder, `${name}.zip`));
const API = "/api/data/v9.2/$metadata#";

afterEach(() => {
  for (const { uniqueName } of platform.dataverse.solutions()) platform.dataverse.removeSolution(uniqueName);
});

function outcome(name: string): string {
  try {
    return platform.dataverse.importSolution(zip(name)).uniqueName;
  } catch (error) {
    if (error instanceof ImportError) return error.code;
    throw error;
  }
}

(there ? describe : describe.skip)("solutions as the platform itself exports them", () => {
  // What is refused needs applications for sales and projects, which are not there: ImportDependencySolutionError.
  test.each([
    ["CodeInterpreterSample_1_0_0_0_managed", "CodeInterpreterSample"],
    ["ColumnLevelSecuritySampleSolution", "ColumnLevelSecuritySampleSolution"],
    ["ColumnLevelSecuritySampleSolution_managed", "ColumnLevelSecuritySampleSolution"],
    ["Contoso_sample_1_0_0_1_managed", "Contoso_sample"],
    ["polymorphiclookupexamplesolution", "polymorphiclookupexamplesolution"],
    ["MicrosoftDynamics365NonprofitAccelerator_1_1_0_0_managed", "0x80048034"],
    ["MicrosoftDynamics365VolunteerManagement_1_0_0_0_managed", "0x80048034"],
    ["MicrosoftDynamics365VolunteerManagement_1_0_0_0_unmanaged", "0x80048034"],
  ])("%s", (name, expected) => expect(outcome(name)).toBe(expected));

  test("tables of a solution's own take rows, and a polymorphic lookup leads to any of its tables", async () => {
    outcome("polymorphiclookupexamplesolution");
    const { client } = platform;
    const book = idOf(await client.send("POST", "sample_books", { sample_name: "A book" }));
    const media = idOf(
      await client.send("POST", "sample_medias", {
        sample_name: "Lent",
        "sample_MediaPolymorphicLookup_sample_book@odata.bind": `/sample_books(${book})`,
      }),
    );
    const { body } = await client.get(
      `sample_medias(${media})?$select=sample_name,_sample_mediapolymorphiclookup_value&$expand=sample_MediaPolymorphicLookup_sample_book($select=sample_name),owninguser($select=fullname)`,
      { prefer: 'odata.include-annotations="*"' },
    );
    expect(body).toMatchObject({
      "@odata.context": expect.stringContaining(`${API}sample_medias(`),
      _sample_mediapolymorphiclookup_value: book,
      "_sample_mediapolymorphiclookup_value@Microsoft.Dynamics.CRM.lookuplogicalname": "sample_book",
      "_sample_mediapolymorphiclookup_value@Microsoft.Dynamics.CRM.associatednavigationproperty":
        "sample_MediaPolymorphicLookup_sample_book",
      sample_MediaPolymorphicLookup_sample_book: { sample_name: "A book" },
      owninguser: { fullname: expect.any(String) },
    });
    const lent = rowsOf(await client.get(`sample_books(${book})/sample_media_sample_book`));
    expect(lent.map(({ sample_mediaid: id }) => id)).toEqual([media]);
  });

  test("metadata tells of them, lookups and relationships included", async () => {
    outcome("polymorphiclookupexamplesolution");
    const of = (path: string) => platform.client.get(`EntityDefinitions(LogicalName='sample_media')${path}`);
    expect((await of("?$select=SchemaName,EntitySetName,PrimaryNameAttribute,IsCustomEntity")).body).toMatchObject({
      SchemaName: "sample_Media",
      EntitySetName: "sample_medias",
      PrimaryNameAttribute: "sample_name",
      IsCustomEntity: true,
    });
    const lookup = await of(
      "/Attributes(LogicalName='sample_mediapolymorphiclookup')/Microsoft.Dynamics.CRM.LookupAttributeMetadata",
    );
    expect(lookup.body).toMatchObject({
      Targets: expect.arrayContaining(["sample_audio", "sample_book", "sample_video"]),
    });
    const relationships = rowsOf(await of("/ManyToOneRelationships?$select=SchemaName,ReferencedEntity"));
    expect(relationships).toContainEqual(
      expect.objectContaining({ SchemaName: "sample_media_sample_book", ReferencedEntity: "sample_book" }),
    );
    expect((await platform.client.get("$metadata")).text).toContain('<EntityType Name="sample_media"');
  });

  test("tables go with the solution, and their rows", async () => {
    outcome("polymorphiclookupexamplesolution");
    await platform.client.send("POST", "sample_books", { sample_name: "A book" });
    platform.dataverse.removeSolution("polymorphiclookupexamplesolution");
    expect(errorOf(await platform.client.get("sample_books"))[0]).toBe(404);
    outcome("polymorphiclookupexamplesolution");
    expect(rowsOf(await platform.client.get("sample_books"))).toEqual([]);
  });
});
