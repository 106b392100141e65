import { FORMATTED_VALUE } from "../../../Caller/annotations";
import { fit } from "../../../Transcript/description/fit";
import { write } from "../../../Transcript/description/write";
import type { Conversation } from "../../../Transcript/conversation";
import { CASE_COLUMNS } from "../../../Transcript/caseColumns";
import { CONTACTS, CONVERSATION, INCIDENT_ID, INCIDENT_TITLE, UNKNOWN_CALLER } from "../../sample/sampleCase";
import { sampleWebApi, type SampleRows } from "../../sample/sampleWebApi";
import type { Row } from "../dataverse/row";
import { ARABIC, FOREIGN_TEXT, HOSTILE, LONG_WORDS, longConversation } from "./conversations";
import type { GalleryStateName } from "./states";

/** What a state's case holds, and how Dataverse answers the control there. */
export interface GalleryCase {
  /** Empty: the case is not saved yet. */
  readonly id: string;
  /** The incident's columns, as the Web API gives them. */
  readonly row: Row;
  readonly webAPI: ComponentFramework.WebApi;
}

/** How long the description may be by default. */
const DESCRIPTION_LENGTH = 2000;
const COMPANY = { table: "account", id: "5a1d7c10-0000-4000-8000-00000000a002", name: "Lund Lighting Ltd" } as const;
const [MARIA, TOM] = CONTACTS;
const PARENT = `_parentcustomerid_value${FORMATTED_VALUE}` as const;
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

/** Dataverse's own code for a caller who asked too often. */
const TOO_MANY_REQUESTS = 0x80072322;

/** Cases of the caller's number: three calls, of which one is open. */
const EARLIER_CASES = ["Lamp flickers", "Invoice", "Delivery date"].map((title, index) => ({
  incidentid: `5a1d7c10-0000-4000-8000-0000000e000${index}`,
  title,
  createdon: `2026-09-2${9 - index}T09:12:00Z`,
  statecode: index === 0 ? 0 : 1,
  [`statuscode${FORMATTED_VALUE}`]: index === 0 ? "In Progress" : "Problem Solved",
  opencx_sessionid: `session-${index}`,
  opencx_callerphone: CONVERSATION.caller.phone,
  _customerid_value: index < 2 ? MARIA.contactid : TOM.contactid,
}));

/** The case of each state. Made when it is asked for: what is linked there is so until the page is loaded again. */
export const GALLERY_CASES: Readonly<Record<GalleryStateName, () => GalleryCase>> = {
  found: () => caseOf(CONVERSATION),
  linked: () => caseOf(CONVERSATION, { customer: { table: "contact", id: MARIA.contactid, name: MARIA.fullname } }),
  "earlier-calls": () => caseOf(CONVERSATION, { cases: EARLIER_CASES }),
  "number-missing": () =>
    caseOf(CONVERSATION, {
      customer: { table: "contact", id: MARIA.contactid, name: MARIA.fullname },
      contacts: [{ ...MARIA, mobilephone: "+447700900461" }],
      cases: EARLIER_CASES,
    }),
  "linked-company": () =>
    caseOf(CONVERSATION, {
      customer: COMPANY,
      primaryContact: { table: "contact", id: MARIA.contactid, name: MARIA.fullname },
      contacts: [{ ...MARIA, _parentcustomerid_value: COMPANY.id, [PARENT]: COMPANY.name }],
    }),
  searching: () => withSearch(caseOf(CONVERSATION), () => new Promise(() => undefined)),
  "many-contacts": () => caseOf(CONVERSATION, { contacts: FIRST_NAMES.map(switchboardContact) }),
  company: () =>
    caseOf(
      { ...CONVERSATION, caller: { ...CONVERSATION.caller, name: "Tom Okafor" } },
      {
        accounts: [{ accountid: COMPANY.id, name: COMPANY.name, telephone1: "(202) 555-0143" }],
        contacts: [
          { ...MARIA, mobilephone: "(202) 555-0188" },
          { ...TOM, fullname: "Okafor, Tom" },
        ].map((row) => ({ ...row, _parentcustomerid_value: COMPANY.id, [PARENT]: COMPANY.name })),
      },
    ),
  nobody: () => caseOf({ ...CONVERSATION, caller: { ...CONVERSATION.caller, name: "Nadia Park" } }, { contacts: [] }),
  "no-number": () => caseOf({ ...CONVERSATION, caller: {} }),
  "read-only": () => caseOf(CONVERSATION),
  unsaved: () => ({ ...caseOf(CONVERSATION), id: "" }),
  failure: () =>
    withSearch(caseOf(CONVERSATION), () =>
      refusal(TOO_MANY_REQUESTS, "Number of requests exceeded the limit of 6000 over time window of 300 seconds."),
    ),
  "no-privilege": () =>
    withSearch(caseOf(CONVERSATION), () =>
      refusal(0x80040220, "Principal user is missing prvReadContact privilege on OTC=2 for entity 'contact'."),
    ),
  empty: () => ({ ...caseOf(CONVERSATION), row: {} }),
  "foreign-text": () => ({ ...caseOf(CONVERSATION), row: { description: FOREIGN_TEXT } }),
  cut: () => {
    const { opencx_transcript: _hidden, ...row } = rowOf(longConversation(64));
    return { ...caseOf(CONVERSATION), row };
  },
  edited: () => {
    const found = caseOf(CONVERSATION);
    const description = `${String(found.row.description)}\nDana: a new lamp is on its way.`;
    // Of another text: no text has this hash that anybody knows of.
    return { ...found, row: { ...found.row, description, opencx_writtenhash: "0".repeat(64) } };
  },
  explained: () => caseOf({ ...CONVERSATION, explanation: (CONVERSATION.explanation ?? "").repeat(6) }),
  "long-call": () => caseOf(longConversation(400)),
  "very-long-call": () => caseOf(longConversation(2500)),
  hostile: () =>
    caseOf(HOSTILE, {
      contacts: [
        { ...MARIA, fullname: '"><script>alert(1)</script> \u202Erelle\u202C K', emailaddress1: "<img src=x>" },
      ],
    }),
  "right-to-left": () =>
    caseOf(ARABIC, {
      contacts: [{ ...MARIA, fullname: "سلمى الحداد", mobilephone: "+44 7700 900461", emailaddress1: "" }],
    }),
  phone: () =>
    caseOf(
      { ...CONVERSATION, caller: { ...CONVERSATION.caller, name: MARIA.fullname } },
      { contacts: [MARIA, { ...TOM, mobilephone: MARIA.mobilephone }] },
    ),
  "long-words": () =>
    caseOf(LONG_WORDS, {
      contacts: [
        {
          ...MARIA,
          fullname: LONG_WORDS.caller.name,
          mobilephone: "030 23125014",
          emailaddress1: LONG_WORDS.caller.email,
          _parentcustomerid_value: COMPANY.id,
          [PARENT]: "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesellschaft mbH & Co. KG",
        },
      ],
    }),
  dark: () => caseOf(CONVERSATION),
  classic: () => caseOf(CONVERSATION),
  "high-contrast": () => caseOf(CONVERSATION),
};

function caseOf(conversation: Conversation, rows: Partial<SampleRows> = {}): GalleryCase {
  return {
    id: INCIDENT_ID,
    row: rowOf(conversation),
    webAPI: sampleWebApi({ contacts: CONTACTS, customer: UNKNOWN_CALLER, ...rows }),
  };
}

/** The columns as the service writes them. */
function rowOf(conversation: Conversation): Row {
  const whole = write(conversation);
  const { description, transcript } =
    whole.length <= DESCRIPTION_LENGTH
      ? { description: whole, transcript: undefined }
      : fit(conversation, { description: DESCRIPTION_LENGTH, transcript: CASE_COLUMNS.opencx_transcript.maxLength });
  return {
    title: INCIDENT_TITLE,
    description,
    opencx_transcript: transcript ?? null,
    opencx_callerphone: conversation.caller.phone ?? null,
    opencx_classification: conversation.classification ?? null,
    opencx_sentiment: conversation.sentiment ?? null,
    opencx_reason: conversation.reason ?? null,
    opencx_explanation: conversation.explanation ?? null,
    opencx_language: conversation.language ?? null,
    opencx_ticketnumber: conversation.ticket ?? null,
    opencx_sessionurl: conversation.session ?? null,
    opencx_handoffon: "2026-10-05T14:03:58Z",
    modifiedon: "2026-10-05T14:04:10Z",
  };
}

/** The same, but contacts are searched like this. */
function withSearch(
  found: GalleryCase,
  search: () => Promise<ComponentFramework.WebApi.RetrieveMultipleResponse>,
): GalleryCase {
  const { webAPI } = found;
  return {
    ...found,
    webAPI: {
      ...webAPI,
      retrieveMultipleRecords: (table, options, size) =>
        table === "contact" ? search() : webAPI.retrieveMultipleRecords(table, options, size),
    },
  };
}

function refusal(errorCode: number, message: string): Promise<never> {
  return Promise.reject(Object.assign(new Error(message), { errorCode }));
}

function switchboardContact(firstName: string, index: number): SampleRows["contacts"][number] {
  const companies = ["Lund Lighting Ltd", "Harper Home", "Northgate Facilities"];
  return {
    contactid: `5a1d7c10-0000-4000-8000-0000000d${String(index).padStart(4, "0")}`,
    fullname: `${firstName} ${["Keller", "Okafor", "Lindqvist"][index % 3] ?? ""}`,
    emailaddress1: `desk${index + 1}@example.com`,
    telephone1: "+1 202-555-0143",
    _parentcustomerid_value: `5a1d7c10-0000-4000-8000-0000000a010${index % 3}`,
    [PARENT]: companies[index % 3] ?? "",
  };
}
