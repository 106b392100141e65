import { screen } from "@testing-library/react";
import { write } from "../../Transcript/description/write";
import { rejection } from "./support/fakeDataverse";
import { mount, newHost, settle, type Host } from "./support/mount";
import { CALL } from "./support/sampleCall";
import { status } from "./support/show";

async function open(change: (host: Host) => void): Promise<Host> {
  const host = newHost({ description: write(CALL) });
  change(host);
  mount(host);
  await settle();
  return host;
}

test.each<[string, (host: Host) => void]>([
  ["no id", (host) => void (host.incidentId = undefined)],
  ["an empty id", (host) => void (host.incidentId = "")],
  ["an id of zeros", (host) => void (host.incidentId = "00000000-0000-0000-0000-000000000000")],
])("a new case, with %s: save it first", async (_, change) => {
  const { dataverse } = await open(change);
  expect(status()).toContain("Save the case first");
  expect(dataverse.calls).toEqual([]);
});

test.each<[string, (host: Host) => void]>([
  ["a host that says nothing of the record", (host) => void (host.table = undefined)],
  [
    "a saved case whose id is missing",
    (host) => {
      host.incidentId = undefined;
      host.values.modifiedOn = new Date();
    },
  ],
  ["another table's record", (host) => void (host.table = "email")],
  [
    "another table's new record",
    (host) => {
      host.table = "email";
      host.incidentId = undefined;
    },
  ],
])("%s: saving helps nothing, and is not asked for", async (_, change) => {
  const { dataverse } = await open(change);
  expect(status()).toContain("only on the form of a case in a model-driven app");
  expect(dataverse.calls).toEqual([]);
});

test.each<[string, Error]>([
  ["refused", rejection(-2147220960, "no")],
  ["gone", rejection(-2147220969, "no")],
  ["failed in the host's own code", new TypeError("Cannot read properties of undefined (reading 'id')")],
])("a case whose customer could not be read, %s: that is said, and not that it is new", async (_, error) => {
  await open(({ dataverse }) => (dataverse.before = () => Promise.reject(error)));
  expect(screen.getByTestId("ocx-caller").textContent).not.toMatch(/save|Cannot read/i);
  expect(screen.getByRole("alert").textContent).toContain("could not be looked up");
});
