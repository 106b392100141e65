import { z } from "zod";
import { contactIdOf } from "../handoff/ids";
import { literal, type DataverseClient } from "./client";

const found = z.object({ value: z.array(z.object({ contactid: z.string() })) });

/** The columns of a contact that a call tells. */
export interface NewContact {
  readonly email: string;
  readonly firstname?: string;
  readonly lastname?: string;
  readonly mobilephone?: string;
  readonly sessionId: string;
}

/**
 * The contact with this e-mail address; made when there is none. Several: the oldest active one, since reps merge into the older record;
 * an inactive one only when no other is there. Taking this step twice, or by two workers at once, makes one contact: the key follows from the address.
 * @returns contactid
 */
export async function contactByEmail(client: DataverseClient, contact: NewContact): Promise<string> {
  const query = `contacts?$select=contactid&$filter=emailaddress1%20eq%20${literal(contact.email)}&$orderby=statecode%20asc,createdon%20asc&$top=1`;
  const answer = await client.request("GET", query, { what: "looking for the contact" });
  const first = found.safeParse(answer.body).data?.value[0];
  if (first !== undefined) return first.contactid;
  const id = contactIdOf(client.url, contact.email);
  // 412: made by an earlier attempt or another worker, or a rep has since changed the address of the contact made for it.
  await client.request("PATCH", `contacts(${id})`, {
    what: "creating the contact",
    headers: { "If-None-Match": "*" },
    accepts: [412],
    body: {
      emailaddress1: contact.email,
      ...(contact.firstname === undefined ? {} : { firstname: contact.firstname }),
      ...(contact.lastname === undefined ? {} : { lastname: contact.lastname }),
      ...(contact.mobilephone === undefined ? {} : { mobilephone: contact.mobilephone }),
      description: `Created from chat session ${contact.sessionId}`,
    },
  });
  return id;
}
