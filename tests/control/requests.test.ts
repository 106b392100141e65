import { write } from "../../Transcript/description/write";
import { ACCOUNT, type FakeDataverse, MARY, MICHAEL, type Row, contact, lookup } from "./support/fakeDataverse";
import { mount, newHost, settle, type Host, type Mounted } from "./support/mount";
import { CALL } from "./support/sampleCall";

/** What opening a case may ask: each request counts against the rep's own limits. */
const MOST = 5;

/** What needs no other answer first. */
const AT_ONCE = ["retrieve incident", "search environmentvariabledefinition", "search contact", "search account"];

type Change = (dataverse: FakeDataverse, host: Host) => void;

interface Opening {
  readonly what: string;
  readonly change: Change;
  /** Asked at once, where not all of AT_ONCE is. */
  readonly first?: readonly string[];
  /** Where nobody has the number as one of its usual spellings, and it is searched for in any other. */
  readonly most?: number;
}

const byNumber = (id: string, name: string): Row => contact(id, name, { mobilephone: "+1 202 555 0143" });

const OPENINGS: readonly Opening[] = [
  { what: "one contact has the number", change: () => undefined },
  { what: "two contacts have it", change: ({ contacts }) => contacts.push(byNumber(MARY, "Mary Moss")) },
  {
    what: "a contact is linked",
    change: ({ incident }) => Object.assign(incident, lookup("customerid", "contact", MICHAEL, "Michael Davis")),
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
  {
    what: "the number was withheld",
    change: (_, { values }) =>
      Object.assign(values, { callerPhone: null, description: write({ ...CALL, caller: {} }) }),
    first: AT_ONCE.slice(0, 2),
  },
  { what: "nobody has it", change: (dataverse) => (dataverse.contacts = []), most: 7 },
  {
    what: "a contact of another name has it",
    change: (dataverse) => (dataverse.contacts = [byNumber(MARY, "Mary Moss")]),
    most: 7,
  },
  {
    what: "a company has it",
    change: (dataverse) => {
      dataverse.exactHits = [];
      dataverse.accounts = [{ accountid: ACCOUNT, name: "Contoso", telephone1: "+12025550143" }];
      dataverse.contacts = [contact(MICHAEL, "Michael Davis", { _parentcustomerid_value: ACCOUNT })];
    },
    most: 9,
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
  dataverse.before = () => new Promise((resolve) => waiting.push(resolve));
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
  "$what: few requests, side by side, and none again",
  async ({ change, first = AT_ONCE, most = MOST }) => {
    const opened = open(change);
    const all = await rounds(opened);
    expect(all[0]).toEqual(first);
    expect(all.flat().length).toBeLessThanOrEqual(most);
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
