import { isGuid } from "../../../../Transcript/text/guid";
import type { Schema, Table } from "../../metadata/schema";
import type { JsonObject } from "../../model/payload";
import { badQuery, noSegment, notImplemented, strayKey, WebApiError } from "../../model/webApiError";
import { NAMESPACE, type Segment } from "../../request/resourcePath";
import { jsonAnswer, odataContext, type Answer, type WebApiRequest } from "../../request/webApiRequest";
import { bareType, castType, derivesFrom, navigationType, propertyType, valueOf, type Definition } from "./definition";
import { columnDefinition } from "./columnDefinition";
import { defineKey, removeKey } from "./defineKey";
import { readDefinitionOptions, type DefinitionOptions } from "./definitionOptions";
import { globalOptionSets } from "./optionSetDefinition";
import { relationshipDefinitions } from "./relationshipDefinition";
import { relatedTo, view } from "./showDefinition";
import { tableDefinition } from "./tableDefinition";
import { changeColumn, defineColumn, defineRelationship, removeColumn, removeRelationship } from "./writeDefinitions";

interface Root {
  readonly type: string;
  readonly all: (schema: Schema) => readonly Definition[];
}

function tableDefinitions(schema: Schema): readonly Definition[] {
  return [...schema.tables.values()].map((table) => tableDefinition(schema, table));
}

/** Entity sets of metadata. */
export const DEFINITION_SETS: Readonly<Record<string, Root>> = {
  EntityDefinitions: {
    type: "EntityMetadata",
    all: tableDefinitions,
  },
  RelationshipDefinitions: { type: "RelationshipMetadataBase", all: relationshipDefinitions },
  GlobalOptionSetDefinitions: { type: "OptionSetMetadataBase", all: ({ tables }) => globalOptionSets(tables) },
};

/** By which property a definition is named, besides its MetadataId. Source: Web API, retrieve by name or MetadataId. */
const NAMED_BY: Readonly<Record<string, string>> = {
  EntityMetadata: "LogicalName",
  AttributeMetadata: "LogicalName",
  EntityKeyMetadata: "LogicalName",
  RelationshipMetadataBase: "SchemaName",
  OptionSetMetadataBase: "Name",
};

/** Where a path has led so far. */
type Place =
  | { readonly kind: "many"; readonly type: string; readonly items: readonly Definition[]; readonly context: string }
  | { readonly kind: "one"; readonly type: string; readonly item: Definition | null; readonly context: string };

/** Whether a request is for metadata. */
export function isDefinitionRequest(segments: readonly Segment[]): boolean {
  return Object.hasOwn(DEFINITION_SETS, segments[0]?.name ?? "");
}

function notFound(what: string): WebApiError {
  return new WebApiError(404, "0x80060888", `Could not find ${what}.`);
}

function named(place: Place & { readonly kind: "many" }, key: string): Place {
  const by = Object.entries(NAMED_BY).find(([type]) => derivesFrom(place.type, type))?.[1] ?? "";
  const [, property = "MetadataId", quoted, plain = ""] = /^(?:(\w+)=)?(?:'((?:[^']|'')*)'|([^']*))$/.exec(key) ?? [];
  const value = quoted === undefined ? plain.toLowerCase() : quoted.replaceAll("''", "'");
  const fits =
    property === "MetadataId" ? quoted === undefined && isGuid(plain) : property === by && quoted !== undefined;
  if (!fits) throw badQuery(`Error in query syntax: '${key}' names nothing of type '${place.type}'.`);
  const item = place.items.find((each) => each.values[property] === value);
  if (item === undefined) throw notFound(`a definition of type '${place.type}' with the ${property} '${value}'`);
  return { kind: "one", type: place.type, item, context: place.context };
}

function cast(place: Place, name: string): Place {
  const type = castType(name, place.type);
  if (type === undefined) throw noSegment(NAMESPACE + name);
  const context = `${place.context}/${NAMESPACE}${name}`;
  if (place.kind === "many")
    return { kind: "many", type, items: place.items.filter((item) => derivesFrom(item.type, type)), context };
  if (place.item !== null && !derivesFrom(place.item.type, type))
    throw notFound(`a definition of type '${type}'; it is a '${place.item.type}'`);
  return { ...place, type, context };
}

function below(place: Place, { name, key }: Segment): Place {
  if (name.startsWith(NAMESPACE)) {
    if (key !== undefined) throw strayKey(name);
    return cast(place, name.slice(NAMESPACE.length));
  }
  const leadsTo = place.kind === "one" ? navigationType(place.type, name) : undefined;
  if (place.kind === "many" || leadsTo === undefined || place.item === null) throw noSegment(name);
  const { item } = place;
  const related = relatedTo(item, name);
  const by = item.values.LogicalName;
  const context = `${place.context}(${typeof by === "string" ? `'${by}'` : item.values.MetadataId})/${name}`;
  const type = bareType(leadsTo);
  if (leadsTo.startsWith("Collection(")) {
    const all: Place = { kind: "many", type, items: (related ?? []) as readonly Definition[], context };
    return key === undefined ? all : named(all, key);
  }
  if (key !== undefined) throw strayKey(name);
  return { kind: "one", type, item: related as Definition | null, context };
}

function contextOf(request: WebApiRequest, { context, kind }: Place, { select, expand }: DefinitionOptions): string {
  const named = [
    ...(select ?? []),
    ...expand.map(
      ({ navigation, options }) => navigation + (options.select === undefined ? "" : `(${options.select.join(",")})`),
    ),
  ];
  const shown = named.length === 0 ? "" : `(${named.join(",")})`;
  return odataContext(request, context + shown + (kind === "one" ? "/$entity" : ""));
}

function answerFor(request: WebApiRequest, place: Place): Answer {
  const options = readDefinitionOptions(request.query);
  // Documented: choices that stand by themselves are read all at once, or one by its name or id.
  if (place.type === "OptionSetMetadataBase" && options.filter !== undefined)
    throw badQuery("The query parameter $filter is not supported");
  const { keeps, show } = view(place.type, options);
  const context = { "@odata.context": contextOf(request, place, options) };
  if (place.kind === "many")
    return jsonAnswer(request, 200, { ...context, value: place.items.filter(keeps).map(show) });
  return place.item === null ? { status: 204 } : jsonAnswer(request, 200, { ...context, ...show(place.item) });
}

/** `.../DisplayName` and the like: one property by itself. */
function propertyAnswer(
  request: WebApiRequest,
  place: Place & { readonly item: Definition },
  name: string,
  type: string,
): Answer {
  const value = valueOf(place.item, name, type);
  if (value === null) return { status: 204 };
  const context = { "@odata.context": odataContext(request, `${place.context}/${name}`) };
  return jsonAnswer(request, 200, isComplex(value) ? { ...context, ...value } : { ...context, value });
}

function isComplex(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Columns, alternate keys and relationships can be defined and removed; what else writes metadata is refused by name. */
function definitionWrite(request: WebApiRequest, first: Segment): Answer {
  const { method, segments, environment } = request;
  const { schema } = environment;
  const [, below, ...rest] = segments;
  let answer: Answer | undefined;
  if (first.name === "EntityDefinitions" && first.key !== undefined && below !== undefined && rest.length === 0) {
    const place = named(allOf("EntityMetadata", tableDefinitions(schema)), first.key);
    const table = schema.tables.get(nameIn(place, "LogicalName"));
    if (table !== undefined) answer = partWrite(request, table, below);
  }
  if (first.name === "RelationshipDefinitions" && below === undefined) answer = relationshipWrite(request, first.key);
  if (answer !== undefined) return answer;
  throw notImplemented(`${method} on '${segments.map(({ name }) => name).join("/")}'`);
}

/** Of a table's keys or columns. @returns undefined for what is not written here */
function partWrite(request: WebApiRequest, table: Table, { name, key }: Segment): Answer | undefined {
  const { method } = request;
  if (method === "POST" && key === undefined) {
    if (name === "Keys") return defineKey(request, table);
    return name === "Attributes" ? defineColumn(request, table) : undefined;
  }
  if (key === undefined) return undefined;
  if (name === "Keys" && method === "DELETE") return removeKey(table, key);
  if (name !== "Attributes" || (method !== "DELETE" && method !== "PUT")) return undefined;
  const columns = Object.entries(table.columns).map(([one, column]) => columnDefinition(table, one, column));
  const column = nameIn(named(allOf("AttributeMetadata", columns), key), "LogicalName");
  return method === "PUT" ? changeColumn(request, table, column) : removeColumn(request, table, column);
}

/** @returns undefined for what is not written here */
function relationshipWrite(request: WebApiRequest, key: string | undefined): Answer | undefined {
  if (key === undefined) return request.method === "POST" ? defineRelationship(request) : undefined;
  if (request.method !== "DELETE") return undefined;
  const all = allOf("RelationshipMetadataBase", relationshipDefinitions(request.environment.schema));
  return removeRelationship(request, nameIn(named(all, key), "SchemaName"));
}

function allOf(type: string, items: readonly Definition[]): Place & { readonly kind: "many" } {
  return { kind: "many", type, items, context: "" };
}

function nameIn(place: Place, property: string): string {
  const name = place.kind === "one" ? place.item?.values[property] : undefined;
  return typeof name === "string" ? name : "";
}

/**
 * Requests for metadata: tables, their columns, keys and relationships, all relationships, and the choices that stand by
 * themselves; by name or by MetadataId, cast to a type of their own, with `$select`, `$filter` and `$expand`.
 * @throws WebApiError 404 for what is not there, 400 for names and options that do not fit, 501 for whatever writes.
 */
export function definitionRequest(request: WebApiRequest): Answer {
  const [first, ...rest] = request.segments;
  const root = DEFINITION_SETS[first?.name ?? ""];
  if (first === undefined || root === undefined) throw noSegment(first?.name ?? "");
  if (request.method !== "GET") return definitionWrite(request, first);
  const all = {
    kind: "many",
    type: root.type,
    items: root.all(request.environment.schema),
    context: first.name,
  } as const;
  let place: Place = first.key === undefined ? all : named(all, first.key);
  for (const [at, segment] of rest.entries()) {
    const type = propertyType(place.type, segment.name);
    if (type !== undefined && place.kind === "one" && place.item !== null && at === rest.length - 1)
      return propertyAnswer(request, { ...place, item: place.item }, segment.name, type);
    place = below(place, segment);
  }
  return answerFor(request, place);
}
