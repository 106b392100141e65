import "@testing-library/jest-dom";
import { act, fireEvent, screen } from "@testing-library/react";
import { write } from "../../Transcript/description/write";
import { contextOf, settle, type Host, type Mounted } from "./support/mount";
import { CALL } from "./support/sampleCall";
import { press, show, status } from "./support/show";

afterEach(() => jest.useRealTimers());

const OTHER = "44444444-4444-4444-8444-444444444444";

/** A case whose number and words stand in columns of their own, with a form that the rep has begun to fill. */
async function halfFilled(): Promise<Mounted> {
  const mounted = await show((_, host) => {
    host.values.sessionId = "31c1630a-9b20-5c3b-bb3c-e8a367230216";
    host.values.modifiedOn = new Date(0);
  });
  await press("ocx-create");
  fireEvent.change(screen.getByLabelText(/First name/), { target: { value: "Half" } });
  return mounted;
}

function expectHalfFilled(): void {
  expect(screen.getByLabelText(/First name/)).toHaveValue("Half");
}

test.each<[string, (host: Host) => void]>([
  ["the description", (host) => void (host.values.description = null)],
  ["the caller's number", (host) => void (host.values.callerPhone = null)],
  ["both", (host) => void Object.assign(host.values, { description: null, callerPhone: null })],
  ["every column", (host) => void (host.values = {})],
  ["the record's id", (host) => void (host.incidentId = undefined)],
  ["the record", (host) => void (host.table = undefined)],
  ["the record and every column", (host) => void Object.assign(host, { table: undefined, values: {} })],
])("one updateView leaves %s out: the half-filled form stays, and nothing is asked", async (_, leaveOut) => {
  const { host, update } = await halfFilled();
  const { incidentId, table, values } = host;
  const kept = { incidentId, table, values: { ...values } };
  const asked = host.dataverse.calls.length;
  leaveOut(host);
  update();
  await settle();
  expectHalfFilled();
  expect(screen.getAllByTestId("ocx-turn")).toHaveLength(CALL.turns.length);
  Object.assign(host, kept);
  update();
  await settle();
  expectHalfFilled();
  expect(host.dataverse.calls).toHaveLength(asked);
});

test("a context without any parameters takes nothing away either", async () => {
  const { host, control, rerender } = await halfFilled();
  const context = contextOf(host);
  context.parameters = {} as typeof context.parameters;
  rerender(control.updateView(context));
  await settle();
  expectHalfFilled();
});

test("what stays out is believed: a description that was emptied is empty", async () => {
  const { host, update } = await show((_, { values }) => (values.callerPhone = null));
  jest.useFakeTimers();
  host.values.description = null;
  update();
  expect(screen.getAllByTestId("ocx-turn")).toHaveLength(CALL.turns.length);
  for (let wait = 0; wait < 3; wait++)
    act(() => {
      jest.advanceTimersByTime(1000);
    });
  expect(screen.getByTestId("ocx-empty")).toHaveTextContent("no description");
});

test("nothing of one case stands in for what another leaves out", async () => {
  const { host, update } = await show((_, { values }) => (values.classification = "Pay bill"));
  host.incidentId = OTHER;
  host.values = { description: write({ ...CALL, caller: {}, classification: undefined }) };
  update();
  await settle();
  expect(screen.getByTestId("ocx-header")).not.toHaveTextContent("Pay bill");
  expect(status()).toContain("number is not known");
});
