import { exactFilter } from "../../Caller/phone/filters";
import { parsePhone } from "../../Caller/phone/parse";
import { startDataverse } from "../../LocalPlatform/dataverse/server";
import type { Comparison } from "./measure";

const CONTACTS = 100_000;
const AT_ONCE = 1000;
const LOOKUPS = 200;
const SCANS = 5;

const numberOf = (at: number): string => `+1202${String(5_550_000 + at).padStart(7, "0")}`;

const VIEW = (number: string): string =>
  `<fetch><entity name="contact"><attribute name="fullname"/><filter><condition attribute="mobilephone" operator="eq" value="${number}"/></filter></entity></fetch>`;

/**
 * 100,000 contacts, loaded by CreateMultiple: how many lookups by equality a second, beside a filter that no index serves,
 * so that it looks at all of them.
 */
export async function lookupBench(): Promise<readonly Comparison[]> {
  const dataverse = await startDataverse();
  const headers = {
    authorization: `Bearer ${dataverse.tokenFor(dataverse.users.admin ?? "")}`,
    "content-type": "application/json",
  };
  const api = `${dataverse.url}/api/data/v9.2`;
  const ask = async (query: string): Promise<void> => {
    const response = await fetch(`${api}/contacts?${query}`, { headers });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    await response.arrayBuffer();
  };
  const rate = async (count: number, query: (at: number) => string): Promise<number> => {
    await ask(query(0));
    const started = performance.now();
    for (let at = 1; at <= count; at += 1) await ask(query(at));
    return (count * 1000) / (performance.now() - started);
  };
  try {
    for (let first = 0; first < CONTACTS; first += AT_ONCE) {
      const Targets = Array.from({ length: AT_ONCE }, (_, at) => ({
        "@odata.type": "Microsoft.Dynamics.CRM.contact",
        lastname: `Contact ${first + at}`,
        mobilephone: numberOf(first + at),
      }));
      const body = JSON.stringify({ Targets });
      const bulk = `${api}/contacts/Microsoft.Dynamics.CRM.CreateMultiple`;
      const response = await fetch(bulk, { method: "POST", headers, body });
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      await response.arrayBuffer();
    }
    const some = (at: number): string => numberOf((at * 7919) % CONTACTS);
    const filter = (text: string): string => `$select=fullname&$filter=${encodeURIComponent(text)}`;
    const scanned = await rate(SCANS, (at) => filter(`contains(mobilephone,'${some(at)}')`));
    const beside = "a filter that looks at all 100,000";
    const row = (what: string, ours: number): Comparison => ({
      what,
      unit: "1/s",
      ours,
      beside,
      theirs: scanned,
      moreIsBetter: true,
    });
    return [
      row("lookup by $filter eq", await rate(LOOKUPS, (at) => filter(`mobilephone eq '${some(at)}'`))),
      row("lookup by FetchXML eq", await rate(LOOKUPS, (at) => `fetchXml=${encodeURIComponent(VIEW(some(at)))}`)),
      row("the control's search by number", await rate(LOOKUPS, (at) => filter(exactFilter(parsePhone(some(at)))))),
    ];
  } finally {
    await dataverse.close();
  }
}
