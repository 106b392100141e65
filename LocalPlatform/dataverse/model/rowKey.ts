import { isGuid } from "../../../Transcript/text/guid";
import type { Property, Table } from "../metadata/schema";
import { readValue } from "./columnValue";
import type { Value } from "./row";
import { badQuery, WebApiError } from "./webApiError";

/** Values of the columns of one of a table's alternate keys. */
export interface AlternateKey {
  readonly values: readonly { readonly property: Property; readonly value: Value }[];
}

/** What names a row in an address: its id, or an alternate key. */
export type RowKey = { readonly id: string } | AlternateKey;

/** Finds the id of the row that an alternate key names. @throws WebApiError 404 where there is none */
export type FindByKey = (table: Table, key: AlternateKey) => string;

/**
 * Columns that are no key of the table. Text: Microsoft, "Use an alternate key to reference a record", Exceptions when
 * using alternate keys with the Web API; code as met on real environments.
 */
function notAKey({ logicalName }: Table): WebApiError {
  const type = `Microsoft.Dynamics.CRM.${logicalName}`;
  return badQuery(
    `The key in the request URI is not valid for resource '${type}'. Ensure that the names and number of key ` +
      `properties match the declared or alternate key properties for the resource '${type}'.`,
  );
}

/** `name=value` pairs; values in quotes may hold anything, a quote doubled. */
function readPairs(text: string): ReadonlyMap<string, string> | undefined {
  const pairs = new Map<string, string>();
  const pair = /\s*(\w+)\s*=\s*('(?:[^']|'')*'|[^',]*?)\s*(?:,|$)/y;
  while (pair.lastIndex < text.length) {
    const [, name = "", value = ""] = pair.exec(text) ?? [];
    if (name === "" || value === "" || pairs.has(name)) return undefined;
    pairs.set(name, value);
  }
  return pairs.size === 0 ? undefined : pairs;
}

function literal({ definition }: Property, text: string): unknown {
  if (text.startsWith("'")) return text.slice(1, -1).replaceAll("''", "'");
  if (definition.edm === "Edm.Boolean") return text === "true" ? true : text === "false" ? false : text;
  return /^Edm\.(?:Int|De|Do)/.test(definition.edm) ? Number(text) : text;
}

function readKeyValue(table: Table, property: Property, text: string): Value {
  // A text is written in quotes, and nothing else is.
  if (text.startsWith("'") !== (property.definition.edm === "Edm.String")) throw notAKey(table);
  try {
    return readValue(table, property, literal(property, text));
  } catch {
    throw badQuery(`Error in query syntax: ${text} is no '${property.definition.edm}'.`);
  }
}

/**
 * The row key in an address such as `incidents(guid)` or `contacts(emailaddress1='x')`.
 * @throws WebApiError 400: columns that are no key of the table, a value of another type, or no GUID.
 */
export function readRowKey(table: Table, text: string): RowKey {
  const bare = text.startsWith(`${table.key}=`) ? text.slice(table.key.length + 1) : text;
  if (isGuid(bare)) return { id: bare.toLowerCase() };
  if (!text.includes("=")) throw badQuery(`Error in query syntax: '${text}' is not a GUID.`);
  const pairs = readPairs(text);
  if (pairs === undefined) throw badQuery(`Error in query syntax: '${text}'.`);
  const properties = [...pairs.keys()].map((name) => table.properties.get(name));
  const columns = properties.map((property) => property?.column);
  const key = Object.values(table.keys).find(
    (one) => one.length === columns.length && one.every((column) => columns.includes(column)),
  );
  if (key === undefined) throw notAKey(table);
  return {
    values: properties.flatMap((property) =>
      property === undefined
        ? []
        : [{ property, value: readKeyValue(table, property, pairs.get(property.property) ?? "") }],
    ),
  };
}

/** No row has these key values. Source: Microsoft's published error list. */
export function noRowWithKey({ logicalName }: Table): WebApiError {
  const message = `A record with the specified key values does not exist in ${logicalName} entity`;
  return new WebApiError(404, "0x80060891", message);
}

/** Another row has these key values. Source: Microsoft's published error list. */
export function takenKey(name: string, columns: readonly string[]): WebApiError {
  return new WebApiError(
    412,
    "0x80060892",
    `Entity Key ${name} violated. A record with the same value for ${columns.join(", ")} already exists. A duplicate ` +
      "record cannot be created. Select one or more unique values and try again.",
  );
}
