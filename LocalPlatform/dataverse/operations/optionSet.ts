import type { Table } from "../metadata/schema";
import type { Column } from "../metadata/schemaShape";
import { namedGuid } from "../model/namedGuid";
import type { JsonObject } from "../model/payload";

const ENGLISH = 1033;

/** A text as metadata shows it, in the one language of this environment. */
export function label(text: string): JsonObject {
  const localized = {
    Label: text,
    LanguageCode: ENGLISH,
    IsManaged: true,
    MetadataId: namedGuid(`label ${text}`),
    HasChanged: null,
  };
  return { LocalizedLabels: [localized], UserLocalizedLabel: localized };
}

/** The choices of a column; undefined for one that has none. */
export function optionSet(table: Table, name: string, column: Column): JsonObject | undefined {
  if (column.type === "Boolean") {
    const [no, yes] = [0, 1].map((value) => {
      const option = column.options?.find((each) => each.value === value);
      return { Value: value, Label: label(option?.label ?? (value === 1 ? "Yes" : "No")) };
    });
    return {
      MetadataId: namedGuid(`optionset ${table.logicalName}.${name}`),
      Name: `${table.logicalName}_${name}`,
      IsGlobal: false,
      OptionSetType: "Boolean",
      TrueOption: yes,
      FalseOption: no,
    };
  }
  if (column.options === undefined) return undefined;
  return {
    MetadataId: namedGuid(`optionset ${table.logicalName}.${name}`),
    Name: `${table.logicalName}_${name}`,
    IsGlobal: false,
    OptionSetType: column.type === "State" || column.type === "Status" ? column.type : "Picklist",
    Options: column.options.map((option) => ({
      Value: option.value,
      Label: label(option.label),
      ...(column.type === "Status" ? { State: option.state ?? null } : {}),
      ...(column.type === "State" ? { DefaultStatus: option.defaultStatus ?? null } : {}),
    })),
  };
}
