/** @jest-environment ./tests/cases/support/pageEnvironment.cjs */
import { fireEvent, cleanup, screen, waitFor } from "@testing-library/react";
import type { LocalDataverse } from "../../LocalPlatform/dataverse/contract";
import { startDataverse } from "../../LocalPlatform/dataverse/server";
import { write } from "../../Transcript/description/write";
import { mount, newHost } from "../control/support/mount";
import { plain } from "../control/support/strings";
import { hostWebApi } from "./support/hostWebApi";
import { testTheme } from "./support/theme";

type Columns = Readonly<Record<string, string>>;

interface Input {
  readonly caller: string;
  readonly callerName?: string;
  readonly contacts?: readonly Columns[];
  readonly accounts?: readonly Columns[];
  /** The words of the refusal, as a host that is offline gives them. */
  readonly firstSearchFailsWith?: string;
}

interface Expected {
  readonly shown?: readonly string[];
  readonly first?: string;
  readonly said?: string;
  readonly fallback?: string;
}

/** Words by which an input may name the account that a contact belongs to. */
const PARENTS = ["parentcustomerid", "account", "parent"];

let dataverse: LocalDataverse;
let admin: ComponentFramework.WebApi;

beforeAll(async () => {
  dataverse = await startDataverse();
  admin = hostWebApi(dataverse, dataverse.users.admin);
  await clear();
});
afterEach(cleanup);
afterAll(() => dataverse.close());

/** Takes out everybody but the customer of unknown callers. */
async function clear(): Promise<void> {
  for (const table of ["incident", "contact", "account"])
    for (const row of dataverse.rows(table)) {
      const id = String(row[`${table}id`]);
      if (dataverse.customer !== `${table}:${id}`) await admin.deleteRecord(table, id);
    }
}

async function put({ accounts = [], contacts = [] }: Input): Promise<void> {
  const ids = new Map<string, string>();
  for (const account of accounts) ids.set(account.name ?? "", (await admin.createRecord("account", account)).id);
  for (const { name, fullname, ...columns } of contacts) {
    // A full name is made of its parts: one that is written in another order is stored as the last name.
    const whole = fullname ?? name;
    const parent = ids.get(PARENTS.map((word) => columns[word]).find((value) => value !== undefined) ?? "");
    const row = Object.fromEntries(Object.entries(columns).filter(([column]) => !PARENTS.includes(column)));
    await admin.createRecord("contact", {
      ...row,
      ...(whole === undefined ? {} : { lastname: whole }),
      ...(parent === undefined ? {} : { "parentcustomerid_account@odata.bind": `/accounts(${parent})` }),
    });
  }
}

/** The control on a case of this caller; resolves once it has answered. */
async function open({ caller, callerName, firstSearchFailsWith }: Input): Promise<readonly string[]> {
  const webAPI = hostWebApi(dataverse);
  const filters: string[] = [];
  const incident = await admin.createRecord("incident", {
    title: "Call",
    "customerid_account@odata.bind": `/accounts(${dataverse.customer.split(":")[1] ?? ""})`,
  });
  const host = newHost({
    callerPhone: caller,
    description: write({
      channel: "phone",
      caller: { phone: caller, ...(callerName && { name: callerName }) },
      turns: [],
    }),
  });
  host.incidentId = incident.id;
  Object.assign(host.dataverse, {
    webAPI: {
      ...webAPI,
      retrieveMultipleRecords: (table: string, options = "") => {
        const filter = decodeURIComponent(options);
        if (table === "contact") filters.push(filter);
        return firstSearchFailsWith !== undefined && filter.includes("Microsoft.Dynamics.CRM.")
          ? Promise.reject(new Error(firstSearchFailsWith))
          : webAPI.retrieveMultipleRecords(table, options);
      },
    },
  });
  mount(host);
  await waitFor(() => expect(screen.getByTestId("ocx-caller").dataset.stage).toMatch(/^(known|failed)$/), {
    timeout: 5000,
  });
  return filters;
}

function panel(): string {
  return plain(screen.getByTestId("ocx-caller").textContent).toLowerCase();
}

function names(table: "contact" | "account"): readonly string[] {
  return screen
    .queryAllByTestId(`ocx-${table}`)
    .map((card) => plain(card.querySelector(".ocx-contact-name")?.textContent));
}

async function check(input: Input, { shown, first, said, fallback }: Expected): Promise<void> {
  await put(input);
  try {
    const filters = await open(input);
    // Of more than two the others are one press away.
    const more = screen.queryByTestId("ocx-more-contacts");
    if (more !== null) fireEvent.click(more);
    if (shown !== undefined) {
      const companies = (input.accounts ?? []).map(({ name }) => name).some((name) => shown.includes(name ?? ""));
      expect([...names("contact"), ...(companies ? names("account") : [])].sort()).toEqual([...shown].sort());
    }
    if (first !== undefined) expect(names("contact")[0]).toBe(first);
    if (said !== undefined) expect(panel()).toContain(said.toLowerCase());
    if (fallback !== undefined)
      expect(filters.some((filter) => filter.includes("contains(")) || panel().includes("offline")).toBe(true);
  } finally {
    cleanup();
    await clear();
  }
}

testTheme<Input, Expected>(
  "contacts-search",
  {
    input: ["caller", "callerName", "contacts", "accounts", "firstSearchFailsWith"],
    expected: ["shown", "first", "said", "fallback"],
  },
  check,
);

test.each<[string, Input, Expected]>([
  [
    "a household of three: tidy, with a remark, in the last column of an address",
    {
      caller: "+12025550188",
      contacts: [
        { firstname: "Ann", lastname: "Lee", mobilephone: "+1 202-555-0188" },
        { fullname: "Bob Lee", telephone2: "home: 202 555 0188, not after 9" },
        { name: "Carl", address3_telephone2: "(202) 555-0188" },
      ],
    },
    { shown: ["Ann Lee", "Bob Lee", "Carl"] },
  ],
  [
    "a company's number with a remark, in its address: its contacts, the caller first",
    {
      caller: "+442079460958",
      callerName: "Ann Lee",
      accounts: [{ name: "O'Neil & Co", address1_telephone1: "020 7946 0958 (reception)" }],
      contacts: [
        { firstname: "Zed", lastname: "Zulu", parentcustomerid: "O'Neil & Co" },
        { firstname: "Ann", lastname: "Lee", parentcustomerid: "O'Neil & Co" },
      ],
    },
    { shown: ["Zed Zulu", "Ann Lee"], first: "Ann Lee", said: "The number is that of account O'Neil & Co" },
  ],
  [
    "full names last name first, with and without a space",
    {
      caller: "+12025550143",
      callerName: "Michael Davis",
      contacts: [
        { fullname: "Davis Mary", mobilephone: "+12025550143" },
        { fullname: "DavisMichael", mobilephone: "2025550143" },
      ],
    },
    { first: "DavisMichael", said: "same name" },
  ],
  [
    "offline, and the plain filter finds the contact",
    {
      caller: "+12025550143",
      firstSearchFailsWith: "The query operation is not supported while offline.",
      contacts: [{ fullname: "Ann", mobilephone: "202.555.0143" }],
    },
    { shown: ["Ann"], fallback: "the second search" },
  ],
  [
    "the caller is found at once, so the slower query is spared",
    {
      caller: "+12025550143",
      callerName: "Ann Lee",
      contacts: [
        { fullname: "Ann Lee", mobilephone: "+12025550143" },
        { fullname: "Odd", mobilephone: "202-555-0143 mobile" },
      ],
      accounts: [],
    },
    { shown: ["Ann Lee"] },
  ],
  [
    "two companies share the number",
    {
      caller: "+12025550143",
      accounts: [
        { name: "One", telephone2: "202 555 0143" },
        { name: "Two", telephone3: "+1 202 555 0143" },
      ],
    },
    { said: "the number is that of account two" },
  ],
])("%s", (_, input, expected) => check(input, expected));
