import { fireEvent, screen } from "@testing-library/react";
import { write } from "../../../Transcript/description/write";
import { MICHAEL, contact, type FakeDataverse } from "./fakeDataverse";
import { mount, newHost, settle, type Host, type Mounted } from "./mount";
import { CALL } from "./sampleCall";
import { plain } from "./strings";

/** Shows a saved case of the sample call, in a host that the test may change before; the first answers are in. */
export async function show(change: (dataverse: FakeDataverse, host: Host) => void): Promise<Mounted> {
  const host = newHost({ description: write(CALL) });
  change(host.dataverse, host);
  const mounted = mount(host);
  await settle();
  return mounted;
}

/** As `show`, where one contact has the caller's number. */
export function showWithContact(change: (dataverse: FakeDataverse, host: Host) => void): Promise<Mounted> {
  return show((dataverse, host) => {
    dataverse.contacts = [contact(MICHAEL, "Michael Davis", { mobilephone: "+12025550143" })];
    change(dataverse, host);
  });
}

/** Presses a button and waits for what comes of it. */
export async function press(testId: string): Promise<void> {
  fireEvent.click(screen.getByTestId(testId));
  await settle();
}

/** What the caller panel says of itself. */
export function status(): string {
  return plain(screen.getByTestId("ocx-status").textContent);
}

/** The queries of the searches for contacts by the number, not those that ask for more of who was found. */
export function searches(dataverse: FakeDataverse): readonly string[] {
  return dataverse
    .seen("search", "contact")
    .map(({ options }) => options ?? "")
    .filter((query) => /Dynamics\.CRM\.In\(|contains\(/.test(decodeURIComponent(query)));
}

/** The updates of the incident, with its id. */
export function written(dataverse: FakeDataverse): unknown[] {
  return dataverse.seen("update", "incident").map(({ id, data }) => ({ id, ...data }));
}
