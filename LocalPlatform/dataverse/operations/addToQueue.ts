import { dateTimeText } from "../model/columnValue";
import { isObject, readPayload, type JsonObject } from "../model/payload";
import type { Row, RowReference } from "../model/row";
import { setLookup } from "../rules/change";
import { refuseInactiveQueue, refuseInactiveTarget } from "../rules/queueItemRules";
import type { Table } from "../metadata/schema";
import { badPayload, badQuery, doesNotExist, WebApiError } from "../model/webApiError";
import { byKey } from "./rows/rowKeys";
import { readReference } from "./rows/rowReference";
import { createRow, updateDerived, updateRow, type WriteContext } from "./writeRows";

const SET = "queues";

function demandRow({ environment }: WriteContext, { table, id }: RowReference): Row {
  const row = environment.store.get(table, id);
  if (row === undefined) throw doesNotExist(table, id);
  return row;
}

function activeItemOf({ environment }: WriteContext, target: RowReference): Row | undefined {
  return environment.store.related("queueitem", "objectid", target).find((item) => item.values.statecode === 0);
}

/** Moves the item to the queue, where nobody works on it yet; the same queue again changes nothing. */
function move(context: WriteContext, items: Table, item: Row, queueId: string, properties: JsonObject): Row {
  const moved =
    item.values._queueid_value === queueId
      ? item
      : updateDerived(context, items, item, (draft) => {
          setLookup(draft, "queueid", { table: "queue", id: queueId });
          setLookup(draft, "workerid", null);
          draft.values.enteredon = dateTimeText(new Date());
        });
  return Object.keys(properties).length === 0 ? moved : updateRow(context, items, moved, properties);
}

/**
 * The bound action AddToQueue: puts a record into the queue, or moves it there from the one it is in, since a record
 * sits in one queue only. For a record that is in this queue already, the item that is there is answered (Microsoft
 * does not document the case).
 * @returns the queue item's id.
 * @throws WebApiError 400 for the body and for inactive queues and records, 403 without the privileges, 404 for rows
 * that are not there.
 */
export function addToQueue(context: WriteContext, queueId: string, body: JsonObject): string {
  const { environment, caller } = context;
  const items = environment.schema.tables.get("queueitem");
  if (items === undefined) throw badQuery("The table 'queueitem' is not there.");
  const unknown = Object.keys(body).find(
    (name) => !["Target", "SourceQueue", "QueueItemProperties"].includes(name) && !name.includes("@"),
  );
  if (unknown !== undefined)
    throw badPayload(
      SET,
      `The parameter '${unknown}' in the request payload is not a valid parameter for the operation 'AddToQueue'.`,
    );
  if (body.Target === undefined || body.Target === null) {
    throw new WebApiError(
      400,
      "0x80040529",
      "You must enter the name of the record that you would like to put in the queue. Provide a valid value in the Queue Item field and try again.",
    );
  }
  const target = readReference(environment.schema, SET, "Target", body.Target);
  const source =
    body.SourceQueue === undefined || body.SourceQueue === null
      ? undefined
      : readReference(environment.schema, SET, "SourceQueue", {
          "@odata.type": "Microsoft.Dynamics.CRM.queue",
          ...(isObject(body.SourceQueue) ? body.SourceQueue : {}),
        });
  const properties = Object.fromEntries(
    Object.entries(isObject(body.QueueItemProperties) ? body.QueueItemProperties : {}).filter(
      ([name]) => !name.startsWith("@"),
    ),
  );
  readPayload(environment.schema, items, properties, byKey(environment));

  caller.demand("Read", "queue");
  caller.demand("Create", "queueitem");
  caller.demand("Read", target.table);
  caller.demand("Append", target.table);
  const queue = demandRow(context, { table: "queue", id: queueId });
  const record = demandRow(context, target);
  caller.demand("Read", target.table, record);
  caller.demand("Append", target.table, record);
  refuseInactiveQueue(queue.values.statecode);
  refuseInactiveTarget(record.values.statecode);

  return environment.store.transaction(() => {
    const item = activeItemOf(context, target);
    if (source !== undefined && item?.values._queueid_value !== source.id) {
      throw new WebApiError(
        400,
        "0x80040524",
        "Could not find any queue item associated with the Target in the specified SourceQueueId. Either the " +
          "SourceQueueId or Target is invalid or the queue item does not exist.",
      );
    }
    if (item !== undefined) return move(context, items, item, queueId, properties).id;
    const set = environment.schema.tables.get(target.table)?.set ?? "";
    return createRow(context, items, {
      ...properties,
      "queueid@odata.bind": `/queues(${queueId})`,
      [`objectid_${target.table}@odata.bind`]: `/${set}(${target.id})`,
    }).id;
  });
}
