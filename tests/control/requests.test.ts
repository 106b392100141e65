import { write } from "../../Transcript/description/write";
import {
  ACCOUNT,
  type FakeDataverse,
  MARY,
  MICHAEL,
  type Row,
  contact,
  lookup,
  rejection,
} from "./support/fakeDataverse";
import { mount, newHost, settle, type Host, type Mounted } from "./support/mount";
import { CALL } from "./support/sampleCall";

/** What opening a case may ask: each request counts against the rep's own limits. */
const MOST = 5;

/** What needs no other answer first. */
const AT_ONCE = ["search environmentvariabledefinition", "search incident", "search contact"];

type Change = (dataverse: FakeDataverse, host: Host) => void;

interface Opening {
  readonly what: string;
  readonly change: Change;
  /** Where there is no number to search by. */
  readonly withheld?: true;
}

const byNumber = (id: string, name: string, columns: Row = {}): Row =>
  contact(id, name, { mobilephone: "+1 202 555 0143", ...columns });

const company: Change = (dataverse) => {
  dataverse.exactHits = [];
  dataverse.accounts = [{ accountid: ACCOUNT, name: "Contoso", telephone1: "+12025550143" }];
  dataverse.contacts = [contact(MICHAEL, "Michael Davis", { _parentcustomerid_value: ACCOUNT })];
};

const linkMichael: Change = ({ incident }) =>
  Object.assign(incident, lookup("customerid", "contact", MICHAEL, "Michael Davis"));

const withhold: Change = (_, { values }) =>
  Object.assign(values, { callerPhone: null, description: write({ ...CALL, caller: {} }) });

const OPENINGS: readonly Opening[] = [
  { what: "one contact has the number", change: () => undefined },
  { what: "two contacts have it", change: ({ contacts }) => contacts.push(byNumber(MARY, "Mary Moss")) },
  {
    what: "two of the caller's name have it, with other cases",
    change: ({ contacts, cases }) => {
      contacts.push(byNumber(MARY, "Davis, Michael"));
      cases.push({ incidentid: ACCOUNT, _customerid_value: MARY, opencx_callerphone: "+12025550143" });
    },
  },
  { what: "a contact is linked", change: linkMichael },
  {
    what: "a contact is linked that lacks the number, and has a company",
    change: (dataverse, host) => {
      linkMichael(dataverse, host);
      dataverse.contacts = [contact(MICHAEL, "Michael Davis", { _parentcustomerid_value: ACCOUNT })];
    },
  },
  {
    what: "a contact is linked that the rep may not read",
    change: (dataverse, host) => {
      linkMichael(dataverse, host);
      dataverse.contacts = [];
    },
  },
  {
    what: "a company's contact is linked",
    change: ({ incident }) =>
      Object.assign(
        incident,
        lookup("customerid", "account", ACCOUNT, "Contoso"),
        lookup("primarycontactid", "contact", MICHAEL, "Michael Davis"),
      ),
  },
  { what: "the number was withheld", change: withhold, withheld: true },
  {
    what: "the number was withheld, and a contact is linked",
    change: (dataverse, host) => {
      withhold(dataverse, host);
      linkMichael(dataverse, host);
    },
    withheld: true,
  },
  { what: "nobody has it", change: (dataverse) => (dataverse.contacts = []) },
  {
    what: "a contact of another name has it",
    change: (dataverse) => (dataverse.contacts = [byNumber(MARY, "Mary Moss")]),
  },
  { what: "a company has it", change: company },
  {
    what: "three companies and a contact of another name have it",
    change: (dataverse, host) => {
      company(dataverse, host);
      dataverse.contacts.push(byNumber(MARY, "Mary Moss"));
      dataverse.exactHits = [MARY];
      for (const accountid of [MARY, MICHAEL])
        dataverse.accounts.push({ accountid, name: accountid, telephone1: "(202) 555-0143" });
    },
  },
  {
    what: "nobody of the caller's name has it, and who has it did not call",
    change: ({ incident }) => Object.assign(incident, { opencx_notcallers: MICHAEL }),
  },
  {
    what: "a company has it, and the rep may not read accounts",
    change: (dataverse, host) => {
      company(dataverse, host);
      dataverse.before = ({ table }) =>
        table === "account" ? Promise.reject(rejection(0x80040220, "missing prvReadAccount privilege")) : undefined;
    },
  },
];

/** A case in a Dataverse that answers when it is told to. */
interface Opened extends Mounted {
  /** What was asked since the last answers, as `search contact`. */
  readonly asked: () => Promise<readonly string[]>;
  /** Answers all that waits. */
  readonly answer: () => void;
}

function open(change: Change): Opened {
  const host = newHost({ description: write(CALL) });
  const { dataverse } = host;
  dataverse.contacts = [byNumber(MICHAEL, "Michael Davis")];
  change(dataverse, host);
  const waiting: (() => void)[] = [];
  const refuses = dataverse.before;
  dataverse.before = async (call) => {
    await new Promise<void>((resolve) => waiting.push(resolve));
    await refuses(call);
  };
  let seen = 0;
  return {
    ...mount(host),
    asked: async () => {
      await settle();
      const asked = dataverse.calls.slice(seen).map(({ what, table }) => `${what} ${table}`);
      seen += asked.length;
      return asked;
    },
    answer: () => waiting.splice(0).forEach((resolve) => resolve()),
  };
}

/** All that is asked when a case opens, in rounds: each of what was asked before anything of it was answered. */
async function rounds({ asked, answer }: Opened): Promise<readonly (readonly string[])[]> {
  const all: (readonly string[])[] = [];
  for (let round = await asked(); round.length > 0; round = await asked()) {
    all.push(round);
    answer();
  }
  return all;
}

test.each(OPENINGS)(
  "$what: at most five requests, in two rounds side by side, none twice and none again",
  async ({ change, withheld }) => {
    const opened = open(change);
    const all = await rounds(opened);
    expect(all[0]).toEqual(withheld === true ? AT_ONCE.slice(0, 2) : AT_ONCE);
    expect(all.length).toBeLessThanOrEqual(2);
    expect(all.flat().length).toBeLessThanOrEqual(MOST);
    const asked = opened.host.dataverse.calls.map((call) => JSON.stringify(call));
    expect(new Set(asked).size).toBe(asked.length);
    for (let time = 0; time < 20; time++) opened.update();
    expect(await opened.asked()).toEqual([]);
  },
);

test.each(OPENINGS)(
  "$what: nothing is asked once the control is gone, whichever answer comes late",
  async ({ change }) => {
    const count = (await rounds(open(change))).length;
    for (let left = 0; left < count; left++) {
      const opened = open(change);
      for (let round = 0; round < left; round++) {
        await opened.asked();
        opened.answer();
      }
      expect(await opened.asked()).not.toEqual([]);
      opened.unmount();
      opened.control.destroy();
      opened.answer();
      expect([left, await opened.asked()]).toEqual([left, []]);
    }
  },
);
