import { endShares } from "../../access/shares";
import { removeLinks } from "../../model/navigation";
import type { Environment } from "../../model/environment";
import type { Row } from "../../model/row";
import type { Table } from "../../metadata/schema";
import { setLookup } from "../../rules/change";
import { refuseComponent } from "../../rules/componentRules";
import type { WriteContext } from "../writeRows";

/**
 * Rows that go with the one deleted; other lookups are emptied. Source: Microsoft, table reference, many-to-one
 * relationships, CascadeConfiguration: those with `Delete: Cascade`, as far as it was found published.
 */
const PARENTAL: ReadonlySet<string> = new Set([
  "annotation.objectid",
  "task.regardingobjectid",
  "phonecall.regardingobjectid",
  "activityparty.activityid",
  "environmentvariablevalue.environmentvariabledefinitionid",
  "incident.customerid",
  "incident.parentcaseid",
  "queueitem.objectid",
  "queueitem.queueid",
]);

/** The lookups of a table that may lead to another. */
function lookupsTo(table: Table, target: string): ReadonlySet<string> {
  return new Set(Object.values(table.one).flatMap(({ table: to, column }) => (to === target ? (column ?? []) : [])));
}

/** Empties a row's lookups, which have lost their target. */
function unlink(store: Environment["store"], table: string, row: Row, columns: readonly string[]): void {
  const draft = { values: { ...row.values }, targets: { ...row.targets } };
  columns.forEach((column) => setLookup(draft, column, null));
  store.put(table, { id: row.id, ...draft });
}

/** Follows the lookups that led to a row, by their indexes: what holds none is not looked at. */
function release(environment: Environment, table: Table, id: string): void {
  const { schema, store } = environment;
  const gone = { table: table.logicalName, id };
  for (const other of schema.tables.values()) {
    const name = other.logicalName;
    const held = new Map<string, string[]>();
    for (const column of lookupsTo(other, gone.table))
      for (const row of store.related(name, column, gone)) held.set(row.id, [...(held.get(row.id) ?? []), column]);
    for (const [heldBy, columns] of held) {
      // It may have gone with another row.
      const row = store.get(name, heldBy);
      if (row === undefined) continue;
      if (columns.some((column) => PARENTAL.has(`${name}.${column}`))) removeRow(environment, other, row);
      else unlink(store, name, row, columns);
    }
  }
}

/** Removes a row with what hangs on it, whoever asks. */
export function removeRow(environment: Environment, table: Table, row: Row): void {
  environment.store.remove(table.logicalName, row.id);
  for (const navigation of Object.keys(table.many)) removeLinks(environment, table, row.id, navigation);
  release(environment, table, row.id);
  endShares(environment.store, row.id);
}

/** Deletes a row with what hangs on it. @throws WebApiError 403 without the privilege. */
export function deleteRow({ environment, caller }: WriteContext, table: Table, row: Row): void {
  refuseComponent(table.logicalName);
  caller.demand("Delete", table.logicalName, row);
  environment.store.transaction(() => removeRow(environment, table, row));
}
