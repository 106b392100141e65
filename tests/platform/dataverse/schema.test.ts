import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { bareTypeName, readCsdl, type CsdlType } from "../../../LocalPlatform/dataverse/metadata/published/readCsdl";
import { PUBLISHED_TABLES, SOLUTION_TABLES } from "../../../LocalPlatform/dataverse/metadata/publishedTables";
import published from "../../../LocalPlatform/dataverse/metadata/schema.json";
import { broughtTogether } from "../../../LocalPlatform/dataverse/solution/together";
import { productSolution } from "../../../LocalPlatform/dataverse/solution/productSolution";
import { environmentSchema, type Table } from "../../../LocalPlatform/dataverse/metadata/schema";

const folder = path.resolve(process.cwd(), "../shared/reference/dataverse");
const there = existsSync(folder);
if (!there)
  console.warn(`SKIPPED: schema.json is not held against the published metadata, since ${folder} is not there.`);

const schema = environmentSchema();
const TABLES = Object.keys(PUBLISHED_TABLES);

function table(name: string): Table {
  const found = schema.tables.get(name);
  if (found === undefined) throw new Error(`schema.json lacks the table ${name}`);
  return found;
}

test("the schema data file holds the listed tables and no other: it is written anew when one is added", () => {
  expect(Object.keys(published).sort()).toEqual([...TABLES].sort());
});

(there ? describe : describe.skip)("the schema data file against the published metadata", () => {
  const document = there ? readCsdl(readFileSync(path.join(folder, "subset.edmx"), "utf8")) : undefined;
  const withBase = (name: string): readonly CsdlType[] => {
    const type = document?.entities.get(name);
    return type === undefined ? [] : [...withBase(type.base ?? ""), type];
  };
  const cells = there
    ? readFileSync(path.join(folder, "attributes.tsv"), "utf8")
        .split("\n")
        .slice(1)
        .filter((line) => line !== "")
        .map((line) => line.split("\t"))
    : [];

  test.each(TABLES)("%s: entity set, every property with its type, and no other", (name) => {
    expect(document?.sets.get(table(name).set)).toBe(name);
    const published = withBase(name).flatMap(({ properties }) => properties.map((one) => [one.name, one.type]));
    const ours = [...table(name).properties.values()].map((property) => [property.property, property.definition.edm]);
    expect(ours.sort()).toEqual(published.sort());
  });

  test.each(TABLES)("%s: every navigation property in its exact casing, with its target and lookup column", (name) => {
    const navigations = withBase(name).flatMap(({ navigation }) => navigation);
    const published = navigations.map(({ name: navigation, type, partner = "", constraint }) => {
      if (type.startsWith("Collection(")) return [navigation, "many", bareTypeName(type), partner];
      // A reference held in a plain id column (organizationid of users and teams) is no lookup.
      return [navigation, "one", bareTypeName(type), constraint?.startsWith("_") === true ? constraint : undefined];
    });
    const { one, many } = table(name);
    // The table reference tells what activities' own navigation properties fill; the metadata document does not.
    const untold = new Set(
      published.filter(([, , , column]) => column === undefined).map(([navigation]) => navigation),
    );
    const ours = [
      ...Object.entries(one).map(([navigation, told]) => [
        navigation,
        "one",
        told.table,
        told.column === undefined || (navigation.endsWith("_phonecall") && untold.has(navigation))
          ? undefined
          : `_${told.column}_value`,
      ]),
      // Tasks are of another document: tasks.json is Microsoft's table reference. So are what solutions bring.
      ...Object.entries(many)
        .filter(([, told]) => told.table !== "task" && !Object.hasOwn(SOLUTION_TABLES, told.table))
        .map(([navigation, told]) => [navigation, "many", told.table, told.partner]),
    ];
    expect(ours.sort()).toEqual(published.sort());
  });

  test("all published rows are there: type, length, required level, validity, format", () => {
    expect(cells.length).toBeGreaterThan(600);
    for (const [name = "", column = "", type, edm, maxLength, required, write, format] of cells) {
      const ours = table(name).columns[column];
      // The admin's one known change since that metadata: a user is disabled by updating isdisabled.
      const validity = `${name}.${column}` === "systemuser.isdisabled" ? "update only" : write;
      expect({
        name,
        column,
        edm: ours?.edm,
        maxLength: String(ours?.maxLength ?? ""),
        required: ours?.required ?? "",
        write: ours?.write ?? "",
        format: ours?.format ?? "",
      }).toEqual({
        name,
        column,
        edm,
        maxLength,
        required,
        write: validity,
        format,
      });
      if (type !== "") expect([name, column, ours?.type]).toEqual([name, column, type]);
    }
  });

  test("all published option values are there, with their labels, and no other", () => {
    const published = cells.filter((row) => /\d=/.test(row[8] ?? ""));
    expect(published.length).toBeGreaterThan(80);
    for (const [name = "", column = "", , , , , , , text = ""] of published) {
      const options = table(name).columns[column]?.options ?? [];
      // Whatever the notation around it (`1=A;2=B`, `state0: 1=A,2=B`, `1=A[0]`), every option is one value, an equals
      // sign and its label.
      const values = [...text.matchAll(/(?:^|[;,:]\s*)(-?\d+)=/g)].map((match) => Number(match[1]));
      expect([name, column, options.map((option) => option.value)]).toEqual([name, column, values]);
      for (const option of options) expect(text).toContain(`${option.value}=${option.label}`);
    }
  });

  test("options, defaults and states that cases live by", () => {
    const { columns } = table("incident");
    expect(columns.prioritycode).toMatchObject({
      options: [
        { value: 1, label: "High" },
        { value: 2, label: "Normal" },
        { value: 3, label: "Low" },
      ],
      default: 2,
    });
    expect(columns.statecode?.options).toEqual([
      { value: 0, label: "Active", defaultStatus: 1 },
      { value: 1, label: "Resolved", defaultStatus: 5 },
      { value: 2, label: "Canceled", defaultStatus: 6 },
    ]);
    expect(columns.statuscode?.options?.map(({ value, state }) => [value, state])).toEqual([
      [1, 0],
      [2, 0],
      [3, 0],
      [4, 0],
      [5, 1],
      [1000, 1],
      [6, 2],
      [2000, 2],
    ]);
    expect(columns.caseorigincode).not.toHaveProperty("default");
    expect(table("account").columns.statuscode?.options?.map(({ value, state }) => [value, state])).toEqual([
      [1, 0],
      [2, 1],
    ]);
  });
});

test("the solution's columns stand on incident only when the solution is imported", async () => {
  const brought = broughtTogether([await productSolution()]);
  const imported = environmentSchema({ brought }).tables.get("incident")?.columns ?? {};
  const ours = Object.keys(imported).filter((column) => column.startsWith("opencx_"));
  expect(ours.sort()).toEqual([
    "opencx_callerphone",
    "opencx_classification",
    "opencx_explanation",
    "opencx_handoffon",
    "opencx_language",
    "opencx_notcallers",
    "opencx_reason",
    "opencx_sentiment",
    "opencx_sessionid",
    "opencx_sessionurl",
    "opencx_ticketnumber",
    "opencx_transcript",
    "opencx_writtenhash",
  ]);
  expect(Object.keys(table("incident").columns).filter((column) => column.startsWith("opencx_"))).toEqual([]);
});
