import "@testing-library/jest-dom";
import { act, fireEvent, screen } from "@testing-library/react";
import { write } from "../../Transcript/description/write";
import { INCIDENT, MARY, MICHAEL, contact, lookup, type FakeDataverse } from "./support/fakeDataverse";
import { mount, newHost, settle, unsavedHost, type Mounted } from "./support/mount";
import { CALL } from "./support/sampleCall";
import { status } from "./support/show";

function at(minute: number): Date {
  return new Date(Date.UTC(2026, 10, 22, 9, minute));
}

/** A field of the form beside the control. */
let field: HTMLInputElement;

beforeEach(() => {
  field = document.createElement("input");
  document.body.append(field);
});

afterEach(() => field.remove());

/** Holds the answers of one kind back until the function it gives is called. */
function hold(dataverse: FakeDataverse, what: string, table: string): () => Promise<void> {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  dataverse.before = (call) => (call.what === what && call.table === table ? held : undefined);
  return async () => {
    dataverse.before = () => undefined;
    release();
    await settle();
  };
}

function open(prepare: (dataverse: FakeDataverse) => void = () => undefined): Mounted {
  const host = newHost({ description: write(CALL), modifiedOn: at(0) });
  host.dataverse.contacts = [
    contact(MICHAEL, "Michael Davis", { mobilephone: "+12025550143" }),
    contact(MARY, "Mary Davis", { mobilephone: "+1 202 555 0188" }),
  ];
  host.dataverse.exactHits = [MICHAEL];
  prepare(host.dataverse);
  return mount(host);
}

test("a line that a colleague adds leaves the focus where the rep types", () => {
  const { host, update } = mount(unsavedHost({ description: write(CALL) }));
  field.focus();
  host.values.description = `${write(CALL)}\nCalled back, no answer.`;
  update();
  expect(screen.getByTestId("ocx-line")).toHaveTextContent("Called back, no answer.");
  expect(field).toHaveFocus();
});

test("a link that is done later leaves the focus where the rep has gone on", async () => {
  const { host } = open();
  await settle();
  const release = hold(host.dataverse, "update", "incident");
  const button = screen.getByTestId("ocx-link");
  button.focus();
  fireEvent.click(button);
  await settle();
  act(() => field.focus());
  await release();
  expect(status()).toContain("is linked to this case");
  expect(field).toHaveFocus();
});

test("a customer that changes while contacts are searched is not missed", async () => {
  let release: () => Promise<void> = () => Promise.resolve();
  const { host, update } = open((dataverse) => (release = hold(dataverse, "search", "contact")));
  await settle();
  expect(screen.getByTestId("ocx-caller")).toHaveAttribute("data-stage", "searching");
  Object.assign(host.dataverse.incident, lookup("customerid", "contact", MARY, "Mary Davis"));
  host.values.modifiedOn = at(1);
  update();
  await release();
  expect(screen.getByTestId("ocx-linked")).toHaveAttribute("data-contactid", MARY);
});

test("the caller's number is corrected while a contact is linked: the link is told, and the panel shows it", async () => {
  const { host, update } = open();
  await settle();
  const release = hold(host.dataverse, "update", "incident");
  fireEvent.click(screen.getByTestId("ocx-link"));
  await settle();
  host.values.callerPhone = "+12025550188";
  update();
  await settle();
  Object.assign(host.dataverse.incident, lookup("customerid", "contact", MICHAEL, "Michael Davis"));
  await release();
  expect(host.contactLinked?.mock.calls).toEqual([[{ contactId: MICHAEL, incidentId: INCIDENT }]]);
  expect(screen.getByTestId("ocx-linked")).toHaveAttribute("data-contactid", MICHAEL);
  expect(status()).toContain("is linked to this case");
});
