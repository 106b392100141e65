// Writes schema.json from the service's published metadata: `node scripts/run.mjs
// LocalPlatform/dataverse/metadata/generateSchema.ts REFERENCE_FOLDER`, where the folder holds subset.edmx (a $metadata
// document) and attributes.tsv (lengths, levels and options by column). `generateSchema.ts DOCUMENT COLUMNS`, with the
// whole metadata document that published/generateNames.ts reads and solutionColumns.tsv, writes solutionTables.json.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { error, out } from "../../command/terminal";
import { PUBLISHED_TABLES, SOLUTION_TABLES } from "./publishedTables";
import { bareTypeName, readCsdl, type CsdlType } from "./published/readCsdl";
import { schemaFile, type Column, type TableDefinition } from "./schemaShape";

const EDM_TYPES: Readonly<Record<string, Column["type"]>> = {
  "Edm.String": "String",
  "Edm.Int32": "Integer",
  "Edm.Int64": "BigInt",
  "Edm.Boolean": "Boolean",
  "Edm.DateTimeOffset": "DateTime",
  "Edm.Date": "DateTime",
  "Edm.Guid": "Uniqueidentifier",
  "Edm.Decimal": "Decimal",
  "Edm.Double": "Double",
  "Edm.Binary": "Binary",
  "mscrm.BooleanManagedProperty": "ManagedProperty",
};

/** Tables that navigation properties of solutionTables.json lead to; the others stand in no file. */
const REACHED: ReadonlySet<string> = new Set([
  ...["principal", "task"],
  ...Object.keys({ ...PUBLISHED_TABLES, ...SOLUTION_TABLES }),
]);

type Options = NonNullable<Column["options"]>;

function integer(text: string): number {
  return Number.parseInt(text, 10);
}

function optionOf(text: string, state?: number): Options[number] {
  const [, value, label, note] =
    /^\s*(-?\d+)=(.*?)\s*(?:\((?:default status |state )?(\d+)\)|\[\d+\])?\s*$/.exec(text) ?? [];
  if (value === undefined || label === undefined) throw new Error(`attributes.tsv: option not understood: ${text}`);
  const bracket = /\[(\d+)\]\s*$/.exec(text)?.[1];
  const belongs = state ?? (bracket === undefined ? undefined : integer(bracket));
  return {
    value: integer(value),
    label,
    ...(note === undefined ? {} : { defaultStatus: integer(note) }),
    ...(belongs === undefined ? {} : { state: belongs }),
  };
}

/**
 * `1=A;2=B (DefaultFormValue 2)`, `state0: 1=A,2=B; state1: 5=C`, `0=Active(1)`, `1=Active(state 0)`, `1=Active[0]`.
 */
function optionsOf(text: string, type: string): Pick<Column, "options" | "default"> {
  if (text === "" || text.startsWith("targets:")) return {};
  const [, list = "", stated] = /^(.*?)(?:\s*\((?:DefaultFormValue|default) (\S+)\))?$/.exec(text) ?? [];
  const options = /state\d+: /.test(list)
    ? list.split(";").flatMap((part) => {
        const [state = "", values = ""] = part
          .trim()
          .replace(/^state/, "")
          .split(": ");
        return values.split(",").map((value) => optionOf(value, integer(state)));
      })
    : list.split(";").map((part) => optionOf(part));
  // The same bracket means "default status" for a state and "belongs to state" for a status.
  const described =
    type === "Status"
      ? options.map(({ defaultStatus, ...rest }) =>
          defaultStatus === undefined ? rest : { ...rest, state: defaultStatus },
        )
      : options;
  if (stated === undefined || stated === "-1") return { options: described };
  return { options: described, default: type === "Boolean" ? stated === "True" : integer(stated) };
}

function columnOf(edm: string, cells: readonly string[] | undefined, lookup: boolean): Column {
  const [, , type = "", , maxLength = "", required = "", write = "", format = "", options = ""] = cells ?? [];
  const stated = type === "" ? (lookup ? "Lookup" : EDM_TYPES[edm]) : type;
  return schemaFile.valueType.shape.columns.valueType.parse({
    type: stated,
    edm,
    ...(maxLength === "" ? {} : { maxLength: integer(maxLength) }),
    ...(required === "" ? {} : { required }),
    ...(write === "" ? {} : { write }),
    ...(format === "" ? {} : { format }),
    ...optionsOf(options, type),
  });
}

/** The lookup column that a property such as `_ownerid_value` is of. */
function lookupIn(property: string): string | undefined {
  return /^_(.+)_value$/.exec(property)?.[1];
}

function generate(
  tables: typeof PUBLISHED_TABLES,
  metadata: string,
  attributes: string,
  reached?: ReadonlySet<string>,
): Record<string, TableDefinition> {
  const document = readCsdl(readFileSync(metadata, "utf8"));
  const sets = new Map([...document.sets].map(([set, type]) => [type, set]));
  const rows = new Map(
    readFileSync(attributes, "utf8")
      .split("\n")
      .map((line) => line.split("\t"))
      .map((cells) => [`${cells[0] ?? ""}.${cells[1] ?? ""}`, cells]),
  );
  const withBases = (name: string): readonly CsdlType[] => {
    const type = document.entities.get(name);
    return type === undefined ? [] : [...withBases(type.base ?? ""), type];
  };

  return Object.fromEntries(
    Object.entries(tables).map(([logicalName, described]) => {
      const definition: TableDefinition = {
        set: sets.get(logicalName) ?? "",
        key: `${logicalName}id`,
        ...described,
        columns: {},
        one: {},
        many: {},
      };
      for (const { properties, navigation } of withBases(logicalName)) {
        for (const property of properties) {
          const lookup = lookupIn(property.name);
          const name = lookup ?? property.name;
          definition.columns[name] = columnOf(property.type, rows.get(`${logicalName}.${name}`), lookup !== undefined);
        }
        for (const { name, type, partner = "", constraint = "" } of navigation) {
          const target = { table: bareTypeName(type) };
          if (reached?.has(target.table) === false) continue;
          const column = lookupIn(constraint);
          if (type.startsWith("Collection(")) definition.many[name] = { ...target, partner };
          else definition.one[name] = column === undefined ? target : { ...target, column };
        }
      }
      if (!(definition.key in definition.columns))
        throw new Error(`publishedTables.ts: ${definition.key} is no column of ${logicalName}: give its key`);
      return [logicalName, definition];
    }),
  );
}

/** One line per column, so that a change shows as one line. */
function layout(schema: Readonly<Record<string, TableDefinition>>): string {
  const group = (entries: object): string =>
    Object.entries(entries)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => `      ${JSON.stringify(name)}: ${JSON.stringify(value)}`)
      .join(",\n");
  const one = ([name, { columns, one: single, many, ...head }]: [string, TableDefinition]): string =>
    [
      `  ${JSON.stringify(name)}: {`,
      `    ${JSON.stringify(head).slice(1, -1)},`,
      '    "columns": {',
      group(columns),
      "    },",
      '    "one": {',
      group(single),
      "    },",
      '    "many": {',
      group(many),
      "    }",
      "  }",
    ].join("\n");
  return `{\n${Object.entries(schema).map(one).join(",\n")}\n}\n`;
}

const [given, columns] = process.argv.slice(2);
if (given === undefined) {
  error("usage: generateSchema.ts REFERENCE_FOLDER (with subset.edmx and attributes.tsv), or DOCUMENT COLUMNS");
  process.exitCode = 2;
} else {
  const target = path.resolve(
    "LocalPlatform/dataverse/metadata",
    columns === undefined ? "schema.json" : "solutionTables.json",
  );
  const made =
    columns === undefined
      ? generate(PUBLISHED_TABLES, path.join(given, "subset.edmx"), path.join(given, "attributes.tsv"))
      : generate(SOLUTION_TABLES, given, columns, REACHED);
  writeFileSync(target, layout(schemaFile.parse(made)));
  out(target);
}
