import type { CaseColumnName } from "../../../Transcript/caseColumns";
import { requestJson } from "../dataverse/request";
import { ANNOTATIONS, formattedOf, type Row } from "../dataverse/row";

/** One case that waits in the queue, as the list shows it. */
export interface QueuedCase {
  readonly id: string;
  readonly title: string;
  readonly number: string;
  /** As Dataverse holds it; empty = unknown. */
  readonly callerPhone: string;
  readonly priority: { readonly value: number; readonly label: string };
  readonly entered: Date;
}

const CALLER_PHONE: CaseColumnName = "opencx_callerphone";

/** More than a rep can look through; the app's own list pages here too. */
const SHOWN = 250;

/** The queue's active cases, the newest first. @throws WebApiError */
export async function queuedCases(queueId: string): Promise<readonly QueuedCase[]> {
  const query = [
    "$select=queueitemid,enteredon,_objectid_value",
    `$filter=${encodeURIComponent(`_queueid_value eq ${queueId} and statecode eq 0 and objectid_incident/statecode eq 0`)}`,
    `$expand=objectid_incident($select=incidentid,title,ticketnumber,prioritycode,${CALLER_PHONE})`,
    "$orderby=enteredon desc",
  ].join("&");
  const { value } = await requestJson<{ readonly value: readonly Row[] }>(`queueitems?${query}`, {
    prefer: `${ANNOTATIONS},odata.maxpagesize=${SHOWN}`,
  });
  return value.flatMap(toQueuedCase);
}

function toQueuedCase(item: Row): readonly QueuedCase[] {
  const incident = item.objectid_incident;
  // A queue can hold other things than cases.
  if (typeof incident !== "object" || incident === null) return [];
  const row = incident as Row;
  return [
    {
      id: text(row.incidentid),
      title: text(row.title),
      number: text(row.ticketnumber),
      callerPhone: text(row[CALLER_PHONE]),
      priority: { value: Number(row.prioritycode), label: formattedOf(row, "prioritycode") ?? "" },
      entered: new Date(text(item.enteredon)),
    },
  ];
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
