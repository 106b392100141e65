import { FORMATTED_VALUE } from "../../../../Caller/annotations";
import { CONTACTS, CONVERSATION } from "../../../sample/sampleCase";
import type { SampleRows } from "../../../sample/sampleWebApi";

export const [MARIA, TOM] = CONTACTS;
export const MARIA_LINKED = { table: "contact", id: MARIA.contactid, name: MARIA.fullname } as const;
/** Both have the caller's number. */
export const TWO = [MARIA, { ...TOM, mobilephone: MARIA.mobilephone }] as const;
export const COMPANY = {
  table: "account",
  id: "5a1d7c10-0000-4000-8000-00000000a002",
  name: "Lund Lighting Ltd",
} as const;
/** A contact's account, as a lookup's name comes. */
export const PARENT = `_parentcustomerid_value${FORMATTED_VALUE}` as const;

/** A call of somebody whom nobody knows. */
export const NADIA = { ...CONVERSATION, caller: { ...CONVERSATION.caller, name: "Nadia Park" } };

/** Cases of the caller's number: three calls, of which one is open. */
export const EARLIER_CASES = ["Lamp flickers", "Invoice", "Delivery date"].map((title, index) => ({
  incidentid: `5a1d7c10-0000-4000-8000-0000000e000${index}`,
  title,
  createdon: `2026-09-2${9 - index}T09:12:00Z`,
  statecode: index === 0 ? 0 : 1,
  [`statuscode${FORMATTED_VALUE}`]: index === 0 ? "In Progress" : "Problem Solved",
  opencx_sessionid: `session-${index}`,
  opencx_callerphone: CONVERSATION.caller.phone,
  _customerid_value: index < 2 ? MARIA.contactid : TOM.contactid,
}));

const FIRST_NAMES = [
  "Maria",
  "Tom",
  "Ada",
  "Ingrid",
  "Yusuf",
  "Camille",
  "Lucía",
  "Noor",
  "Sean",
  "Mei",
  "Olga",
  "Ravi",
];
const COMPANIES = ["Lund Lighting Ltd", "Harper Home", "Northgate Facilities"];

/** Twelve contacts that share a switchboard's number. */
export const SWITCHBOARD: SampleRows["contacts"] = FIRST_NAMES.map((firstName, index) => ({
  contactid: `5a1d7c10-0000-4000-8000-0000000d${String(index).padStart(4, "0")}`,
  fullname: `${firstName} ${["Keller", "Okafor", "Lindqvist"][index % 3] ?? ""}`,
  emailaddress1: `desk${index + 1}@example.com`,
  telephone1: "+1 202-555-0143",
  _parentcustomerid_value: `5a1d7c10-0000-4000-8000-0000000a010${index % 3}`,
  [PARENT]: COMPANIES[index % 3] ?? "",
}));
