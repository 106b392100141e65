import { readFile } from "node:fs/promises";
import { startDataverse } from "../../LocalPlatform/dataverse/server";
import type { LocalDataverse } from "../../LocalPlatform/dataverse/contract";
import { MAIN_SOLUTION, zipOf } from "../../Solution/solutions";
import { readZip, writeZip } from "../../Solution/zip";
import { importedForm, importedViews } from "../../Workbench/server/drawn/imported";

/** The managed zip as it is packed, then a next version of it in which other texts stand. */
const zip = zipOf(MAIN_SOLUTION, "managed");

let dataverse: LocalDataverse;

async function nextVersion(changes: readonly (readonly [string, string])[]): Promise<Uint8Array> {
  const parts = new Map(readZip(await readFile(zip), zip));
  const edit = (name: string, change: (text: string) => string): void => {
    const before = new TextDecoder().decode(parts.get(name));
    const after = change(before);
    expect([name, after === before]).toEqual([name, false]);
    parts.set(name, new TextEncoder().encode(after));
  };
  edit("solution.xml", (text) => text.replace(/<Version>[^<]*</, "<Version>99.0.0.0<"));
  for (const [from, to] of changes) edit("customizations.xml", (text) => text.replaceAll(from, to));
  return writeZip(parts);
}

beforeAll(async () => {
  dataverse = await startDataverse({ solutions: [await readFile(zip)] });
});
afterAll(() => dataverse.close());

test("form, views and what both call their columns are those of the zip that was imported, in its languages", () => {
  const form = importedForm(dataverse);
  expect(Object.keys(form.names).sort()).toEqual(["1025", "1031", "1033", "1036", "3082"]);
  expect(form.tabs.map(({ name }) => name)).toEqual(["opencx_tab_conversation", "opencx_tab_timeline"]);
  expect(form.commands).toMatchObject([
    {
      labels: { "1033": "Open OpenCX session", "1031": "OpenCX-Sitzung öffnen" },
      icon: "opencx_/icons/opensession.svg",
      rules: [
        { kind: "custom", otherwise: false, inverted: false, call: { functionName: "OpenCX.Ribbon.canOpenSession" } },
      ],
      actions: [
        {
          functionName: "OpenCX.Ribbon.openSession",
          library: "opencx_/scripts/ribbon.js",
          parameters: [{ kind: "platform", name: "PrimaryControl" }],
        },
      ],
    },
  ]);
  const views = importedViews(dataverse);
  expect(views.map(({ names }) => names["1033"]).sort()).toEqual([
    "Callers without a contact",
    "Just handed off",
    "OpenCX phone cases",
  ]);
  const phones = views.find(({ names }) => names["1033"] === "OpenCX phone cases");
  expect(phones?.names["1025"]).toBe("حالات OpenCX الهاتفية");
  const phone = phones?.columns.find(({ name }) => name === "opencx_callerphone");
  expect([phone?.labels["1033"], phone?.labels["1031"]]).toEqual(["Caller Phone", expect.stringMatching(/\S/)]);
});

test("another version of the zip is drawn as it says: labels, columns, their order and widths", async () => {
  const before = importedViews(dataverse).find(({ names }) => names["1033"] === "Just handed off");
  expect(before?.columns.slice(0, 2).map(({ name }) => name)).toEqual(["title", "opencx_callerphone"]);
  dataverse.importSolution(
    await nextVersion([
      ['description="Open OpenCX session"', 'description="To OpenCX"'],
      ['description="Just handed off"', 'description="Minutes ago"'],
      [
        '<cell name="title" width="300" />',
        '<cell name="subjectid" width="77" /><cell name="title" ishidden="1" width="300" />',
      ],
      ['description="Conversation" languagecode="1033"', 'description="The call" languagecode="1033"'],
    ]),
  );
  const after = importedViews(dataverse).find(({ viewId }) => viewId === before?.viewId);
  expect(after?.names["1033"]).toBe("Minutes ago");
  expect(after?.columns.slice(0, 2)).toMatchObject([
    { name: "subjectid", width: 77, labels: { "1033": "Subject" } },
    { name: "opencx_callerphone" },
  ]);
  expect(importedForm(dataverse).commands[0]?.labels["1033"]).toBe("To OpenCX");
  expect(importedForm(dataverse).tabs[0]?.labels["1033"]).toBe("The call");
});

test("without the solution there is no form to draw, and the error says so", () => {
  dataverse.removeSolution(MAIN_SOLUTION.name);
  expect(importedViews(dataverse)).toEqual([]);
  expect(() => importedForm(dataverse)).toThrow(/No imported solution has the form/);
});
