import { z } from "zod";
import { isGuid } from "../../../Transcript/text/guid";
import type { DataverseClient } from "../client";
import { literal } from "../client";

const rows = z.object({ value: z.array(z.unknown()) });
const row = z.looseObject({
  incidentid: z.string().refine(isGuid),
  "@odata.etag": z.string(),
  ticketnumber: z.string().nullish(),
});

/** An incident that somebody else has made, with the columns that were asked for. */
export interface StandingIncident {
  readonly incidentId: string;
  readonly ticketNumber?: string;
  readonly etag: string;
  readonly columns: Readonly<Record<string, unknown>>;
}

/**
 * The incident that one of these names.
 * @param select columns to read
 * @returns undefined when none of them is there, or a number is not one's alone
 */
export async function findIncident(
  client: DataverseClient,
  named: { readonly ids: readonly string[]; readonly numbers: readonly string[] },
  select: readonly string[],
): Promise<StandingIncident | undefined> {
  const columns = `$select=${["ticketnumber", ...select].join(",")}`;
  const what = "looking for the case of OpenCX's own integration";
  for (const id of named.ids) {
    const answer = await client.request("GET", `incidents(${id})?${columns}`, { what, accepts: [404] });
    if (answer.status !== 404) return standing(answer.body);
  }
  for (const number of named.numbers) {
    const filter = `$filter=ticketnumber%20eq%20${literal(number)}`;
    const answer = await client.request("GET", `incidents?${columns}&${filter}&$top=2`, { what });
    const found = rows.safeParse(answer.body).data?.value ?? [];
    if (found.length === 1) return standing(found[0]);
  }
  return undefined;
}

/**
 * Fills columns of an incident, if nobody has changed it since it was read.
 * @returns false when somebody has, or it is gone: it is read again then
 */
export async function fillIncident(
  client: DataverseClient,
  { incidentId, etag }: StandingIncident,
  columns: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  const answer = await client.request("PATCH", `incidents(${incidentId})`, {
    what: "filling the case of OpenCX's own integration",
    headers: { "If-Match": etag },
    accepts: [404, 412],
    body: columns,
  });
  return answer.status < 300;
}

function standing(body: unknown): StandingIncident | undefined {
  const found = row.safeParse(body).data;
  if (found === undefined) return undefined;
  const { incidentid, ticketnumber, "@odata.etag": etag, ...columns } = found;
  return { incidentId: incidentid, etag, columns, ...(ticketnumber == null ? {} : { ticketNumber: ticketnumber }) };
}
