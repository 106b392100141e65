import { CREATED_FROM } from "../../../Caller/contact/newContact";
import { inFilter } from "../../../Caller/phone/filters";
import { matchPhones } from "../../../Caller/phone/match";
import { parsePhone, type Phone } from "../../../Caller/phone/parse";
import { phoneSpellings } from "../../../Caller/phone/spellings";
import type { DataverseClient } from "../../dataverse/client";
import { rowsOfAny, textOf, type PageRow, type Paging } from "../../dataverse/pages";
import { SERVICE_KEY, type HeldContact } from "./held";

const SELECT = "contactid,description,mobilephone";

/** These contacts, and who made them. */
export async function contactsOf(
  client: DataverseClient,
  ids: readonly string[],
  paging: Omit<Paging, "what">,
): Promise<readonly HeldContact[]> {
  const conditions = ids.map((id) => `contactid eq ${id}`);
  return (await ask(client, conditions, paging)).map(readContact);
}

/** Contacts that the service has made of this number, whether or not a case of theirs is left. */
export async function madeOfNumber(
  client: DataverseClient,
  phone: Phone,
  paging: Omit<Paging, "what">,
): Promise<readonly HeldContact[]> {
  const rows = await ask(client, [inFilter("mobilephone", phoneSpellings(phone))], paging);
  return rows
    .filter((row) => matchPhones(phone, parsePhone(textOf(row, "mobilephone"), phone.defaultCountry)) === "EXACT")
    .map(readContact)
    .filter(({ by }) => by !== "somebody");
}

async function ask(
  client: DataverseClient,
  conditions: readonly string[],
  paging: Omit<Paging, "what">,
): Promise<readonly PageRow[]> {
  return rowsOfAny(client, `contacts?$select=${SELECT}`, conditions, { ...paging, what: "looking for the contacts" });
}

function readContact(row: PageRow): HeldContact {
  const id = textOf(row, "contactid").toLowerCase();
  const isOfCall = textOf(row, "description").startsWith(CREATED_FROM);
  return { kind: "contact", id, by: !isOfCall ? "somebody" : SERVICE_KEY.test(id) ? "service" : "call" };
}
