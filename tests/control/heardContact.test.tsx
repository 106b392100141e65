import "@testing-library/jest-dom";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import type { Turn } from "../../Transcript/conversation";
import { write } from "../../Transcript/description/write";
import { MICHAEL, contact, lookup } from "./support/fakeDataverse";
import { settle } from "./support/mount";
import { CALL } from "./support/sampleCall";
import { press, show } from "./support/show";

function described(address: string): string {
  return spoken(["And your email address?", `It is ${address}.`, "And your full name?", "It's Petra Hollis."]);
}

function spoken(lines: readonly string[]): string {
  const turns = lines.map((text, index): Turn => ({
    at: index * 10,
    speaker: index % 2 === 0 ? "ai" : "customer",
    text,
  }));
  return write({ ...CALL, turns });
}

const LONG = `${"a".repeat(95)}@example.com`;

/** The form of a new contact, and what it offers. */
async function offers(address: string): Promise<readonly HTMLElement[]> {
  await show((_, host) => (host.values.description = described(address)));
  await press("ocx-create");
  return screen.findAllByTestId("ocx-heard-take");
}

test("an address longer than the column is offered nowhere: a part of it would be somebody else's", async () => {
  const all = await offers(LONG);
  expect(all.map(({ textContent }) => textContent).join()).toMatch(/Petra/);
  expect(all.map(({ textContent }) => textContent).join()).not.toMatch(/@/);
});

test("the name that was asked for is offered before that of somebody else who was named later", async () => {
  const lines = [
    "And your full name?",
    "It's Petra Hollis.",
    "Who was the other driver?",
    "My name is not his. His name is Mark Lester.",
  ];
  await show((_, host) => (host.values.description = spoken(lines)));
  await press("ocx-create");
  const all = await screen.findAllByTestId("ocx-heard-take");
  expect(all.map(({ textContent }) => textContent).join()).toMatch(/Petra.*Mark/);
});

test("what was taken stands in its field, which has the focus", async () => {
  const offer = (await offers("petra@example.net")).find(({ textContent }) => textContent.includes("@"));
  offer?.focus();
  if (offer !== undefined) fireEvent.click(offer);
  expect(offer).not.toBeInTheDocument();
  expect(document.activeElement).toHaveValue("petra@example.net");
});

test("what was written to the contact is said where the focus is", async () => {
  await show((dataverse, host) => {
    host.values.description = described("petra@example.net");
    dataverse.contacts = [contact(MICHAEL, "Michael Davis", { emailaddress1: null })];
    Object.assign(dataverse.incident, lookup("customerid", "contact", MICHAEL, "Michael Davis"));
  });
  const offer = await screen.findByTestId("ocx-heard-write");
  offer.focus();
  fireEvent.click(offer);
  await waitFor(() => expect(offer).not.toBeInTheDocument());
  await settle();
  expect(document.activeElement).toHaveAttribute("role", "status");
  expect(document.activeElement).toHaveTextContent("stands on the contact now");
});

test("on a form that is read-only nothing is written", async () => {
  const { host } = await show((dataverse, fake) => {
    fake.readOnly = true;
    fake.values.description = described("petra@example.net");
    dataverse.contacts = [contact(MICHAEL, "Michael Davis", { emailaddress1: null })];
    Object.assign(dataverse.incident, lookup("customerid", "contact", MICHAEL, "Michael Davis"));
  });
  const offer = await screen.findByTestId("ocx-heard-write");
  expect(offer).toHaveAttribute("aria-disabled", "true");
  fireEvent.click(offer);
  await settle();
  expect(host.dataverse.seen("update", "contact")).toEqual([]);
});

test("the last digits of a number that was asked for are called so", async () => {
  const lines = ["And the last four digits of your social security number?", "Double oh four two."];
  await show((_, host) => (host.values.description = spoken(lines)));
  expect(await screen.findByTestId("ocx-proofs")).toHaveTextContent(/^Asked for proofLast digits 0:10$/);
});

test("what verifies and is no thing is called an answer, and is not repeated", async () => {
  const lines = ["To verify it's you, what is the make and model of your car?", "It's a Kia Rio."];
  await show((_, host) => (host.values.description = spoken(lines)));
  expect(await screen.findByTestId("ocx-proofs")).toHaveTextContent(/^Asked for proofAnswer 0:10$/);
});
