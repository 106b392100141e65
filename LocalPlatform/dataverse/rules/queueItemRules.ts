import { dateTimeText } from "../model/columnValue";
import { lookupOf } from "../model/row";
import { WebApiError } from "../model/webApiError";
import type { Change, TableRules } from "./change";

function refuse(code: string, text: string): WebApiError {
  return new WebApiError(400, code, text);
}

/** An inactive queue takes no items. */
export function refuseInactiveQueue(statecode: unknown): void {
  if (statecode !== 0)
    throw refuse("0x80040521", "You cannot add items to an inactive queue. Select another queue and try again.");
}

/** A resolved or cancelled record cannot be queued. */
export function refuseInactiveTarget(statecode: unknown): void {
  if (statecode !== 0) throw refuse("0x8004051e", "Deactivated object cannot be added to queue.");
}

function onCreate({ environment: { store, schema }, draft }: Change): void {
  const queue = lookupOf(draft, "queueid");
  if (queue === undefined)
    throw refuse(
      "0x80040528",
      "You must enter the target queue. Provide a valid value in the Queue field and try again.",
    );
  const target = lookupOf(draft, "objectid");
  if (target === undefined) {
    throw refuse(
      "0x80040529",
      "You must enter the name of the record that you would like to put in the queue. Provide a valid value in the Queue Item field and try again.",
    );
  }
  refuseInactiveQueue(store.get("queue", queue.id)?.values.statecode);
  const record = store.get(target.table, target.id);
  refuseInactiveTarget(record?.values.statecode);
  if (store.related("queueitem", "objectid", target).some(({ values }) => values.statecode === 0)) {
    throw refuse(
      "0x80040526",
      "An active queue item already exists for the given object. Cannot create more than one active queue item for this object.",
    );
  }
  const table = schema.tables.get(target.table);
  draft.values.title = record?.values[table?.name ?? ""] ?? null;
  draft.values.objecttypecode = table?.code ?? null;
  draft.values.enteredon = dateTimeText(new Date());
}

/** One active queue item for a record; title and type are the record's; who works on it since when. */
export const queueItemRules: TableRules = {
  onDraft: (change) => {
    if (change.before === undefined) onCreate(change);
    if (change.payload.binds.some((bind) => bind.column === "workerid")) {
      change.draft.values.workeridmodifiedon =
        lookupOf(change.draft, "workerid") === undefined ? null : dateTimeText(new Date());
    }
  },
};
