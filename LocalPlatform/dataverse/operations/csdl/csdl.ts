import { PUBLISHED, type Operation, type StructuredType } from "../../metadata/published/types";
import type { Schema } from "../../metadata/schema";
import { badQuery, noResource } from "../../model/webApiError";
import { readQueryString } from "../../odata/parseQueryOptions";
import type { Answer, WebApiRequest } from "../../request/webApiRequest";
import { BOUND } from "../boundOperations";
import { UNBOUND } from "../unboundOperations";
import { element, serialized, type CsdlElement } from "./csdlElement";
import { baseTypes, property, tableSet, tableType } from "./csdlTables";
import { bareType } from "../definitions/definition";
import { DEFINITION_SETS } from "../definitions/definitionRequest";
import { QUERY_FUNCTIONS } from "./queryFunctions";

const COMMUNITY = "OData.Community.Keys.V1";

function structured(kind: "EntityType" | "ComplexType", name: string, type: StructuredType): CsdlElement {
  const attributes = {
    Name: name,
    BaseType: type.base === undefined ? undefined : `mscrm.${type.base}`,
    Abstract: /^(MetadataBase|RelationshipMetadataBase)$/.test(name) ? "true" : undefined,
  };
  return element(kind, attributes, [
    ...(name === "MetadataBase" ? [element("Key", {}, [element("PropertyRef", { Name: "MetadataId" })])] : []),
    ...Object.entries(type.properties).map(([key, of]) => property(key, of)),
    ...Object.entries(type.navigation).map(([key, of]) =>
      element("NavigationProperty", {
        Name: key,
        Type: of.replace("!", ""),
        Nullable: of.startsWith("Collection(") ? undefined : "false",
      }),
    ),
  ]);
}

function operationElement(name: string, { kind, bound, parameters, returns }: Operation): CsdlElement {
  const typed = (of: string) => ({
    Type: of.replace("!", ""),
    Nullable: of.endsWith("!") ? "false" : undefined,
    Unicode: of.includes("Edm.String") ? "false" : undefined,
  });
  return element(kind, { Name: name, IsBound: bound ? "true" : undefined }, [
    ...Object.entries(parameters).map(([key, of]) => element("Parameter", { Name: key, ...typed(of) })),
    ...(returns === undefined ? [] : [element("ReturnType", typed(returns))]),
  ]);
}

/** An operation as it is bound to a table. */
function boundTo(table: string, operation: Operation): Operation {
  const [first = ["entity"], ...others] = Object.entries(operation.parameters);
  return { ...operation, parameters: { [first[0]]: `mscrm.${table}!`, ...Object.fromEntries(others) } };
}

/** The functions and actions that are here; a bound one once for each table. */
function operationsHere(): readonly (readonly [string, Operation])[] {
  const find = (name: string, as = (operation: Operation) => operation): (readonly [string, Operation])[] => {
    const operation = PUBLISHED.operations[name];
    return operation === undefined ? [] : [[name, as(operation)]];
  };
  return [
    ...Object.keys(UNBOUND).flatMap((name) => find(name)),
    ...Object.entries(BOUND).flatMap(([table, operations]) =>
      Object.keys(operations).flatMap((name) => find(name, (operation) => boundTo(table, operation))),
    ),
    ...QUERY_FUNCTIONS.flatMap((name) => find(name)),
  ];
}

/** Names of all types that parameters, answers and their properties are of, beside the tables. */
function typesOf(operations: readonly (readonly [string, Operation])[]): ReadonlySet<string> {
  const found = new Set<string>();
  const follow = (type: string): void => {
    const name = bareType(type);
    if (found.has(name)) return;
    found.add(name);
    const { base, properties = {}, navigation = {} } = PUBLISHED.complex[name] ?? PUBLISHED.entity[name] ?? {};
    [...(base === undefined ? [] : [base]), ...Object.values(properties), ...Object.values(navigation)].forEach(follow);
  };
  Object.keys(PUBLISHED.entity).forEach(follow);
  ["StatusOptionMetadata", "StateOptionMetadata"].forEach(follow);
  for (const [, { parameters, returns = "Edm.String" }] of operations)
    [...Object.values(parameters), returns].forEach(follow);
  return found;
}

function imports(operations: readonly (readonly [string, Operation])[]): readonly CsdlElement[] {
  return operations
    .filter(([name]) => Object.hasOwn(UNBOUND, name))
    .map(([name, { kind }]) => element(`${kind}Import`, { Name: name, [kind]: `Microsoft.Dynamics.CRM.${name}` }));
}

function schemaElement(schema: Schema): CsdlElement {
  const operations = operationsHere();
  const needed = typesOf(operations);
  const has = (name: string) => needed.has(name);
  const tables = [...schema.tables.values()];
  const based = baseTypes();
  const described = new Set([
    ...schema.tables.keys(),
    ...Object.keys(PUBLISHED.entity),
    ...based.map(({ attributes }) => attributes.Name),
  ]);
  const elsewhere = [...needed].filter(
    (name) =>
      /^[a-z]/.test(name) &&
      !name.startsWith("mscrm.") &&
      !described.has(name) &&
      PUBLISHED.complex[name] === undefined,
  );
  return element(
    "Schema",
    { Namespace: "Microsoft.Dynamics.CRM", Alias: "mscrm", xmlns: "http://docs.oasis-open.org/odata/ns/edm" },
    [
      ...based,
      ...tables.map((table) => tableType(schema, table)),
      // Tables that a parameter is of, and that are not here: their names alone.
      ...elsewhere.map((name) => element("EntityType", { Name: name, BaseType: "mscrm.crmbaseentity" })),
      ...Object.entries(PUBLISHED.entity).map(([name, type]) => structured("EntityType", name, type)),
      ...Object.entries(PUBLISHED.complex)
        .filter(([name]) => has(name))
        .map(([name, type]) => structured("ComplexType", name, type)),
      ...Object.entries(PUBLISHED.enum)
        .filter(([name]) => has(name))
        .map(([name, { flags, members }]) =>
          element("EnumType", { Name: name, IsFlags: flags ? "true" : undefined }, [
            ...Object.entries(members).map(([member, value]) =>
              element("Member", { Name: member, Value: String(value) }),
            ),
          ]),
        ),
      ...operations.map(([name, operation]) => operationElement(name, operation)),
      element("EntityContainer", { Name: "System" }, [
        ...tables.map((table) => tableSet(schema, table)),
        ...Object.entries(DEFINITION_SETS).map(([name, { type }]) =>
          element("EntitySet", { Name: name, EntityType: `Microsoft.Dynamics.CRM.${type}` }),
        ),
        ...imports(operations),
      ]),
    ],
  );
}

/** The metadata document: tables, columns, navigation properties, functions and actions that are here, in CSDL. */
export function csdlDocument(schema: Schema): string {
  const include = [
    element("edmx:Include", { Namespace: COMMUNITY, Alias: "Keys" }),
    element("edmx:IncludeAnnotations", { TermNamespace: COMMUNITY }),
  ];
  const edmx = element("edmx:Edmx", { Version: "4.0", "xmlns:edmx": "http://docs.oasis-open.org/odata/ns/edmx" }, [
    element("edmx:Reference", { Uri: `http://vocabularies.odata.org/${COMMUNITY}.xml` }, include),
    element("edmx:DataServices", {}, [schemaElement(schema)]),
  ]);
  return `<?xml version="1.0" encoding="utf-8"?>${serialized(edmx)}`;
}

/**
 * `GET $metadata`. Source: Web API service documents.
 * @throws WebApiError 400 for another option than `annotations`, which adds nothing here.
 */
export function csdlRequest(request: WebApiRequest): Answer {
  if (request.method !== "GET") throw noResource(request.uri);
  const unfit = [...readQueryString(request.query).keys()].find((name) => name !== "annotations");
  if (unfit !== undefined) throw badQuery(`The query parameter ${unfit} is not supported`);
  return { status: 200, body: csdlDocument(request.environment.schema), contentType: "application/xml" };
}
