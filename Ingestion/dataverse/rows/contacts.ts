import { z } from "zod";
import { isGuid } from "../../../Transcript/text/guid";
import { newContactRow, type ContactDetails } from "../../../Caller/contact/newContact";
import { contactIdOf } from "../../handoff/ids";
import { literal, type DataverseClient } from "../client";
import { readAnswer, readRows } from "../readAnswer";

/** It becomes part of an address, in which anything else could lead to another record. */
const id = z.string().refine(isGuid);
const row = z.object({ contactid: id, merged: z.boolean().nullish(), _masterid_value: id.nullish().catch(null) });
/** Where a contact holds e-mail addresses, the main one first. */
const ADDRESSES = ["emailaddress1", "emailaddress2", "emailaddress3"] as const;
const address = z.string().nullish();
const found = row.extend({
  statecode: z.number().nullish(),
  emailaddress1: address,
  emailaddress2: address,
  emailaddress3: address,
});
type Found = z.infer<typeof found>;

const LOOKING = "looking for the contact";
/** What is read of a contact: its key, and whether it went into another. */
const SELECT = "$select=contactid,merged,_masterid_value";

/**
 * A record can go into one that later goes into another; a ring of them, which Dataverse does not make, must not hold a
 * worker.
 */
const MOST_MERGES = 10;

/**
 * Several contacts share an address at times; more than so many that differ by accents alone are not to be expected.
 */
const CANDIDATES = 20;

/** Case aside, as mail is delivered; spaces are what somebody typed after it. */
function plain(address: string): string {
  return address.normalize("NFC").trim().toLowerCase();
}

/**
 * The contact with this e-mail address, in any of its three columns; made when there is none. Several: the oldest active
 * one, since reps merge into the older record, and one whose main address it is before the others; an inactive one only
 * when no other is there, and then the one that it was merged into, if it was.
 * Dataverse compares without accents in most languages, and would give the case of jose@ to josé@: the address is
 * compared again here. Taking this step twice, or by two workers at once, makes one contact: the key follows from the
 * address.
 * @param contact with an e-mail address
 * @param sessionId the session that tells of the contact
 * @returns contactid
 */
export async function contactByEmail(
  client: DataverseClient,
  contact: ContactDetails,
  sessionId: string,
): Promise<string> {
  const options = [
    [SELECT, "statecode", ...ADDRESSES].join(","),
    `$filter=${ADDRESSES.map((column) => `${column}%20eq%20${literal(contact.email)}`).join("%20or%20")}`,
    "$orderby=statecode%20asc,createdon%20asc",
    `$top=${CANDIDATES}`,
  ];
  const answer = await client.request("GET", `contacts?${options.join("&")}`, { what: LOOKING });
  const first = readRows(found, answer, LOOKING)
    .map((each) => ({ each, rank: rankOf(each, plain(contact.email)) }))
    .filter(({ rank }) => rank < Infinity)
    .sort((a, b) => a.rank - b.rank)[0]?.each;
  if (first !== undefined) return master(client, first);
  return createContact(client, contactIdOf(client.url, contact.email), contact, sessionId);
}

/**
 * Makes a contact if its key is free. It may be there: made by an earlier attempt or another worker, and since changed
 * by a rep, or merged into another.
 * @param sessionId the session that tells of the contact
 * @returns contactid of the contact, or of the one that it was merged into
 */
export async function createContact(
  client: DataverseClient,
  id: string,
  contact: ContactDetails,
  sessionId: string,
): Promise<string> {
  const { contactid, ...columns } = newContactRow(id, contact, sessionId);
  const made = await client.request("PATCH", `contacts(${contactid})`, {
    what: "creating the contact",
    headers: { "If-None-Match": "*" },
    accepts: [412],
    body: columns,
  });
  if (made.status !== 412) return contactid;
  const answer = await client.request("GET", `contacts(${contactid})?${SELECT}`, { what: LOOKING, accepts: [404] });
  return answer.status === 404 ? contactid : master(client, readAnswer(row, answer, LOOKING));
}

/** How far behind others with the address a contact stands; Infinity: it has it in no column. */
function rankOf(contact: Found, email: string): number {
  const column = ADDRESSES.findIndex((each) => plain(contact[each] ?? "") === email);
  return column < 0 ? Infinity : (contact.statecode === 1 ? ADDRESSES.length : 0) + column;
}

/** The contact that a merged one went into, by however many steps; the contact itself when it is not merged. */
async function master(client: DataverseClient, contact: z.infer<typeof row>): Promise<string> {
  let { contactid: id } = contact;
  let merged = contact;
  for (let steps = 0; steps < MOST_MERGES && merged.merged === true && merged._masterid_value != null; steps++) {
    const into = merged._masterid_value;
    const answer = await client.request("GET", `contacts(${into})?${SELECT}`, { what: LOOKING, accepts: [404] });
    if (answer.status === 404) return id;
    id = into;
    merged = readAnswer(row, answer, LOOKING);
  }
  return id;
}
