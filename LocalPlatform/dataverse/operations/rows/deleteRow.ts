import { removeLinks } from "../../model/navigation";
import type { Environment } from "../../model/environment";
import type { Row } from "../../model/row";
import type { Table } from "../../metadata/schema";
import { setLookup } from "../../rules/change";
import { refuseComponent } from "../../rules/componentRules";
import { TABLE_RULES } from "../../rules/tableRules";
import type { WriteContext } from "../writeRows";

/**
 * Rows that cannot be without the one deleted: the notes and cases of a customer go with it, other lookups are emptied.
 */
const PARENTAL: ReadonlySet<string> = new Set([
  "annotation.objectid",
  "task.regardingobjectid",
  "phonecall.regardingobjectid",
  "activityparty.activityid",
  "environmentvariablevalue.environmentvariabledefinitionid",
  "incident.customerid",
  "queueitem.objectid",
  "queueitem.queueid",
]);

function release(environment: Environment, table: Table, id: string): void {
  for (const other of environment.schema.tables.values()) {
    const columns = [
      ...new Set(
        Object.values(other.one).flatMap((navigation) =>
          navigation.table === table.logicalName ? (navigation.column ?? []) : [],
        ),
      ),
    ];
    for (const row of environment.store.all(other.logicalName)) {
      const held = columns.filter(
        (column) => row.values[`_${column}_value`] === id && row.targets[column] === table.logicalName,
      );
      if (held.length === 0) continue;
      if (held.some((column) => PARENTAL.has(`${other.logicalName}.${column}`))) {
        removeRow(environment, other, row);
        continue;
      }
      const draft = { values: { ...row.values }, targets: { ...row.targets } };
      held.forEach((column) => setLookup(draft, column, null));
      environment.store.put(other.logicalName, { id: row.id, ...draft });
    }
  }
}

/** Removes a row with what hangs on it, whoever asks. */
export function removeRow(environment: Environment, table: Table, row: Row): void {
  environment.store.remove(table.logicalName, row.id);
  TABLE_RULES[table.logicalName]?.onDelete?.(environment, row);
  for (const navigation of Object.keys(table.many)) removeLinks(environment, table, row.id, navigation);
  release(environment, table, row.id);
}

/** Deletes a row with what hangs on it. @throws WebApiError 403 without the privilege. */
export function deleteRow({ environment, caller }: WriteContext, table: Table, row: Row): void {
  refuseComponent(table.logicalName);
  caller.demand("Delete", table.logicalName, row);
  environment.store.transaction(() => removeRow(environment, table, row));
}
