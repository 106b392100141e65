import { odataContext, jsonAnswer, type Answer, type WebApiRequest } from "../request/webApiRequest";
import { namedGuid } from "../model/namedGuid";
import type { JsonObject } from "../model/payload";
import { givenOptions } from "../odata/queryOptions";
import { label, optionSet } from "./optionSet";
import { readLogicalName } from "../request/resourcePath";
import type { Table } from "../metadata/schema";
import type { Column } from "../metadata/schemaShape";
import { noResource, noSegment, noSuchProperty, notImplemented, strayKey, WebApiError } from "../model/webApiError";

const ANY_TABLE = "EntityMetadata";
const ANY_ATTRIBUTE = "AttributeMetadata";

/** Metadata type of an attribute, such as `MemoAttributeMetadata`. */
function metadataType(column: Column): string {
  return column.type === "Customer" || column.type === "Owner"
    ? "LookupAttributeMetadata"
    : `${column.type}AttributeMetadata`;
}

/** Tables that a lookup column can point at: those its navigation properties lead to. An owner is a user or a team. */
function targets(table: Table, name: string): readonly string[] {
  return Object.values(table.one)
    .filter(({ column }) => column === name)
    .flatMap((navigation) => (navigation.table === "principal" ? ["systemuser", "team"] : [navigation.table]));
}

function numberMetadata({ min, max, precision }: NonNullable<Column["range"]>, isWhole: boolean): JsonObject {
  return { MinValue: min, MaxValue: max, ...(isWhole ? {} : { Precision: precision ?? null }) };
}

/** One attribute as the metadata entity shows it. */
function attributeMetadata(table: Table, name: string, column: Column): JsonObject {
  return {
    "@odata.type": `#Microsoft.Dynamics.CRM.${metadataType(column)}`,
    MetadataId: namedGuid(`attribute ${table.logicalName}.${name}`),
    LogicalName: name,
    EntityLogicalName: table.logicalName,
    AttributeType: column.type,
    AttributeTypeName: { Value: `${column.type}Type` },
    RequiredLevel: {
      Value: column.required ?? "None",
      CanBeChanged: column.required !== "SystemRequired",
      ManagedPropertyLogicalName: "canmodifyrequirementlevelsettings",
    },
    IsValidForCreate: column.write !== "read only" && column.write !== "update only",
    IsValidForUpdate: column.write !== "read only" && column.write !== "create only",
    IsValidForRead: true,
    ...(column.type === "String" || column.type === "Memo"
      ? { MaxLength: column.maxLength ?? null, Format: column.format ?? null }
      : {}),
    ...(column.type === "DateTime"
      ? {
          Format: column.format ?? (column.edm === "Edm.Date" ? "DateOnly" : "DateAndTime"),
          DateTimeBehavior: { Value: column.edm === "Edm.Date" ? "DateOnly" : "UserLocal" },
        }
      : {}),
    ...(metadataType(column) === "LookupAttributeMetadata" ? { Targets: targets(table, name) } : {}),
    ...(column.range === undefined ? {} : numberMetadata(column.range, column.type === "Integer")),
    ...(column.type === "Boolean" ? { DefaultValue: column.default === true } : {}),
    ...(column.type === "Picklist"
      ? { DefaultFormValue: typeof column.default === "number" ? column.default : -1 }
      : {}),
  };
}

function tableMetadata(table: Table): JsonObject {
  return {
    MetadataId: namedGuid(`table ${table.logicalName}`),
    LogicalName: table.logicalName,
    EntitySetName: table.set,
    PrimaryIdAttribute: table.key,
    PrimaryNameAttribute: table.name,
    ObjectTypeCode: table.code,
    DisplayName: label(table.label),
  };
}

/** What every attribute has, whatever its type; the rest can be selected only under a cast to that type. */
const COMMON = new Set([
  "MetadataId",
  "LogicalName",
  "EntityLogicalName",
  "AttributeType",
  "AttributeTypeName",
  "RequiredLevel",
  "IsValidForCreate",
  "IsValidForUpdate",
  "IsValidForRead",
]);

/** @param type metadata type that the request is cast to, or the one that all its rows share. */
function pick(whole: JsonObject, select: readonly string[] | undefined, type: string): JsonObject {
  if (select === undefined) return whole;
  const unknown = select.find((name) => !Object.hasOwn(whole, name) || (type === ANY_ATTRIBUTE && !COMMON.has(name)));
  if (unknown !== undefined) throw noSuchProperty(type, unknown);
  return Object.fromEntries(
    Object.entries(whole).filter(([name]) => name === "@odata.type" || name === "MetadataId" || select.includes(name)),
  );
}

function metadataNotFound(what: string): WebApiError {
  return new WebApiError(404, "0x80060888", `Could not find ${what}.`);
}

/** What `$expand` asks of an attribute: its option set, once the request is cast to a type that has one. */
function expandedOptions(
  request: WebApiRequest,
  table: Table,
  name: string,
  column: Column,
  cast: string | undefined,
): JsonObject {
  const options = optionSet(table, name, column);
  return Object.fromEntries(
    request.options.expand.map(({ navigation }) => {
      // No choice here is a shared one.
      if (navigation === "GlobalOptionSet" && options !== undefined && cast !== undefined) return [navigation, null];
      if (navigation !== "OptionSet" || options === undefined || cast === undefined) {
        throw noSuchProperty(cast === undefined ? ANY_ATTRIBUTE : metadataType(column), navigation);
      }
      return [navigation, options];
    }),
  );
}

function attributeRequest(
  request: WebApiRequest,
  table: Table,
  name: string | undefined,
  cast: string | undefined,
): Answer {
  const column = Object.hasOwn(table.columns, name ?? "") ? table.columns[name ?? ""] : undefined;
  if (name === undefined || column === undefined)
    throw metadataNotFound(`an attribute with the name '${name ?? ""}' on the entity '${table.logicalName}'`);
  const type = metadataType(column);
  if (cast !== undefined && cast !== `Microsoft.Dynamics.CRM.${type}`)
    throw metadataNotFound(
      `an attribute of type '${cast}' with the name '${name}' on the entity '${table.logicalName}'; it is a '${type}'`,
    );
  const { "@odata.type": odataType, ...metadata } = attributeMetadata(table, name, column);
  const expanded = expandedOptions(request, table, name, column, cast);
  const selected = request.options.select === undefined ? "" : `(${request.options.select.join(",")})`;
  return jsonAnswer(request, 200, {
    "@odata.context": odataContext(
      request,
      `EntityDefinitions('${table.logicalName}')/Attributes${cast === undefined ? "" : `/${cast}`}${selected}/$entity`,
    ),
    ...(cast === undefined ? { "@odata.type": odataType } : {}),
    ...pick(metadata, request.options.select, cast === undefined ? ANY_ATTRIBUTE : type),
    ...expanded,
  });
}

/** Options that would be passed over, and an unfiltered answer taken for a filtered one. */
function refuseUnread({ segments, options }: WebApiRequest): void {
  // Only an attribute has something to expand here: its option set.
  const read = segments[1] === undefined ? ["$select"] : ["$select", "$expand"];
  const option = givenOptions(options).find((name) => !read.includes(name));
  if (option !== undefined) throw notImplemented(`The query option ${option} on metadata`);
}

/**
 * `EntityDefinitions(LogicalName='t')`, its `/Attributes` and `/Attributes(LogicalName='c')`, the latter also cast, as
 * in `/Microsoft.Dynamics.CRM.MemoAttributeMetadata?$select=MaxLength` and
 * `/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$expand=OptionSet`.
 * @throws WebApiError 404 for a table or column that is not there, or a cast to another type than the column's; 501 for
 * options other than $select and $expand.
 */
export function metadataRequest(request: WebApiRequest): Answer {
  if (request.method !== "GET") throw noResource(request.uri);
  refuseUnread(request);
  const { schema } = request.environment;
  const [definitions, attributes, cast, ...rest] = request.segments;
  if (definitions?.key === undefined) {
    const value = [...schema.tables.values()].map((table) =>
      pick(tableMetadata(table), request.options.select, ANY_TABLE),
    );
    return jsonAnswer(request, 200, {
      "@odata.context": odataContext(request, "EntityDefinitions"),
      value,
    });
  }
  const name = readLogicalName(definitions.key);
  const table = schema.tables.get(name ?? "");
  if (table === undefined) throw metadataNotFound(`an entity with the name '${name ?? definitions.key}'`);
  if (attributes === undefined) {
    return jsonAnswer(request, 200, {
      "@odata.context": odataContext(request, "EntityDefinitions/$entity"),
      ...pick(tableMetadata(table), request.options.select, ANY_TABLE),
    });
  }
  if (attributes.name !== "Attributes" || rest.length > 0)
    throw noSegment(attributes.name === "Attributes" ? (rest[0]?.name ?? "") : attributes.name);
  if (cast?.key !== undefined) throw strayKey(cast.name);
  if (attributes.key !== undefined)
    return attributeRequest(request, table, readLogicalName(attributes.key), cast?.name);
  const value = Object.entries(table.columns)
    .filter(([, column]) => cast === undefined || cast.name === `Microsoft.Dynamics.CRM.${metadataType(column)}`)
    .map(([column, definition]) => ({
      ...pick(
        attributeMetadata(table, column, definition),
        request.options.select,
        cast === undefined ? ANY_ATTRIBUTE : metadataType(definition),
      ),
      ...expandedOptions(request, table, column, definition, cast?.name),
    }));
  return jsonAnswer(request, 200, {
    "@odata.context": odataContext(request, `EntityDefinitions('${table.logicalName}')/Attributes`),
    value,
  });
}
