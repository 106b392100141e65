import type { IncidentChanges } from "../../../Caller/customer/linkPlan";
import type { StoredCustomer } from "../../../Caller/customer/caseCustomer";
import { readNotCallers } from "../../../Caller/customer/notCallers";
import { CallerPanel } from "../../../OpenCXTranscriptControl/caller/panel/CallerPanel";
import type { CallerCustomer } from "../../../OpenCXTranscriptControl/caller/panel/caseStore";
import type { HostServices } from "../../../OpenCXTranscriptControl/host/hostServices";
import { HeldServices, settle } from "./heldServices";
import { NUMBER, input } from "./openPanel";

export const PLACEHOLDER = { table: "account", id: "99999999-9999-4999-8999-999999999999" } as const;
export const ADA = "11111111-1111-4111-8111-111111111111";
export const BEN = "22222222-2222-4222-8222-222222222222";
export const CONTOSO = "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa";

/** A contact of the caller's number. */
export function person(id: string, name: string, change: Partial<CallerCustomer> = {}): CallerCustomer {
  return {
    row: { contactid: id, fullname: name, mobilephone: NUMBER },
    table: "contact",
    id,
    name,
    email: "",
    parentId: undefined,
    parentName: "",
    ...change,
  };
}

/** One incident that keeps what is written, and everything that was asked of it. */
export class MemoryCase {
  row: StoredCustomer = {
    customer: PLACEHOLDER,
    customerName: "Unknown caller",
    primaryContactId: undefined,
    primaryContactName: "",
    notCallers: [],
  };
  contacts: readonly CallerCustomer[] = [person(ADA, "Ada Okafor"), person(BEN, "Ben Okafor")];
  readonly writes: IncidentChanges[] = [];
  readonly created: string[] = [];
  readonly asked: string[] = [];
  readonly told: (string | null)[] = [];
  /** Called before each write; throws to make it fail. */
  beforeWrite: () => void = () => undefined;

  readonly services: HostServices = Object.assign(new HeldServices(), {
    confirm: () => Promise.resolve(true),
    contactLinked: ({ contactId }: { readonly contactId: string | null }) => void this.told.push(contactId),
    store: {
      openedCase: async () => this.ask("case", () => ({ row: this.row, cases: [] })),
      contactsWithCases: async (filter: string) =>
        this.ask(`contacts ${filter}`, () => this.contacts.filter(({ id }) => filter.includes(id))),
      caseCustomer: async () => this.ask("case", () => this.row),
      placeholder: () => Promise.resolve(PLACEHOLDER),
      contacts: async (filter: string) => this.ask(`contacts ${filter}`, () => this.contacts),
      accounts: () => Promise.resolve([]),
      contact: async (id: string) =>
        this.ask("contact", () => this.contacts.find((each) => each.id === id) ?? person(id, "")),
      createContact: ({ contactid }: { readonly contactid: string }) => Promise.resolve(this.created.push(contactid)),
      updateContact: () => Promise.resolve(),
      setPhone: () => Promise.resolve(),
      cases: () => Promise.resolve([]),
      updateCase: async (_id: string, changes: IncidentChanges) => {
        this.beforeWrite();
        this.writes.push(changes);
        this.write(changes);
      },
    },
  });

  /** A panel that has read the case and searched. */
  async open(): Promise<CallerPanel> {
    const panel = new CallerPanel(this.services);
    panel.update(input());
    await settle();
    return panel;
  }

  /** What a colleague, or the control, writes. */
  write(changes: IncidentChanges): void {
    const idOf = (bind: string | null | undefined): string | undefined => /\(([^)]+)\)/.exec(bind ?? "")?.[1];
    for (const table of ["account", "contact"] as const) {
      const id = idOf(changes[`customerid_${table}@odata.bind`]);
      if (id !== undefined) this.row = { ...this.row, customer: { table, id }, customerName: `name of ${id}` };
    }
    const primary = changes["primarycontactid@odata.bind"];
    if (primary !== undefined) this.row = { ...this.row, primaryContactId: idOf(primary) };
    const marked = changes.opencx_notcallers;
    if (marked !== undefined) this.row = { ...this.row, notCallers: readNotCallers(marked ?? "") };
  }

  private ask<T>(what: string, answer: () => T): T {
    this.asked.push(what);
    return answer();
  }
}

export { settle };
