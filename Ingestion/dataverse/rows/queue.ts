import { z } from "zod";
import { CODE, errorOf, refusalOf } from "../refusal";
import type { DataverseClient } from "../client";
import { readAnswer, readRows } from "../readAnswer";

/** What AddToQueue answers (AddToQueueResponse of the metadata). */
const made = z.object({ QueueItemId: z.string() });
const item = z.object({ queueitemid: z.string() });

/** Codes with which AddToQueue says that there is nothing to do: queued meanwhile, or the case was closed. */
const NOTHING_TO_DO: ReadonlySet<string> = new Set([
  CODE.activeQueueItemExists,
  CODE.sameQueue,
  CODE.queueItemInactiveObject,
]);

const WHAT = "adding the incident to the queue";

/**
 * Puts the incident into the queue unless it is, or was, in any. Incident has no queue column, and what AddToQueue does
 * the second time is not documented, so a look comes first; a rep or a routing rule that moved the case to another
 * queue is not undone either.
 * @param beforeSending fails when somebody else is to queue it
 * @param queued whether it was in one when it was made just now; absent: it stood there before
 * @returns whether a queue item was made
 */
export async function queueIncident(
  client: DataverseClient,
  incidentId: string,
  queueId: string,
  beforeSending: () => Promise<void>,
  queued?: boolean,
): Promise<boolean> {
  if (queued ?? (await wasQueued(client, incidentId))) return false;
  const answer = await client.request("POST", `queues(${queueId})/Microsoft.Dynamics.CRM.AddToQueue`, {
    what: WHAT,
    accepts: [400, 412],
    beforeSending,
    body: { Target: { "@odata.type": "Microsoft.Dynamics.CRM.incident", incidentid: incidentId } },
  });
  if (answer.status < 300) {
    readAnswer(made, answer, WHAT);
    return true;
  }
  if (NOTHING_TO_DO.has(errorOf(answer.text)?.code ?? "")) return false;
  throw refusalOf({ status: answer.status, headers: new Headers(), text: answer.text }, WHAT, 0);
}

async function wasQueued(client: DataverseClient, incidentId: string): Promise<boolean> {
  const what = "looking for the queue item";
  const look = await client.request(
    "GET",
    `queueitems?$select=queueitemid&$filter=_objectid_value%20eq%20${incidentId}&$top=1`,
    { what },
  );
  return readRows(item, look, what).length > 0;
}
