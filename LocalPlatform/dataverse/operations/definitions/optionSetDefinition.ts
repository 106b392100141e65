import type { Table } from "../../metadata/schema";
import type { Column } from "../../metadata/schemaShape";
import { namedGuid } from "../../model/namedGuid";
import type { JsonObject } from "../../model/payload";
import { columnLabel } from "./columnNames";
import type { Definition } from "./definition";
import { label, managed } from "./label";

/** Choices that stand by themselves, by table and column. Source: Web API, query table definitions: global option sets. */
const GLOBAL: Readonly<Record<string, string>> = { "incident.caseorigincode": "incident_caseorigincode" };

type Option = NonNullable<Column["options"]>[number];

function option(value: number, text: string, more: JsonObject = {}): JsonObject {
  return {
    Value: value,
    Color: null,
    IsManaged: true,
    ExternalValue: null,
    ParentValues: [],
    MetadataId: null,
    HasChanged: null,
    ...more,
    Label: label(text),
    Description: label(undefined),
  };
}

function optionOf(type: Column["type"], { value, label: text, state, defaultStatus }: Option): JsonObject {
  const of = (name: string) => `#Microsoft.Dynamics.CRM.${name}`;
  if (type === "Status")
    return {
      "@odata.type": of("StatusOptionMetadata"),
      ...option(value, text, { State: state ?? null, TransitionData: null }),
    };
  if (type === "State")
    return {
      "@odata.type": of("StateOptionMetadata"),
      ...option(value, text, { DefaultStatus: defaultStatus ?? null, InvariantName: text }),
    };
  return option(value, text);
}

function twoOptions({ options }: Column): JsonObject {
  const of = (value: number, otherwise: string) =>
    option(value, options?.find((each) => each.value === value)?.label ?? otherwise);
  return { TrueOption: of(1, "Yes"), FalseOption: of(0, "No") };
}

/** The choices of a column; undefined for one that has none. */
export function optionSetDefinition(table: Table, name: string, column: Column): Definition | undefined {
  if (column.type !== "Boolean" && column.options === undefined) return undefined;
  const shared = GLOBAL[`${table.logicalName}.${name}`];
  return {
    type: column.type === "Boolean" ? "BooleanOptionSetMetadata" : "OptionSetMetadata",
    values: {
      MetadataId: namedGuid(`optionset ${table.logicalName}.${name}`),
      HasChanged: null,
      Name: shared ?? `${table.logicalName}_${name}`,
      DisplayName: label(columnLabel(table, name)),
      IsCustomOptionSet: false,
      IsGlobal: shared !== undefined,
      IsManaged: true,
      IsCustomizable: managed(true, "iscustomizable", false),
      OptionSetType: ["State", "Status", "Boolean"].includes(column.type) ? column.type : "Picklist",
      ...(column.type === "Boolean"
        ? twoOptions(column)
        : { Options: (column.options ?? []).map((each) => optionOf(column.type, each)) }),
    },
    related: {},
  };
}

/** All choices that stand by themselves. */
export function globalOptionSets(tables: ReadonlyMap<string, Table>): readonly Definition[] {
  return Object.keys(GLOBAL).flatMap((place) => {
    const [tableName = "", columnName = ""] = place.split(".");
    const table = tables.get(tableName);
    const column = table?.columns[columnName];
    return table === undefined || column === undefined ? [] : (optionSetDefinition(table, columnName, column) ?? []);
  });
}
