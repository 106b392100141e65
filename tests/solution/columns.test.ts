import { readFileSync } from "node:fs";
import { productSolution } from "../../LocalPlatform/dataverse/solution/productSolution";
import { columnRecords, formsOf, logicalName, records, type SolutionPackage } from "../../Solution/check/package";
import { child, childText, children, named, parseXml } from "../../Solution/xml";
import { CASE_COLUMNS, type CaseColumn } from "../../Transcript/caseColumns";
import { fixtureTree, packed } from "./support/fixtureTree";

let solution: SolutionPackage;
beforeAll(async () => (solution = packed(await fixtureTree())));

const TABLE = new Map<string, CaseColumn>(Object.entries(CASE_COLUMNS));
const NAMES = [...TABLE.keys()].sort();

/** The Web API's names of what solution files call otherwise. */
const TYPES: Readonly<Record<string, string>> = { nvarchar: "String", ntext: "Memo", datetime: "DateTime" };

/** Types of the control's bound properties that take a column of each kind, the first of a group. */
const PROPERTY_TYPES: Readonly<Record<CaseColumn["kind"], string>> = {
  text: "SingleLine.Text",
  phone: "SingleLine.Phone",
  url: "SingleLine.URL",
  memo: "Multiple",
  dateTime: "DateAndTime.DateAndTime",
};

/** What the admin's guide calls each kind. */
const WORDS: Readonly<Record<CaseColumn["kind"], string>> = {
  text: "text",
  phone: "phone",
  url: "URL",
  memo: "multiline text",
  dateTime: "date and time",
};

test("the solution ships the columns of the table and no other, and the local Dataverse has them with the same type, length and format", async () => {
  const shipped = records(solution, "Entities", "Entity")
    .flatMap(columnRecords)
    .map((column) => ({
      name: logicalName(column),
      type: TYPES[childText(column, "Type")],
      maxLength: childText(column, "MaxLength") === "" ? undefined : Number(childText(column, "MaxLength")),
      format: childText(column, "Format"),
    }));
  expect(shipped.map(({ name }) => name)).toEqual(NAMES);
  const incident = (await productSolution()).columns.incident ?? {};
  const local = Object.entries(incident)
    .filter(([name]) => name.startsWith(solution.prefix))
    .map(([name, { type, maxLength, format }]) => ({
      name,
      type,
      maxLength,
      format: (format ?? "").replace(/^DateAndTime$/, "DateTime").toLowerCase(),
    }));
  expect(shipped).toEqual(local.sort((one, other) => (one.name < other.name ? -1 : 1)));
});

test("the form has one cell for each column but those that the table keeps off it, and hides those that it hides", () => {
  const [form] = formsOf(solution);
  const cells = form === undefined ? [] : named(form.form, "cell");
  const shown = cells.flatMap((cell) => {
    const column = child(cell, "control")?.attributes.datafieldname ?? "";
    if (!column.startsWith(solution.prefix)) return [];
    return [[column, cell.attributes.visible === "false" ? "hidden" : "shown"]];
  });
  expect(shown.sort()).toEqual(
    [...TABLE].flatMap(([name, { form: place }]) => (place === "absent" ? [] : [[name, place]])).sort(),
  );
});

test("each bound property of the control but Microsoft's own columns' is a column of the table, and takes its kind", () => {
  const manifest = parseXml(readFileSync("OpenCXTranscriptControl/ControlManifest.Input.xml", "utf8"), "manifest");
  const control = child(manifest, "control");
  const groups = new Map(
    children(control, "type-group").map((group) => [group.attributes.name, childText(group, "type")]),
  );
  const bound = children(control, "property").filter(
    ({ attributes }) => attributes.usage === "bound" && !["description", "modifiedOn"].includes(attributes.name ?? ""),
  );
  expect(bound.length).toBeGreaterThan(0);
  for (const { attributes } of bound) {
    const name = attributes.name ?? "";
    const kind = TABLE.get(`opencx_${name.toLowerCase()}`)?.kind;
    const type = attributes["of-type"] ?? groups.get(attributes["of-type-group"]);
    expect([name, type]).toEqual([name, kind === undefined ? "a column of ours" : PROPERTY_TYPES[kind]]);
  }
});

test("the admin's guide lists each column as it is", () => {
  const guide = readFileSync("docs/admins.md", "utf8").split("### The columns")[1]?.split(/\n##/)[0] ?? "";
  const rows = guide.split("\n").filter((line) => line.startsWith("| `"));
  const shipped = new Map(
    records(solution, "Entities", "Entity")
      .flatMap(columnRecords)
      .map((record) => [logicalName(record), record]),
  );
  // The guide says so of all of them at once.
  for (const record of shipped.values())
    expect([childText(record, "IsSecured"), childText(record, "RequiredLevel")]).toEqual(["0", "none"]);
  expect(rows).toEqual(
    [...TABLE].map(([name, column]) => {
      const length = column.kind === "dateTime" ? "" : `, ${column.maxLength.toLocaleString("en")} characters`;
      const cells = [`\`${name}\``, column.label, `${WORDS[column.kind]}${length}`, column.form];
      const record = shipped.get(name);
      const yes = (condition: boolean): string => (condition ? "yes" : "no");
      const flags = [childText(record, "IsAuditEnabled") === "1", childText(record, "DisplayMask").includes("Find")];
      return `| ${[...cells, ...flags.map(yes)].join(" | ")} |`;
    }),
  );
});
