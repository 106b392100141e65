import { z } from "zod";
import { missingPrivilege } from "../../access/privileges";
import type { Customization } from "../../metadata/broughtTables";
import type { Schema, Table } from "../../metadata/schema";
import type { Column } from "../../metadata/schemaShape";
import { namedGuid } from "../../model/namedGuid";
import { isObject, typeIn, type JsonObject } from "../../model/payload";
import { badPayload, notImplemented, tableNotHere, WebApiError } from "../../model/webApiError";
import { apiUrl, jsonBody, type Answer, type WebApiRequest } from "../../request/webApiRequest";
import { relationshipDefinitions } from "./relationshipDefinition";
import { checkPrefix, writtenColumn } from "./writtenColumn";

function demand({ caller }: WebApiRequest, privilege: string, logicalName: string): void {
  if (!caller.privileges.has(privilege))
    throw missingPrivilege(caller, privilege, { logicalName, code: 0, label: logicalName });
}

function written(request: WebApiRequest, address: string): Answer {
  return { status: 204, headers: { "odata-entityid": `${apiUrl(request)}/${address}` } };
}

function checkNewColumn(table: Table, name: string): void {
  if (table.columns[name] === undefined) return;
  throw new WebApiError(400, "0x80047013", "An attribute with the specified name already exists");
}

function withColumn<T extends Pick<Customization, "columns">>(own: T, table: string, name: string, column: Column): T {
  return { ...own, columns: { ...own.columns, [table]: { ...own.columns[table], [name]: column } } };
}

/**
 * `POST EntityDefinitions(...)/Attributes`. Source: Web API, create and update column definitions.
 * @throws WebApiError 400 for a name that is taken or has no prefix, 403 without prvCreateAttribute, 501
 */
export function defineColumn(request: WebApiRequest, table: Table): Answer {
  demand(request, "prvCreateAttribute", "attribute");
  const { name, column } = writtenColumn(jsonBody(request));
  checkNewColumn(table, name);
  request.environment.solutions.customize((own) => withColumn(own, table.logicalName, name, column));
  const id = namedGuid(`attribute ${table.logicalName}.${name}`);
  const tableId = namedGuid(`table ${table.logicalName}`);
  return written(request, `EntityDefinitions(${tableId})/Attributes(${id})`);
}

/**
 * `PUT EntityDefinitions(...)/Attributes(...)`: the whole definition takes the place of the one before; the type and what
 * a definition tells of in other places, such as options, stay. Source: Web API, create and update column definitions.
 * @throws WebApiError 400 for a body that is no such column, 403 without prvWriteAttribute, 501 for one that no request
 * has made
 */
export function changeColumn(request: WebApiRequest, table: Table, name: string): Answer {
  demand(request, "prvWriteAttribute", "attribute");
  const told = Object.entries(jsonBody(request)).filter(([, value]) => value !== null);
  request.environment.solutions.customize((own) => {
    const standing = own.columns[table.logicalName]?.[name];
    if (standing === undefined || standing.type === "Lookup")
      throw notImplemented(`A change of the column '${name}', which no request has made by itself,`);
    const { name: sent, column } = writtenColumn(Object.fromEntries(told));
    if (sent !== name || column.type !== standing.type)
      throw badPayload("attributes", "The name and the type of a column cannot be changed.");
    return withColumn(own, table.logicalName, name, { ...standing, ...column });
  });
  return { status: 204 };
}

function without({ columns, ...own }: Customization, table: string, column: string): Customization {
  const left = Object.fromEntries(Object.entries(columns[table] ?? {}).filter(([name]) => name !== column));
  return { ...own, columns: { ...columns, [table]: left } };
}

/**
 * `DELETE EntityDefinitions(...)/Attributes(...)`: the column goes with what rows hold in it.
 * @throws WebApiError 403 without prvDeleteAttribute, 400 while something needs it, 501 for one that no request has made
 */
export function removeColumn(request: WebApiRequest, table: Table, column: string): Answer {
  demand(request, "prvDeleteAttribute", "attribute");
  request.environment.solutions.customize((own) => {
    if (own.columns[table.logicalName]?.[column] === undefined)
      throw notImplemented(`The deletion of the column '${column}', which no request has made,`);
    // A lookup stands and falls with its relationship.
    const relationships = own.relationships.filter(
      (one) => one.kind !== "OneToMany" || one.referencing !== table.logicalName || one.column !== column,
    );
    return without({ ...own, relationships }, table.logicalName, column);
  });
  return { status: 204 };
}

const named = z.object({ SchemaName: z.string() });
const oneToMany = named.extend({
  ReferencedEntity: z.string(),
  ReferencingEntity: z.string(),
  ReferencedEntityNavigationPropertyName: z.string().min(1).nullish(),
  ReferencingEntityNavigationPropertyName: z.string().min(1).nullish(),
});
const manyToMany = named.extend({
  Entity1LogicalName: z.string(),
  Entity2LogicalName: z.string(),
  IntersectEntityName: z.string().min(1).nullish(),
  Entity1NavigationPropertyName: z.string().min(1).nullish(),
  Entity2NavigationPropertyName: z.string().min(1).nullish(),
});

function readAs<T>(shape: z.ZodType<T>, body: JsonObject): T {
  const read = shape.safeParse(body);
  if (read.success) return read.data;
  const at = read.error.issues[0]?.path.join(".") ?? "";
  throw badPayload("relationships", `'${at}' does not fit a relationship.`);
}

function tableOf(schema: Schema, name: string): Table {
  const table = schema.tables.get(name);
  if (table === undefined) throw tableNotHere(name);
  return table;
}

function checkNewRelationship(schema: Schema, name: string): void {
  checkPrefix(name, "relationship", "0x80044366");
  if (
    relationshipDefinitions(schema).some(({ values }) => String(values.SchemaName).toLowerCase() === name.toLowerCase())
  )
    throw new WebApiError(
      400,
      "0x80044363",
      `The schema name ${name} for type EntityRelationship is not unique. An ${name} with same name already exists.`,
    );
}

function defineOneToMany(request: WebApiRequest, body: JsonObject): string {
  const { environment } = request;
  const read = readAs(oneToMany, body);
  const name = read.SchemaName;
  checkNewRelationship(environment.schema, name);
  const referencing = tableOf(environment.schema, read.ReferencingEntity);
  const referenced = tableOf(environment.schema, read.ReferencedEntity).logicalName;
  if (!isObject(body.Lookup)) throw badPayload("relationships", "A relationship of one to many has a Lookup.");
  const { name: lookup, column } = writtenColumn(body.Lookup, "LookupAttributeMetadata");
  checkNewColumn(referencing, lookup);
  environment.solutions.customize((own) => ({
    ...withColumn(own, referencing.logicalName, lookup, column),
    relationships: [
      ...own.relationships,
      {
        kind: "OneToMany",
        name,
        referencing: referencing.logicalName,
        referenced,
        column: lookup,
        one: read.ReferencingEntityNavigationPropertyName ?? column.schemaName ?? lookup,
        many: read.ReferencedEntityNavigationPropertyName ?? name,
      },
    ],
  }));
  return name;
}

function defineManyToMany({ environment }: WebApiRequest, body: JsonObject): string {
  const read = readAs(manyToMany, body);
  const name = read.SchemaName;
  checkNewRelationship(environment.schema, name);
  const tables = [read.Entity1LogicalName, read.Entity2LogicalName] as const;
  tables.forEach((table) => tableOf(environment.schema, table));
  if (tables[0] === tables[1]) throw notImplemented("A relationship of many to many of a table with itself");
  environment.solutions.customize((own) => ({
    ...own,
    relationships: [
      ...own.relationships,
      {
        kind: "ManyToMany",
        name,
        tables,
        navigation: [read.Entity1NavigationPropertyName ?? name, read.Entity2NavigationPropertyName ?? name],
        intersect: (read.IntersectEntityName ?? name).toLowerCase(),
      },
    ],
  }));
  return name;
}

/**
 * `POST RelationshipDefinitions`. Source: Web API, create and update table relationships.
 * @throws WebApiError 400 for names that are taken or have no prefix, 403 without prvCreateRelationship, 501
 */
export function defineRelationship(request: WebApiRequest): Answer {
  demand(request, "prvCreateRelationship", "relationship");
  const body = jsonBody(request);
  const kind = typeIn(body);
  const define = { OneToManyRelationshipMetadata: defineOneToMany, ManyToManyRelationshipMetadata: defineManyToMany };
  if (kind !== "OneToManyRelationshipMetadata" && kind !== "ManyToManyRelationshipMetadata")
    throw badPayload("relationships", "A relationship names its type by @odata.type.");
  const name = define[kind](request, body);
  return written(request, `RelationshipDefinitions(${namedGuid(`relationship ${name}`)})`);
}

/**
 * `DELETE RelationshipDefinitions(...)`: its lookup column or its links go along.
 * @throws WebApiError 403 without prvDeleteRelationship, 400 while something needs it, 501 for what no request has made
 */
export function removeRelationship(request: WebApiRequest, name: string): Answer {
  demand(request, "prvDeleteRelationship", "relationship");
  request.environment.solutions.customize((own) => {
    const gone = own.relationships.find((one) => one.name === name);
    if (gone === undefined)
      throw notImplemented(`The deletion of the relationship '${name}', which no request has made,`);
    const left = { ...own, relationships: own.relationships.filter((one) => one !== gone) };
    return gone.kind === "OneToMany" ? without(left, gone.referencing, gone.column) : left;
  });
  return { status: 204 };
}
