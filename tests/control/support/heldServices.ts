import type { HostServices } from "../../../OpenCXTranscriptControl/host/hostServices";
import type { CallerCustomer } from "../../../OpenCXTranscriptControl/caller/panel/caseStore";

type Store = HostServices["store"];
type Row = Awaited<ReturnType<Store["caseCustomer"]>>;

/** A question to Dataverse, or to the rep, that waits for the test to answer it. */
export interface Held {
  readonly what: string;
  /** Answers with what is true now, as a server does that takes its time. */
  readonly answer: () => void;
  readonly refuse: () => void;
}

/** The customer of unknown callers. */
const NOBODY = { table: "account", id: "nobody" } as const;

/** A contact of the name that the callers give, whose mobile phone is the number. */
function contactOfNumber(contactId: string, phone: string): CallerCustomer {
  const name = "Michael Davis";
  return {
    row: { contactid: contactId, fullname: name, mobilephone: phone },
    table: "contact",
    id: contactId,
    name,
    email: "",
    parentId: undefined,
    parentName: "",
  };
}

/** The services of a host in which nothing is answered before the test says so. No DOM is needed. */
export class HeldServices implements HostServices {
  /** What has been asked and not been answered yet, oldest first. */
  readonly held: Held[] = [];
  /** Everything that was asked. */
  readonly asked: string[] = [];
  readonly told: Parameters<HostServices["contactLinked"]>[0][] = [];
  /** The contact that stands on an incident as its customer; the placeholder where there is none. */
  readonly linked = new Map<string, string>();
  /** The primary contact of an incident whose customer is the account. */
  readonly primary = new Map<string, string>();
  readonly created: string[] = [];
  /** What the rep says when asked whether the customer may be replaced. */
  agrees = true;
  /** What a search for accounts finds, at once. */
  companies: readonly CallerCustomer[] = [];
  /** The real account that an incident belongs to, instead of the placeholder. */
  account: string | undefined;

  readonly text = (key: string, ...values: readonly (string | number)[]): string => [key, ...values].join(" ");
  readonly textIfAny = (): undefined => undefined;
  readonly count = (...said: readonly (string | number)[]): string => said.join(" ");
  readonly integer = String;
  readonly dateTime = String;
  readonly timeOfDay = String;
  readonly languageName = String;
  readonly ago = (): undefined => undefined;
  readonly createNote = (): Promise<void> => Promise.resolve();
  readonly createTask = (): Promise<void> => Promise.resolve();
  readonly wallOf = (instant: Date): Date => instant;
  readonly instantOf = (wall: Date): Date => wall;
  readonly may = (): boolean => true;
  readonly openSession = (): void => undefined;
  readonly openCase = (incidentId: string): Promise<void> => this.hold(`open case ${incidentId}`, () => undefined);
  readonly openContact = (contactId: string): Promise<void> => this.hold(`open ${contactId}`, () => undefined);
  readonly confirm = (): Promise<boolean> => this.hold("confirm", () => this.agrees);
  readonly contactLinked = (payload: Parameters<HostServices["contactLinked"]>[0]): void => {
    this.told.push(payload);
  };

  readonly store: Store = {
    openedCase: (incidentId) => this.hold(`case ${incidentId}`, () => ({ row: this.row(incidentId), cases: [] })),
    caseCustomer: (incidentId) => this.hold(`case ${incidentId}`, () => this.row(incidentId)),
    variables: () => Promise.resolve({}),
    known: () => undefined,
    placeholder: () => Promise.resolve(NOBODY),
    contacts: (filter) => {
      // Nobody is like the one who is to be created.
      if (filter.includes("fullname")) return Promise.resolve([]);
      const phone = /\+1202555\d{4}/.exec(filter)?.[0] ?? "";
      return this.hold(`contacts ${phone}`, () => (phone === "" ? [] : [contactOfNumber(`of ${phone}`, phone)]));
    },
    contactsWithCases: (filter) => {
      const [, contactId] = /^contactid eq ([^()]+)$/.exec(filter) ?? [];
      if (contactId === undefined) return this.hold("contacts ", () => []);
      const [, phone] = /^of (.+)/.exec(contactId) ?? [];
      // Of those who were found the cases alone are new.
      if (phone !== undefined) return Promise.resolve([contactOfNumber(contactId, phone)]);
      return this.hold(`contact ${contactId}`, () => [contactOfNumber(contactId, "")]);
    },
    accounts: () => Promise.resolve(this.companies),
    contact: (contactId) => this.hold(`contact ${contactId}`, () => contactOfNumber(contactId, "")),
    createContact: ({ contactid }) =>
      this.hold(`create ${contactid}`, () => {
        this.created.push(contactid);
      }),
    updateContact: ({ contactid }) => this.hold(`rewrite ${contactid}`, () => undefined),
    setPhone: (contactId, column, number) =>
      this.hold(`phone ${contactId} ${column} ${String(number)}`, () => undefined),
    cases: () => Promise.resolve([]),
    updateCase: (incidentId, changes) =>
      this.hold(`update ${incidentId}`, () => {
        const primary = changes["primarycontactid@odata.bind"];
        const customer = changes["customerid_contact@odata.bind"];
        this.stand(incidentId, undefined);
        if (typeof customer === "string") this.stand(incidentId, customer.slice("/contacts(".length, -1));
        else if (typeof primary === "string") this.primary.set(incidentId, primary.slice("/contacts(".length, -1));
      }),
  };

  /** Makes a contact the customer of an incident, or takes off whoever stands there. */
  stand(incidentId: string, contactId: string | undefined): void {
    this.primary.delete(incidentId);
    if (contactId === undefined) this.linked.delete(incidentId);
    else this.linked.set(incidentId, contactId);
  }

  /** Answers what was asked, in the order of asking, until nothing is asked any more. */
  async answerAll(): Promise<void> {
    await settle();
    for (let next = this.held.shift(); next !== undefined; next = this.held.shift()) {
      next.answer();
      await settle();
    }
  }

  /** Takes the oldest question of this kind out; a test that waits for one that was not asked is wrong. */
  take(what: string): Held {
    const index = this.held.findIndex((held) => held.what.startsWith(what));
    const [held] = index < 0 ? [] : this.held.splice(index, 1);
    if (held === undefined) throw new Error(`"${what}" is not waited for, but ${JSON.stringify(this.held)}`);
    return held;
  }

  private row(incidentId: string): Row {
    const contactId = this.linked.get(incidentId);
    const customer =
      contactId !== undefined
        ? ({ table: "contact", id: contactId } as const)
        : this.account !== undefined
          ? ({ table: "account", id: this.account } as const)
          : NOBODY;
    return {
      customer,
      customerName: `customer of ${incidentId}`,
      primaryContactId: this.primary.get(incidentId),
      primaryContactName: "",
      notCallers: [],
    };
  }

  private hold<Answer>(what: string, value: () => Answer): Promise<Answer> {
    this.asked.push(what);
    return new Promise((resolve, reject) => {
      this.held.push({
        what,
        answer: () => resolve(value()),
        refuse: () => reject(Object.assign(new Error("no"), { status: 503 })),
      });
    });
  }
}

/** Lets everything run that waits for nothing from outside. */
export async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
