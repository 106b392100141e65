import { z } from "zod";
import { phoneCallIdOf } from "../../handoff/ids";
import type { DataverseClient } from "../client";

/** A call that came in, as the timeline of its case shows it. */
export interface IncomingCall {
  readonly subject: string;
  /** Milliseconds since 1970. */
  readonly startedAt?: number;
  readonly endedAt: number;
  readonly phone?: string;
}

/** Who called and who was called; a number where the caller is no record here. */
export interface CallParties {
  readonly from: { readonly contactId: string } | { readonly phone: string } | undefined;
  /** systemuserid. */
  readonly to: string;
}

/** participationtypemask of activityparty. */
const SENDER = 1;
const RECIPIENT = 2;
/** statecode and statuscode of phonecall: Completed, Received. A new activity is open, whatever its body says. */
const RECEIVED = { statecode: 1, statuscode: 4 };
const OPEN = 0;
const MINUTE = 60_000;

const state = z.object({ statecode: z.number() });

/**
 * Puts a call on the timeline of its case, once, whatever is repeated: completed, and as a rep has left it when it stands
 * there already. Two requests.
 * Its own key follows from `key`: several calls may be of one incident.
 * @param parties absent: nobody is named but by the number
 */
export async function recordCall(
  client: DataverseClient,
  { key, incidentId }: { readonly key: string; readonly incidentId: string },
  call: IncomingCall,
  parties: CallParties | undefined,
): Promise<void> {
  const path = `phonecalls(${phoneCallIdOf(key)})`;
  const what = "putting the call on the timeline";
  const made = await client.request("PATCH", path, {
    what,
    headers: { "If-None-Match": "*" },
    accepts: [412],
    body: { ...columnsOf(call), ...partiesOf(parties), ...regarding(incidentId) },
  });
  if (made.status === 412) {
    const standing = await client.request("GET", `${path}?$select=statecode`, { what, accepts: [404] });
    if (state.safeParse(standing.body).data?.statecode !== OPEN) return;
  }
  // Not made anew where a rep has deleted it.
  await client.request("PATCH", path, { what, headers: { "If-Match": "*" }, accepts: [404, 412], body: RECEIVED });
}

function columnsOf({ subject, phone, startedAt, endedAt }: IncomingCall): Readonly<Record<string, unknown>> {
  const iso = (milliseconds: number): string =>
    new Date(Math.floor(milliseconds / 1_000) * 1_000).toISOString().replace(".000Z", "Z");
  return {
    subject,
    // false: incoming.
    directioncode: false,
    ...(phone === undefined ? {} : { phonenumber: phone }),
    actualend: iso(endedAt),
    ...(startedAt === undefined
      ? {}
      : {
          actualstart: iso(startedAt),
          actualdurationminutes: Math.max(1, Math.round((endedAt - startedAt) / MINUTE)),
        }),
  };
}

function partiesOf(parties: CallParties | undefined): Readonly<Record<string, unknown>> {
  if (parties === undefined) return {};
  const { from, to } = parties;
  const sender =
    from === undefined
      ? []
      : [
          {
            participationtypemask: SENDER,
            ...("phone" in from
              ? { addressused: from.phone }
              : { "partyid_contact@odata.bind": `/contacts(${from.contactId})` }),
          },
        ];
  const recipient = { participationtypemask: RECIPIENT, "partyid_systemuser@odata.bind": `/systemusers(${to})` };
  return { phonecall_activity_parties: [...sender, recipient] };
}

function regarding(incidentId: string): Readonly<Record<string, string>> {
  return { "regardingobjectid_incident_phonecall@odata.bind": `/incidents(${incidentId})` };
}
