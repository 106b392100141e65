import "@testing-library/jest-dom";
import { fireEvent, screen } from "@testing-library/react";
import { write } from "../../Transcript/description/write";
import { MARY, MICHAEL, contact, lookup, rejection } from "./support/fakeDataverse";
import { mount, newHost, settle, type Host, type Mounted } from "./support/mount";
import { CALL } from "./support/sampleCall";

function at(minute: number): Date {
  return new Date(Date.UTC(2026, 10, 22, 9, minute));
}

async function open(change: (host: Host) => void = () => undefined): Promise<Mounted> {
  const host = newHost({ description: write(CALL), modifiedOn: at(0) });
  host.dataverse.contacts = [
    contact(MICHAEL, "Michael Davis", { mobilephone: "(202) 555-0143" }),
    contact(MARY, "Mary Davis"),
  ];
  change(host);
  const mounted = mount(host);
  await settle();
  return mounted;
}

/** The form was saved or refreshed, and the incident had changed. */
async function changed({ host, update }: Mounted, minute: number): Promise<void> {
  host.values.modifiedOn = at(minute);
  update();
  await settle();
}

test("a customer chosen on the form, or by a colleague, stands in the panel after the save", async () => {
  const mounted = await open();
  expect(screen.getByTestId("ocx-contact")).toBeInTheDocument();
  Object.assign(mounted.host.dataverse.incident, lookup("customerid", "contact", MARY, "Mary Davis"));
  await changed(mounted, 1);
  expect(screen.getByTestId("ocx-linked")).toHaveAttribute("data-contactid", MARY);
  expect(screen.queryByTestId("ocx-contact")).toBeNull();
});

test("a change of other columns costs one small request and disturbs nothing, not even a half-filled form", async () => {
  const mounted = await open();
  fireEvent.click(screen.getByTestId("ocx-create"));
  const name = screen.getByLabelText(/First name/);
  fireEvent.change(name, { target: { value: "Mick" } });
  const before = mounted.host.dataverse.calls.length;
  await changed(mounted, 1);
  for (let time = 0; time < 10; time++) mounted.update();
  await settle();
  expect(mounted.host.dataverse.calls.slice(before).map(({ what, table }) => `${what} ${table}`)).toEqual([
    "retrieve incident",
  ]);
  expect(screen.getByLabelText(/First name/)).toBe(name);
  expect(name).toHaveValue("Mick");
});

test("the time that comes late, and the time of another case, are no change", async () => {
  const mounted = await open((host) => (host.values.modifiedOn = null));
  const before = mounted.host.dataverse.calls.length;
  await changed(mounted, 1);
  expect(mounted.host.dataverse.calls).toHaveLength(before);
  mounted.host.incidentId = "44444444-4444-4444-8444-444444444444";
  await changed(mounted, 2);
  expect(mounted.host.dataverse.seen("search", "incident")).toHaveLength(2);
  expect(mounted.host.dataverse.seen("retrieve", "incident")).toEqual([]);
});

test("a look that fails leaves what is known on the screen", async () => {
  const mounted = await open();
  mounted.host.dataverse.before = () => Promise.reject(rejection(-2147015902, "Number of requests exceeded the limit"));
  await changed(mounted, 1);
  expect(screen.getByTestId("ocx-contact")).toBeInTheDocument();
  expect(screen.queryByRole("alert")).toBeNull();
});
