import { z } from "zod";
import { printable } from "../../Transcript/text/printable";
import { Failure } from "../failures/failure";
import type { DataverseClient } from "./client";
import { readAnswer } from "./readAnswer";

/** Characters of the column. What is longer, or no text that the inbox can hold, is not Dataverse's own. */
const LONGEST_NUMBER = 100;

const row = z.object({
  ticketnumber: z
    .string()
    .transform((text) => printable(text, LONGEST_NUMBER))
    .nullish(),
  Incident_QueueItem: z.array(z.unknown()).optional(),
});

/** Its key is told of a row that is read, whatever was asked for. */
const standing = row.extend({ incidentid: z.string() });

/** An incident as Dataverse holds it. */
export interface IncidentRow {
  readonly incidentId: string;
  /** Dataverse's own number, `CAS-01234-X1Y2Z3`; absent in an organization without autonumbering. */
  readonly ticketNumber?: string;
}

/** Whether an incident was written just now, or stood there from an earlier attempt. */
export interface CreatedIncident extends IncidentRow {
  readonly made: boolean;
  /** Whether a rule of the environment's queued it as it was made; absent: not told. */
  readonly queued?: boolean;
}

/**
 * Writes the incident if its key is free, and never touches one that is there: a rep may have edited it since. Safe
 * after a timeout that hid a commit, and with any number of workers: all but one get 412.
 * @param tellsQueue whether to tell, in the same answer, if it is in a queue
 */
export async function createIncident(
  client: DataverseClient,
  incidentId: string,
  columns: Readonly<Record<string, unknown>>,
  tellsQueue = false,
): Promise<CreatedIncident> {
  const expand = tellsQueue ? "&$expand=Incident_QueueItem($select=queueitemid)" : "";
  const answer = await client.request("PATCH", `incidents(${incidentId})?$select=ticketnumber${expand}`, {
    what: "creating the incident",
    headers: { "If-None-Match": "*", Prefer: "return=representation" },
    accepts: [412],
    body: columns,
  });
  if (answer.status !== 412) {
    const { ticketnumber: ticket, Incident_QueueItem: items } = row.safeParse(answer.body).data ?? {};
    const queued = items === undefined ? {} : { queued: items.length > 0 };
    if (ticket != null) return { incidentId, ticketNumber: ticket, made: true, ...queued };
  }
  const shown = await readIncident(client, incidentId);
  if (shown === undefined) {
    throw new Failure({ code: "incident-not-shown", source: "dataverse" });
  }
  return { ...shown, made: answer.status !== 412 };
}

/** The incident with this key, undefined when there is none. */
export async function readIncident(client: DataverseClient, incidentId: string): Promise<IncidentRow | undefined> {
  const answer = await client.request("GET", `incidents(${incidentId})?$select=ticketnumber`, {
    what: "reading the incident",
    accepts: [404],
  });
  if (answer.status === 404) return undefined;
  const { ticketnumber: ticket } = readAnswer(standing, answer, "reading the incident");
  return ticket == null ? { incidentId } : { incidentId, ticketNumber: ticket };
}
