import "@testing-library/jest-dom";
import { screen } from "@testing-library/react";
import { write } from "../../Transcript/description/write";
import { ACCOUNT, MARY, MICHAEL, contact, lookup, rejection, type Row } from "./support/fakeDataverse";
import { mount, newHost, settle } from "./support/mount";
import { CALL } from "./support/sampleCall";
import { press, show, showWithContact } from "./support/show";
import { plain } from "./support/strings";

const LABEL = "statuscode@OData.Community.Display.V1.FormattedValue";
const id = (number: number): string => `44444444-4444-4444-8444-00000000000${number}`;

/** Another case of the caller's number. */
function row(number: number, columns: Row = {}): Row {
  return {
    incidentid: id(number),
    title: `Case ${number}`,
    createdon: new Date(Date.now() - number * 86_400_000).toISOString(),
    statecode: 1,
    [LABEL]: "Problem Solved",
    opencx_sessionid: `session ${number}`,
    opencx_callerphone: "(202) 555-0143",
    ...columns,
  };
}

const line = (): string => plain(screen.getByTestId("ocx-history").textContent);

test("one line says how many calls there were, and the last one's case opens by one press in the same session", async () => {
  const { host } = await show(({ cases }) =>
    cases.push(
      row(1, { opencx_classification: "Lost card", statecode: 0, [LABEL]: "In Progress" }),
      ...[2, 3].map((each) => row(each)),
    ),
  );
  expect(line()).toMatch(/^3 earlier calls from this number · 1 open case Lost card yesterday$/);
  await press("ocx-last-case");
  expect(host.openForm.mock.calls).toEqual([[{ entityName: "incident", entityId: id(1), openInNewWindow: false }]]);
});

test("the list of the last five opens by a press, newest first, with date and state; each opens", async () => {
  const { host } = await show(({ cases }) => cases.push(...[1, 2, 3, 4, 5, 6].map((each) => row(each))));
  expect(screen.queryAllByTestId("ocx-earlier-case")).toEqual([]);
  await press("ocx-history-open");
  expect(screen.getByTestId("ocx-history-open")).toHaveAttribute("aria-expanded", "true");
  expect(line()).toMatch(/Case 2 2 days ago · \d{4}\/.* · Problem Solved/);
  const links = screen.getAllByTestId("ocx-earlier-case");
  expect(links.map(({ textContent }) => textContent)).toEqual(["Case 1", "Case 2", "Case 3", "Case 4", "Case 5"]);
  links[3]?.click();
  await settle();
  expect(host.openForm.mock.calls).toMatchObject([[{ entityId: id(4) }]]);
});

test("calls and open cases of all candidates come in the same request, and stand in their evidence", async () => {
  const { host } = await showWithContact((dataverse) => {
    dataverse.contacts.push(contact(MARY, "Mary Moss", { mobilephone: "+12025550143" }));
    const mine = lookup("customerid", "contact", MICHAEL, "Michael Davis");
    dataverse.cases = [row(1, { ...mine, statecode: 0 }), row(2, mine), row(3, { ...mine, opencx_callerphone: null })];
  });
  const [michael, mary] = screen.getAllByTestId("ocx-contact").map(({ textContent }) => plain(textContent));
  expect(michael).toMatch(/same number \(Mobile\) · 3 calls, 1 open case/);
  expect(mary).toMatch(/same number \(Mobile\) · no cases/);
  // Of whom nobody is linked yet, only the number's cases count.
  expect(line()).toMatch(/^2 earlier calls/);
  const counted = host.dataverse.seen("search", "contact").filter(({ options }) => options?.includes("$expand="));
  expect(counted).toHaveLength(1);
  for (const each of [MICHAEL, MARY]) expect(decodeURIComponent(counted[0]?.options ?? "")).toContain(each);
  expect(host.dataverse.seen("search", "incident")).toHaveLength(1);
});

test("once a contact is linked its other cases stand there too, without asking again", async () => {
  const { host, update } = await showWithContact((dataverse) => {
    const mine = lookup("customerid", "contact", MICHAEL, "Michael Davis");
    dataverse.cases = [row(1), row(2, { ...mine, opencx_callerphone: null, opencx_sessionid: null })];
  });
  expect(line()).toMatch(/^1 earlier call from this number/);
  await press("ocx-link");
  expect(line()).toMatch(/^1 earlier call from this number · 1 other case of this contact/);
  update();
  await settle();
  expect(host.dataverse.seen("search", "incident")).toHaveLength(1);
});

test("an answer that is full says at least, and what a contact's own answer tells stays certain", async () => {
  await showWithContact((dataverse) => {
    dataverse.contacts.push(contact(MARY, "Mary Moss", { mobilephone: "+12025550143" }));
    const marys = lookup("customerid", "contact", MARY, "Mary Moss");
    dataverse.cases = Array.from({ length: 100 }, (_, each) => row(0, { ...marys, incidentid: `case ${each}` }));
  });
  expect(line()).toMatch(/^at least 100 earlier calls/);
  const [michael, mary] = screen.getAllByTestId("ocx-contact").map(({ textContent }) => plain(textContent));
  expect(michael).toContain("· no cases");
  expect(mary).toContain("· at least 100 calls");
});

test("of a company's contacts the number's cases are counted, and nothing is said of whom they do not name", async () => {
  await show((dataverse) => {
    const member = lookup("parentcustomerid", "account", ACCOUNT, "Contoso");
    dataverse.accounts = [{ accountid: ACCOUNT, name: "Contoso", telephone1: "+12025550143" }];
    dataverse.contacts = [contact(MARY, "Mary Moss", member), contact(MICHAEL, "Michael Moss", member)];
    dataverse.exactHits = [];
    dataverse.cases = [row(1, lookup("primarycontactid", "contact", MARY, "Mary Moss"))];
  });
  await press("ocx-more-contacts");
  const [mary, michael] = screen.getAllByTestId("ocx-contact").map(({ textContent }) => plain(textContent));
  expect(mary).toContain("at least 1 call");
  expect(michael).not.toMatch(/cases|call/);
});

test("a case older than an answer holds is read by itself", async () => {
  const { host } = await show((dataverse) => {
    const { retrieveMultipleRecords } = dataverse.webAPI;
    dataverse.webAPI.retrieveMultipleRecords = async (table, options) => {
      const answer = await retrieveMultipleRecords(table, options);
      return table === "incident" ? { ...answer, entities: dataverse.cases } : answer;
    };
    dataverse.cases = Array.from({ length: 100 }, (_, each) => row(0, { incidentid: `case ${each}` }));
    Object.assign(dataverse.incident, lookup("customerid", "contact", MARY, "Mary Moss"));
  });
  expect(screen.getByTestId("ocx-linked")).toHaveAttribute("data-contactid", MARY);
  expect(host.dataverse.seen("retrieve", "incident")).toHaveLength(1);
});

test("without earlier cases there is no line", async () => {
  await showWithContact(() => undefined);
  expect(screen.queryByTestId("ocx-history")).toBeNull();
});

test("a failed history is said in words and hides neither words nor linking", async () => {
  await showWithContact((dataverse) => {
    dataverse.before = ({ what, table }) => {
      if (what === "search" && table === "incident") throw rejection(0x80040216, "SQL says no");
    };
  });
  expect(line()).toMatch(/^Earlier calls could not be read\. Dynamics had an error of its own/);
  await press("ocx-link");
  expect(screen.getByTestId("ocx-linked")).toBeInTheDocument();
  expect(screen.queryByTestId("ocx-failure")).toBeNull();
});

test("a case that does not open is said in words", async () => {
  const { host } = await show(({ cases }) => cases.push(row(1)));
  host.openForm.mockRejectedValue(rejection(0x80040217, "gone"));
  await press("ocx-last-case");
  expect(line()).toContain("The case could not be opened.");
});

test("an answer that comes once the control is gone, or for the case before, is no longer shown", async () => {
  const host = newHost({ description: write(CALL) });
  let answer = (): void => undefined;
  host.dataverse.before = ({ what, table }) =>
    what === "search" && table === "incident" ? new Promise((resolve) => (answer = resolve)) : undefined;
  host.dataverse.cases = [row(1)];
  const mounted = mount(host);
  await settle();
  const late = answer;
  host.incidentId = id(9);
  mounted.update();
  await settle();
  late();
  await settle();
  expect(screen.queryByTestId("ocx-history")).toBeNull();
  const asked = host.dataverse.calls.length;
  mounted.unmount();
  mounted.control.destroy();
  answer();
  await settle();
  expect(host.dataverse.calls).toHaveLength(asked);
});
