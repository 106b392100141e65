import { z } from "zod";
import type { Table } from "../../metadata/schema";
import type { Column } from "../../metadata/schemaShape";
import { namedGuid } from "../../model/namedGuid";
import { badPayload, WebApiError } from "../../model/webApiError";
import { apiUrl, jsonBody, type Answer, type WebApiRequest } from "../../request/webApiRequest";

/** Kinds of columns that a key may be of. Source: define alternate keys for a table. */
const KINDS: ReadonlySet<Column["type"]> = new Set(["Decimal", "Integer", "String", "DateTime", "Lookup", "Picklist"]);

const definition = z.object({ SchemaName: z.string().regex(/^\w+$/), KeyAttributes: z.array(z.string()).min(1) });

/** MetadataId of a key. */
export function keyId(table: Table, name: string): string {
  return namedGuid(`key ${table.logicalName}.${name}`);
}

function invalid(why: string): WebApiError {
  return new WebApiError(400, "0x8006088f", `Invalid EntityKey Operation performed : ${why}`);
}

/**
 * `POST EntityDefinitions(...)/Keys`: an alternate key of columns that are there. It holds at once; the service makes an
 * index first.
 * @throws WebApiError 400 for a name or columns that have a key already, and columns that no key can be of.
 */
export function defineKey(request: WebApiRequest, table: Table): Answer {
  const read = definition.safeParse(jsonBody(request));
  if (!read.success) throw badPayload("EntityDefinitions", "A key has a SchemaName and KeyAttributes.");
  const { SchemaName: name, KeyAttributes: columns } = read.data;
  const unfit = columns.find((column) => {
    const kind = Object.hasOwn(table.columns, column) ? table.columns[column]?.type : undefined;
    return kind === undefined || !KINDS.has(kind);
  });
  if (unfit !== undefined) throw invalid(`'${unfit}' is no column of '${table.logicalName}' that a key can be of.`);
  if (Object.keys(table.keys).some((other) => other.toLowerCase() === name.toLowerCase()))
    throw new WebApiError(
      400,
      "0x80060893",
      `An entity key with the name ${name} already exists on entity ${table.logicalName}.`,
    );
  const same = [...columns].sort().join();
  if (Object.values(table.keys).some((other) => [...other].sort().join() === same))
    throw new WebApiError(400, "0x80060894", "An entity key with the selected attributes already exists on entity.");
  table.keys[name] = columns;
  const address = `${apiUrl(request)}/EntityDefinitions(LogicalName='${table.logicalName}')/Keys(${keyId(table, name)})`;
  return { status: 204, headers: { "odata-entityid": address } };
}

/** `DELETE EntityDefinitions(...)/Keys(...)`. @throws WebApiError 404 for a key that is not there. */
export function removeKey(table: Table, key: string): Answer {
  const name = Object.keys(table.keys).find((one) => keyId(table, one) === key.toLowerCase());
  if (name === undefined)
    throw new WebApiError(404, "0x80060888", `Could not find a key with the MetadataId '${key}'.`);
  Reflect.deleteProperty(table.keys, name);
  return { status: 204 };
}
