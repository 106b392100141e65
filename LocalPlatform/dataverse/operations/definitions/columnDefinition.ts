import type { Table } from "../../metadata/schema";
import type { Column } from "../../metadata/schemaShape";
import { namedGuid } from "../../model/namedGuid";
import type { JsonObject } from "../../model/payload";
import { columnLabel, columnSchemaName, isCustomColumn } from "./columnNames";
import type { Definition } from "./definition";
import { label, managed } from "./label";
import { optionSetDefinition } from "./optionSetDefinition";

/** Type of metadata of a column. */
function metadataType(name: string, { type }: Column): string {
  switch (type) {
    case "Customer":
    case "Owner":
      return "LookupAttributeMetadata";
    case "Uniqueidentifier":
      return "UniqueIdentifierAttributeMetadata";
    case "Binary":
      return name === "entityimage" ? "ImageAttributeMetadata" : "AttributeMetadata";
    default:
      return `${type}AttributeMetadata`;
  }
}

/** Kind of a column: of the enumeration that `AttributeType` is of, and by its newer name. */
function kinds(name: string, { type }: Column): JsonObject {
  if (type !== "Binary") return { AttributeType: type, AttributeTypeName: { Value: `${type}Type` } };
  return {
    AttributeType: "Virtual",
    AttributeTypeName: { Value: name === "entityimage" ? "ImageType" : "VirtualType" },
  };
}

/** Tables that a lookup column can point at: those its navigation properties lead to. An owner is a user or a team. */
function targets(table: Table, name: string): readonly string[] {
  return Object.values(table.one)
    .filter(({ column }) => column === name)
    .flatMap((navigation) => (navigation.table === "principal" ? ["systemuser", "team"] : [navigation.table]));
}

/** What a column of its type has besides what all have. */
function ofType(table: Table, name: string, column: Column): JsonObject {
  switch (column.type) {
    case "String":
    case "Memo":
      return {
        MaxLength: column.maxLength ?? null,
        Format: column.format ?? null,
        FormatName: column.format === undefined ? null : { Value: column.format },
        IsLocalizable: false,
      };
    case "DateTime": {
      const isDay = column.edm === "Edm.Date";
      return {
        Format: column.format ?? (isDay ? "DateOnly" : "DateAndTime"),
        DateTimeBehavior: { Value: isDay ? "DateOnly" : "UserLocal" },
      };
    }
    case "Lookup":
    case "Customer":
    case "Owner":
      return { Targets: targets(table, name), Format: "None" };
    case "Boolean":
      return { DefaultValue: column.default === true };
    case "Picklist":
      return { DefaultFormValue: typeof column.default === "number" ? column.default : -1 };
    default:
      return column.range === undefined
        ? {}
        : {
            MinValue: column.range.min,
            MaxValue: column.range.max,
            ...(column.type === "Integer" ? {} : { Precision: column.range.precision ?? null }),
          };
  }
}

/** One column, as metadata tells of it. */
export function columnDefinition(table: Table, name: string, column: Column): Definition {
  const { logicalName } = table;
  const options = optionSetDefinition(table, name, column);
  const read = () => options ?? null;
  return {
    type: metadataType(name, column),
    values: {
      MetadataId: namedGuid(`attribute ${logicalName}.${name}`),
      HasChanged: null,
      LogicalName: name,
      SchemaName: columnSchemaName(table, name),
      EntityLogicalName: logicalName,
      ...kinds(name, column),
      DisplayName: label(columnLabel(table, name)),
      Description: label(column.description),
      IsCustomAttribute: isCustomColumn(table, name),
      IsPrimaryId: name === table.key,
      IsPrimaryName: name === table.name,
      IsManaged: true,
      IsLogical: false,
      IsValidODataAttribute: true,
      IsCustomizable: managed(true, "iscustomizable"),
      RequiredLevel: {
        Value: column.required ?? "None",
        CanBeChanged: column.required !== "SystemRequired",
        ManagedPropertyLogicalName: "canmodifyrequirementlevelsettings",
      },
      IsValidForCreate: column.write !== "read only" && column.write !== "update only",
      IsValidForUpdate: column.write !== "read only" && column.write !== "create only",
      IsValidForRead: true,
      ...ofType(table, name, column),
    },
    // The documents read the one as well as the other, whether or not the choice is a global one.
    related: options === undefined ? {} : { OptionSet: read, GlobalOptionSet: read },
  };
}
