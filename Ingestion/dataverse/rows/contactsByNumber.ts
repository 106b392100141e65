import { z } from "zod";
import { rankContacts, type ContactRow } from "../../../Caller/contact/rank";
import { exactFilter, FEWEST_DIGITS, looseFilter, PHONE_COLUMNS } from "../../../Caller/phone/filters";
import { parsePhone } from "../../../Caller/phone/parse";
import { isGuid } from "../../../Transcript/text/guid";
import type { DataverseClient } from "../client";
import { readRows } from "../readAnswer";

/** Who is looked for. */
export interface CallerNumber {
  readonly phone: string;
  /** As the caller gave it; empty: not known. */
  readonly name: string;
  /** Of numbers that are written without a country, ISO 3166-1 alpha-2. */
  readonly defaultCountry: string | undefined;
}

export type NumberMatch =
  | { readonly kind: "only"; readonly contactId: string }
  /** `unsure`: there are some whose number it may be, and none of them is the only one of that very number. */
  | { readonly kind: "unsure" | "nobody" };

const text = z.string().nullish();
const found = z.looseObject({
  contactid: z.string().refine(isGuid),
  ...{ fullname: text, firstname: text, lastname: text },
});

/** As many as the control looks at: whose number so many have is nobody's own. */
const MOST = 100;
const COLUMNS = ["contactid", "fullname", "firstname", "lastname", ...PHONE_COLUMNS] as const;

/**
 * The contact whose number the caller's is, by the two queries of the control: one by equality over the likely spellings,
 * and, where that finds nobody of the caller's name, one by the digits whatever stands between them.
 * @param but contacts that are nobody, such as the placeholder
 */
export async function contactByNumber(
  client: DataverseClient,
  { phone, name, defaultCountry }: CallerNumber,
  but: readonly string[] = [],
): Promise<NumberMatch> {
  const caller = parsePhone(phone, defaultCountry);
  if (caller.digits.replace(/\D/g, "").length < FEWEST_DIGITS) return { kind: "nobody" };
  const rows = new Map<string, ContactRow>();
  const sizes: number[] = [];
  const ask = async (filter: string): Promise<ReturnType<typeof rankContacts>> => {
    const answer = await search(client, filter);
    sizes.push(answer.length);
    for (const each of answer) if (!but.includes(each.contactid ?? "")) rows.set(each.contactid ?? "", each);
    return rankContacts(caller, [...rows.values()], defaultCountry, name);
  };
  let ranked = await ask(exactFilter(caller));
  if (!ranked.some(({ sameName }) => sameName)) ranked = await ask(looseFilter(caller));
  const capped = sizes.some((size) => size >= MOST);
  const [only, ...others] = ranked.filter(({ level }) => level === "EXACT");
  if (only?.row.contactid !== undefined && others.length === 0 && !capped)
    return { kind: "only", contactId: only.row.contactid };
  return { kind: ranked.length > 0 || capped ? "unsure" : "nobody" };
}

async function search(client: DataverseClient, filter: string): Promise<readonly ContactRow[]> {
  const what = "looking for the caller's number";
  const answer = await client.request(
    "GET",
    `contacts?$select=${COLUMNS.join(",")}&$filter=${encodeURIComponent(filter)}&$top=${MOST}`,
    { what },
  );
  return readRows(found, answer, what).map(contactRow);
}

/** A number that is no text says nothing. */
function contactRow({ contactid, ...columns }: z.infer<typeof found>): ContactRow {
  const texts = Object.entries(columns).filter(([, value]) => typeof value === "string");
  return { contactid: contactid.toLowerCase(), ...(Object.fromEntries(texts) as Omit<ContactRow, "contactid">) };
}
