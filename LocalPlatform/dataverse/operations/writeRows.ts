import { randomUUID } from "node:crypto";
import type { Caller } from "../access/caller";
import { dateTimeText } from "../model/columnValue";
import type { Environment } from "../model/environment";
import { collectionOf, link, manyToManyOf, targetTable } from "../model/navigation";
import { readPayload, type JsonObject, type Payload } from "../model/payload";
import { lookupOf, type Row, type Value } from "../model/row";
import { newRowValues, setLookup, type Change } from "../rules/change";
import { refuseComponent } from "../rules/componentRules";
import { deriveColumns } from "../rules/derivedColumns";
import { refuseDuplicates } from "../rules/duplicates";
import { applyState } from "../rules/state";
import { TABLE_RULES } from "../rules/tableRules";
import type { Table } from "../metadata/schema";
import { byKey, refuseTakenKeys } from "./rows/rowKeys";
import { badQuery, doesNotExist, duplicateKey } from "../model/webApiError";

/** Whom a write is done for, and where. */
export interface WriteContext {
  readonly environment: Environment;
  readonly caller: Caller;
  /** Whether a row that a published rule finds to be a duplicate is refused; by default none is. */
  readonly detectDuplicates?: boolean;
}

/** A value for a column not valid for the operation is ignored, not an error. Source: Microsoft, column definitions. */
function writable(table: Table, column: string, creating: boolean): boolean {
  const write = table.columns[column]?.write;
  return write === undefined || write === "create+update" || write === (creating ? "create only" : "update only");
}

function applyValues({ table, before, payload, draft }: Change): void {
  for (const [name, value] of payload.values) {
    if (name !== table.key && writable(table, name, before === undefined)) draft.values[name] = value;
  }
}

function applyBinds({ environment, caller, table, before, payload, draft }: Change): void {
  const filled = new Set(payload.binds.filter((bind) => bind.target !== null).map((bind) => bind.column));
  for (const { column, table: leadsTo, target } of payload.binds) {
    if (!writable(table, column, before === undefined)) continue;
    if (target === null) {
      // Of two navigation properties on one column, null empties only the one that is filled: account null must not
      // remove a contact.
      const current = draft.targets[column];
      const meant = current === leadsTo || (leadsTo === "principal" && column !== "ownerid");
      if (meant && !filled.has(column)) setLookup(draft, column, null);
      continue;
    }
    const held = environment.store.get(target.table, target.id);
    if (held === undefined) throw doesNotExist(target.table, target.id);
    if (column === "ownerid") {
      if (target.id !== caller.userId) caller.demand("Assign", table.logicalName, before);
    } else if (leadsTo !== "phonecall") {
      // A party is part of its activity, and asks for no right of its own to it.
      caller.demand("Append", table.logicalName, before);
      caller.demand("AppendTo", target.table, held);
    }
    setLookup(draft, column, target);
  }
}

function has(table: Table, column: string): boolean {
  return table.columns[column] !== undefined;
}

/** Who and when, owner and business unit: what the platform fills in by itself. */
function stamp({ environment, caller, table, before, draft }: Change): void {
  const now = dateTimeText(new Date());
  const author = { table: "systemuser", id: caller.userId };
  const real = caller.onBehalfOf === undefined ? null : { table: "systemuser", id: caller.onBehalfOf };
  const sign = (verb: "created" | "modified", on: Value): void => {
    if (has(table, `${verb}on`)) draft.values[`${verb}on`] = on;
    if (has(table, `${verb}by`)) setLookup(draft, `${verb}by`, author);
    if (has(table, `${verb}onbehalfby`)) setLookup(draft, `${verb}onbehalfby`, real);
  };
  const created = before === undefined ? (draft.values.overriddencreatedon ?? now) : null;
  if (before === undefined) sign("created", created);
  sign("modified", created ?? now);

  if (table.columns.ownerid?.type !== "Owner") return;
  if (lookupOf(draft, "ownerid") === undefined) setLookup(draft, "ownerid", author);
  const owner = lookupOf(draft, "ownerid") ?? author;
  if (has(table, "owninguser")) setLookup(draft, "owninguser", owner.table === "systemuser" ? owner : null);
  if (has(table, "owningteam")) setLookup(draft, "owningteam", owner.table === "team" ? owner : null);
  if (!has(table, "owningbusinessunit")) return;
  const unit = environment.store.get(owner.table, owner.id)?.values._businessunitid_value;
  const unitId = typeof unit === "string" ? unit : environment.businessUnitId;
  setLookup(draft, "owningbusinessunit", { table: "businessunit", id: unitId });
}

function settle(change: Change, detectDuplicates = false): Row {
  const { environment, table, draft, id } = change;
  const rules = TABLE_RULES[table.logicalName];
  applyValues(change);
  applyBinds(change);
  applyState(change);
  stamp(change);
  // Whose it will be decides how far the privilege has to reach.
  if (change.before === undefined) change.caller.demand("Create", table.logicalName, { id, ...draft });
  rules?.onDraft?.(change);
  deriveColumns(change);
  if (detectDuplicates) refuseDuplicates(change);
  draft.values[table.key] = id;
  refuseTakenKeys(environment, table, id, draft.values);
  const row = environment.store.put(table.logicalName, { id, ...draft });
  rules?.onWritten?.(change, row);
  return row;
}

/** Rows made along with this one through single-valued navigation properties: first they, then the lookup. */
function createParents(context: WriteContext, table: Table, payload: Payload): Payload {
  const binds = payload.nested.flatMap(({ navigation, bodies, many }) => {
    const single = table.one[navigation];
    if (many || single?.column === undefined) return [];
    const { column, table: leadsTo } = single;
    return bodies.map((body) => ({
      navigation,
      column,
      table: leadsTo,
      target: { table: leadsTo, id: createRow(context, targetTable(context.environment.schema, leadsTo), body).id },
    }));
  });
  return { ...payload, binds: [...payload.binds, ...binds] };
}

/** Creates a row behind a collection-valued navigation property of another. */
export function createRelated(
  context: WriteContext,
  table: Table,
  row: Row,
  navigation: string,
  body: JsonObject,
): Row {
  const { schema } = context.environment;
  const many = manyToManyOf(schema, table, navigation);
  if (many === undefined) {
    const { target } = collectionOf(schema, table, navigation);
    const bind = `${table.many[navigation]?.partner ?? ""}@odata.bind`;
    return createRow(context, target, { ...body, [bind]: `/${table.set}(${row.id})` });
  }
  const made = createRow(context, many.target, body);
  relate(context, table, row, navigation, made.id);
  return made;
}

function createChildren(context: WriteContext, table: Table, payload: Payload, row: Row): void {
  for (const { navigation, bodies, many } of payload.nested) {
    if (many) for (const body of bodies) createRelated(context, table, row, navigation, body);
  }
}

/**
 * Relates a row to another through a collection-valued navigation property of the first: by the other's lookup, or by a
 * link of many to many.
 * @throws WebApiError 403 without the privileges, 404 for a row that is not there.
 */
export function relate(context: WriteContext, table: Table, row: Row, navigation: string, otherId: string): void {
  const { environment, caller } = context;
  const many = manyToManyOf(environment.schema, table, navigation);
  const target = many?.target ?? collectionOf(environment.schema, table, navigation).target;
  const other = environment.store.get(target.logicalName, otherId);
  if (other === undefined) throw doesNotExist(target.logicalName, otherId);
  if (many === undefined) {
    const partner = table.many[navigation]?.partner ?? "";
    updateRow(context, target, other, { [`${partner}@odata.bind`]: `/${table.set}(${row.id})` });
    return;
  }
  caller.demand("Append", table.logicalName, row);
  caller.demand("AppendTo", target.logicalName, other);
  link(environment, table, row.id, navigation, otherId);
}

/**
 * Creates a row and, by deep insert, its related rows, whole or not at all.
 * @param id the row's key, when the URL names it; else the body's, else a fresh one.
 * @throws WebApiError as documented: 400 for what the body gets wrong, 403 without the privilege, 404 for a bind
 * target, 412 for a taken key.
 */
export function createRow(context: WriteContext, table: Table, body: JsonObject, id?: string): Row {
  const { environment, caller } = context;
  return environment.store.transaction(() => {
    refuseComponent(table.logicalName);
    const read = readPayload(environment.schema, table, body, byKey(environment));
    caller.demand("Create", table.logicalName);
    const stated = read.values.get(table.key);
    const key = id ?? (typeof stated === "string" ? stated : randomUUID());
    if (environment.store.get(table.logicalName, key) !== undefined) throw duplicateKey();
    const draft = { values: newRowValues(table), targets: {} };
    TABLE_RULES[table.logicalName]?.onPayload?.({ environment, caller, table, id: key, payload: read, draft });
    const payload = createParents(context, table, read);
    const row = settle({ environment, caller, table, id: key, payload, draft }, context.detectDuplicates);
    createChildren(context, table, payload, row);
    for (const { navigation, targets } of payload.links)
      for (const target of targets) relate(context, table, row, navigation, target.id);
    return row;
  });
}

/**
 * Updates the columns that the body names.
 * @throws WebApiError as documented; deep insert is not for updates (400).
 */
export function updateRow(context: WriteContext, table: Table, before: Row, body: JsonObject): Row {
  const { environment, caller } = context;
  return environment.store.transaction(() => {
    refuseComponent(table.logicalName);
    const payload = readPayload(environment.schema, table, body, byKey(environment));
    const [nested] = payload.nested;
    if (nested !== undefined)
      throw badQuery(`Related rows ('${nested.navigation}') can be created only together with a new row.`);
    const [linked] = payload.links;
    if (linked !== undefined)
      throw badQuery(`Rows ('${linked.navigation}') can be related by a list only together with a new row.`);
    caller.demand("Write", table.logicalName, before);
    const draft = { values: { ...before.values }, targets: { ...before.targets } };
    const change: Change = { environment, caller, table, id: before.id, before, payload, draft };
    TABLE_RULES[table.logicalName]?.onPayload?.(change);
    return settle(change, context.detectDuplicates);
  });
}

/**
 * Writes what an action derives by itself: no body to read, no rule to ask, but signed, dated and told on like any
 * update. The caller has seen to privileges.
 */
export function updateDerived(
  { environment, caller }: WriteContext,
  table: Table,
  before: Row,
  fill: (draft: Change["draft"]) => void,
): Row {
  return environment.store.transaction(() => {
    const draft = { values: { ...before.values }, targets: { ...before.targets } };
    const payload: Payload = { values: new Map(), binds: [], nested: [], links: [] };
    const change: Change = { environment, caller, table, id: before.id, before, payload, draft };
    fill(draft);
    stamp(change);
    const row = environment.store.put(table.logicalName, { id: before.id, ...draft });
    TABLE_RULES[table.logicalName]?.onWritten?.(change, row);
    return row;
  });
}
