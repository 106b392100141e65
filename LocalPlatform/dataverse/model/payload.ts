import { checkValue, readValue } from "./columnValue";
import { isGuid } from "../../../Transcript/text/guid";
import { tableNotImplemented } from "./navigation";
import { roundedValue } from "./numberValue";
import { readRowKey, type FindByKey } from "./rowKey";
import type { RowReference, Value } from "./row";
import type { Schema, Table } from "../metadata/schema";
import { badPayload, badQuery, invalidProperty, undeclaredProperty, WebApiError } from "./webApiError";

/** One `navigation@odata.bind`, or null to empty the lookup. */
export interface Bind {
  readonly navigation: string;
  readonly column: string;
  /** Table the navigation property leads to; `principal` for an owner. */
  readonly table: string;
  readonly target: RowReference | null;
}

/** A request body, read: what is to be written to one row, and the related rows to be created with it. */
export interface Payload {
  readonly values: ReadonlyMap<string, Value>;
  readonly binds: readonly Bind[];
  /** Rows to relate to a new one, by collection-valued navigation property. */
  readonly links: readonly { readonly navigation: string; readonly targets: readonly RowReference[] }[];
  /** Deep insert: related rows by navigation property, single-valued first. */
  readonly nested: readonly {
    readonly navigation: string;
    readonly bodies: readonly JsonObject[];
    readonly many: boolean;
  }[];
}

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The type that a body says it is of, without its namespace; undefined where it says none. */
export function typeIn(body: JsonObject): string | undefined {
  const type = body["@odata.type"];
  return typeof type === "string" ? type.replace(/^#?Microsoft\.Dynamics\.CRM\./, "") : undefined;
}

const BIND = "@odata.bind";

/** A URL's own escapes undone; a lone percent sign stays what it is. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Entity set and key at the end of a row's address; empty texts where it is none. */
export function readAddress(text: string): readonly [set: string, key: string] {
  const [, set = "", key = ""] = /(?:^|\/)([A-Za-z]\w*)\(((?:'[^']*'|[^'()])*)\)$/.exec(unescaped(text).trim()) ?? [];
  return [set, key];
}

/**
 * Reads `/contacts(guid)`, `contacts(emailaddress1='x')` or the row's whole URL.
 * @throws WebApiError 400 when it is none of these, or not of a table the navigation property leads to; 404 for an
 * alternate key that no row has; 501 when that table is not here.
 */
export function readBindTarget(
  schema: Schema,
  table: Table,
  navigation: string,
  leadsTo: string,
  text: string,
  find: FindByKey,
): RowReference {
  const [set, id] = readAddress(text);
  const target = schema.bySet.get(set);
  if (!isGuid(id) && !id.includes("="))
    throw badPayload(
      table.set,
      `The value '${text}' of '${navigation}${BIND}' is not the address of a row, such as '/contacts(00000000-0000-0000-0000-000000000000)'.`,
    );
  if (target === undefined && leadsTo !== "principal" && !schema.tables.has(leadsTo))
    throw tableNotImplemented(leadsTo);
  if (target === undefined) throw new WebApiError(404, "0x8006088a", `Resource not found for the segment '${set}'.`);
  const fits =
    leadsTo === "principal" ? ["systemuser", "team"].includes(target.logicalName) : target.logicalName === leadsTo;
  if (!fits) {
    throw badPayload(
      table.set,
      `The entity type 'Microsoft.Dynamics.CRM.${target.logicalName}' of '${text}' does not match the type ` +
        `'Microsoft.Dynamics.CRM.${leadsTo}' of the navigation property '${navigation}'.`,
    );
  }
  const key = readRowKey(target, id);
  return { table: target.logicalName, id: "id" in key ? key.id : find(target, key) };
}

/** `collection@odata.bind: ["/tasks(guid)", ...]`. Source: Microsoft, "Create a table row", Associate rows on create. */
function readLinks(
  schema: Schema,
  table: Table,
  navigation: string,
  value: unknown,
  find: FindByKey,
): Payload["links"][number] {
  const leadsTo = table.many[navigation]?.table ?? "";
  if (!Array.isArray(value) || !value.every((one) => typeof one === "string"))
    throw badPayload(table.set, `The value of '${navigation}${BIND}' must be an array of texts.`);
  return { navigation, targets: value.map((one) => readBindTarget(schema, table, navigation, leadsTo, one, find)) };
}

function readBind(schema: Schema, table: Table, navigation: string, value: unknown, find: FindByKey): Bind | undefined {
  const single = Object.hasOwn(table.one, navigation) ? table.one[navigation] : undefined;
  if (single === undefined) throw undeclaredProperty(table.set, table.logicalName, navigation);
  if (value !== null && typeof value !== "string")
    throw badPayload(table.set, `The value of '${navigation}${BIND}' must be a text or null.`);
  const target = value === null ? null : readBindTarget(schema, table, navigation, single.table, value, find);
  return single.column === undefined ? undefined : { navigation, column: single.column, table: single.table, target };
}

/**
 * Reads a body for a table. Addresses in it that name a row by an alternate key are followed by `find`. Names are case-sensitive, as in the metadata.
 * @throws WebApiError 400 for unknown columns and navigation properties, wrong types, texts too long, options out of
 * range.
 */
export function readPayload(schema: Schema, table: Table, body: JsonObject, find: FindByKey): Payload {
  const values = new Map<string, Value>();
  const binds: Bind[] = [];
  const nested: Payload["nested"][number][] = [];
  const links: Payload["links"][number][] = [];
  for (const [name, given] of Object.entries(body)) {
    if (name.endsWith(BIND)) {
      const navigation = name.slice(0, -BIND.length);
      if (Object.hasOwn(table.many, navigation)) {
        links.push(readLinks(schema, table, navigation, given, find));
        continue;
      }
      const bind = readBind(schema, table, navigation, given, find);
      if (bind !== undefined) binds.push(bind);
      continue;
    }
    if (name.includes("@")) {
      const owner = name.slice(0, name.indexOf("@"));
      // Annotations of a property that is there, or of the row itself, say nothing to write.
      if (owner !== "" && !Object.hasOwn(body, owner) && !table.properties.has(owner))
        throw undeclaredProperty(table.set, table.logicalName, owner);
      continue;
    }
    const property = table.properties.get(name);
    if (property !== undefined && !property.lookup) {
      const value = readValue(table, property, given);
      checkValue(table, property, value);
      values.set(name, roundedValue(property, value));
    } else if (property !== undefined) {
      throw badQuery(
        "CRM do not support direct update of Entity Reference properties, Use Navigation properties instead.",
      );
    } else if (Object.hasOwn(table.one, name)) {
      if (given === null) {
        const bind = readBind(schema, table, name, null, find);
        if (bind !== undefined) binds.push(bind);
      } else if (isObject(given)) nested.unshift({ navigation: name, bodies: [given], many: false });
      else throw badPayload(table.set, `The value of the navigation property '${name}' must be an object.`);
    } else if (Object.hasOwn(table.many, name)) {
      if (!Array.isArray(given) || !given.every(isObject))
        throw badPayload(table.set, `The value of the navigation property '${name}' must be an array of objects.`);
      nested.push({ navigation: name, bodies: given, many: true });
    } else {
      throw invalidProperty(table.set, table.logicalName, name);
    }
  }
  return { values, binds, nested, links };
}
