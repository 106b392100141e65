import { CONVERSATION } from "../../../sample/sampleCase";
import type { CALLER_STATES } from "../states/callerStates";
import { linkedMeanwhile, refusal, withSearch } from "./answers";
import { CASE_TABLE } from "./caseTable";
import { caseOf, rowOf, type GalleryCase } from "./caseOf";
import { COMPANY, EARLIER_CASES, MARIA, MARIA_LINKED, NADIA, PARENT, SWITCHBOARD, TOM, TWO } from "./rows";

/** Dataverse's own code for a caller who asked too often. */
const TOO_MANY_REQUESTS = 0x80072322;

/** Who called: the usual cases, then what hinders. */
export const CALLER_CASES: Readonly<Record<(typeof CALLER_STATES)[number]["name"], () => GalleryCase>> = {
  found: () => caseOf(CONVERSATION),
  linked: () => caseOf(CONVERSATION, { customer: MARIA_LINKED }),
  "undo-link": () => caseOf(CONVERSATION),
  "linked-company": () =>
    caseOf(CONVERSATION, {
      customer: COMPANY,
      primaryContact: MARIA_LINKED,
      contacts: [{ ...MARIA, _parentcustomerid_value: COMPANY.id, [PARENT]: COMPANY.name }],
    }),
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
  "many-contacts": () => caseOf(CONVERSATION, { contacts: SWITCHBOARD }),
  hidden: () => caseOf(CONVERSATION, { contacts: TWO }),
  "hidden-shown": () => caseOf(CONVERSATION, { contacts: TWO, incident: { opencx_notcallers: TOM.contactid } }),
  "find-by-name": () => caseOf(CONVERSATION, { cases: EARLIER_CASES }),
  nobody: () => caseOf(NADIA, { contacts: [] }),
  "new-contact": () => caseOf(NADIA, { contacts: [] }),
  duplicates: () => caseOf(NADIA, { contacts: [{ ...MARIA, fullname: "Park, Nadia", mobilephone: "+447700900461" }] }),
  "may-not-create": () => ({ ...caseOf(NADIA, { contacts: [] }), lacks: ["prvCreateContact"] }),
  "undo-created": () => caseOf(NADIA, { contacts: [] }),
  "undone-created": () => caseOf(NADIA, { contacts: [] }),
  "no-number": () => caseOf({ ...CONVERSATION, caller: {} }),
  "somebody-else": () => linkedMeanwhile(caseOf(CONVERSATION)),
  "earlier-calls": () => caseOf(CONVERSATION, { cases: EARLIER_CASES }),
  "earlier-calls-open": () => caseOf(CONVERSATION, { cases: EARLIER_CASES }),
  "number-missing": lackingNumber,
  "number-added": lackingNumber,
  "number-old": () =>
    caseOf(
      { ...CONVERSATION, caller: { phone: "+525512345678" } },
      { customer: MARIA_LINKED, contacts: [{ ...MARIA, mobilephone: "+52 1 55 1234 5678" }] },
    ),
  searching: () => withSearch(caseOf(CONVERSATION), () => new Promise(() => undefined)),
  "read-only": () => caseOf(CONVERSATION),
  unsaved: () => {
    const { modifiedon: _never, ...row } = rowOf(CONVERSATION);
    return { ...caseOf(CONVERSATION), id: "", row };
  },
  elsewhere: () => ({
    ...caseOf(CONVERSATION),
    table: { ...CASE_TABLE, logicalName: "task", setName: "tasks", idColumn: "activityid" },
  }),
  failure: () =>
    withSearch(caseOf(CONVERSATION), () =>
      refusal(TOO_MANY_REQUESTS, "Number of requests exceeded the limit of 6000 over time window of 300 seconds."),
    ),
  "no-privilege": () =>
    withSearch(caseOf(CONVERSATION), () =>
      refusal(0x80040220, "Principal user is missing prvReadContact privilege on OTC=2 for entity 'contact'."),
    ),
};

function lackingNumber(): GalleryCase {
  return caseOf(CONVERSATION, {
    customer: MARIA_LINKED,
    contacts: [{ ...MARIA, mobilephone: "+447700900461" }],
    cases: EARLIER_CASES,
  });
}
