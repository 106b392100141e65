import { inFilter } from "../../../Caller/phone/filters";
import { matchPhones } from "../../../Caller/phone/match";
import { parsePhone, type Phone } from "../../../Caller/phone/parse";
import { phoneSpellings } from "../../../Caller/phone/spellings";
import type { DataverseClient } from "../../dataverse/client";
import { allRows, type PageRow, type Paging } from "../../dataverse/pages";
import { textOf } from "./findCases";
import type { HeldContact } from "./held";

const SELECT = "contactid,description,mobilephone";
/** Contacts of one question. */
const AT_ONCE = 25;
/** What service, control and OpenCX's own integration write into the description of a contact that they make. */
const OF_CALL = "Created from chat session ";
/** Keys that follow from an e-mail address or a number, as the service's do (UUID version 5). */
const SERVICE = /^.{14}5/;

/** These contacts, and who made them. */
export async function contactsOf(
  client: DataverseClient,
  ids: readonly string[],
  paging: Pick<Paging, "size" | "tried">,
): Promise<readonly HeldContact[]> {
  const found: HeldContact[] = [];
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const some = ids.slice(at, at + AT_ONCE).map((id) => `contactid eq ${id}`);
    for (const row of await ask(client, some.join(" or "), paging)) found.push(readContact(row));
  }
  return found;
}

/** Contacts that the service has made of this number, whether or not a case of theirs is left. */
export async function madeOfNumber(
  client: DataverseClient,
  phone: Phone,
  paging: Pick<Paging, "size" | "tried">,
): Promise<readonly HeldContact[]> {
  const rows = await ask(client, inFilter("mobilephone", phoneSpellings(phone)), paging);
  return rows
    .filter((row) => matchPhones(phone, parsePhone(textOf(row, "mobilephone"), phone.defaultCountry)) === "EXACT")
    .map(readContact)
    .filter(({ by }) => by !== "somebody");
}

async function ask(
  client: DataverseClient,
  filter: string,
  paging: Pick<Paging, "size" | "tried">,
): Promise<readonly PageRow[]> {
  const what = "looking for the contacts";
  return allRows(client, `contacts?$select=${SELECT}&$filter=${encodeURIComponent(filter)}`, { ...paging, what });
}

function readContact(row: PageRow): HeldContact {
  const id = textOf(row, "contactid").toLowerCase();
  const isOfCall = textOf(row, "description").startsWith(OF_CALL);
  return { kind: "contact", id, by: !isOfCall ? "somebody" : SERVICE.test(id) ? "service" : "call" };
}
