import "@testing-library/jest-dom";
import { fireEvent, render, screen } from "@testing-library/react";
import * as React from "react";
import { write } from "../../Transcript/description/write";
import { INCIDENT, MICHAEL, contact, lookup } from "./support/fakeDataverse";
import { OpenCXTranscriptControl } from "../../OpenCXTranscriptControl/index";
import { contextOf, mount, newHost, settle } from "./support/mount";
import { CALL } from "./support/sampleCall";
import { searches } from "./support/show";

test("init, updateView before data, updateView with data, getOutputs, destroy", async () => {
  const host = newHost({ callerPhone: null });
  const { control, update, unmount, container } = mount(host);
  expect(container).toHaveTextContent("Reading the case…");
  expect(screen.queryAllByTestId("ocx-turn")).toHaveLength(0);

  host.values.description = write(CALL);
  update();
  await settle();
  expect(screen.getAllByTestId("ocx-turn")).toHaveLength(CALL.turns.length);
  expect(control.getOutputs()).toEqual({});

  unmount();
  control.destroy();
});

test("a half-updated context, with whole parameters missing, is no error", () => {
  const host = newHost();
  const { control } = mount(host);
  const context = contextOf(host);
  context.parameters = {} as typeof context.parameters;
  expect(() => control.updateView(context)).not.toThrow();
});

test("many updateViews ask Dataverse nothing new", async () => {
  const host = newHost({ description: write(CALL) });
  host.dataverse.contacts = [contact(MICHAEL, "Michael Davis", { mobilephone: "(202) 555-0143" })];
  const { update } = mount(host);
  await settle();
  const before = host.dataverse.calls.length;
  for (let time = 0; time < 20; time++) update();
  await settle();
  expect(host.dataverse.calls).toHaveLength(before);
});

test("another case under the same control: the first case's answers are dropped", async () => {
  const host = newHost({ description: write(CALL) });
  const other = "44444444-4444-4444-8444-444444444444";
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  host.dataverse.contacts = [contact(MICHAEL, "Michael Davis", { mobilephone: "+12025550143" })];
  host.dataverse.before = ({ what, table }) =>
    what === "search" && table === "contact" && host.incidentId === INCIDENT ? held : undefined;
  const { update } = mount(host);
  await settle();
  expect(screen.getByTestId("ocx-caller")).toHaveAttribute("data-stage", "searching");

  host.incidentId = other;
  host.values.callerPhone = null;
  host.values.description = write({ ...CALL, caller: {} });
  update();
  await settle();
  expect(screen.getByTestId("ocx-status")).toHaveTextContent("number is not known");
  release();
  await settle();
  expect(screen.queryByTestId("ocx-contact")).toBeNull();
  expect(screen.getByTestId("ocx-status")).toHaveTextContent("number is not known");
});

test("another case under the same control begins at its first words, not where the one before was left", async () => {
  const { host, update } = mount(newHost({ description: write(CALL) }));
  await settle();
  screen.getByTestId("ocx-transcript").scrollTop = 400;
  host.incidentId = "44444444-4444-4444-8444-444444444444";
  host.values.description = write({ ...CALL, turns: [{ at: 1, speaker: "customer", text: "another call" }] });
  update();
  expect(screen.getByTestId("ocx-transcript").scrollTop).toBe(0);
  fireEvent.click(screen.getByTestId("ocx-more"));
  fireEvent.click(screen.getByTestId("ocx-original"));
  host.incidentId = "55555555-5555-4555-8555-555555555555";
  update();
  expect(screen.getByTestId("ocx-turn")).toHaveTextContent("another call");
  await settle();
});

test("answers after the control is gone change nothing and complain about nothing", async () => {
  const complaints = jest.spyOn(console, "error").mockImplementation(() => undefined);
  const host = newHost({ description: write(CALL) });
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  host.dataverse.before = () => held;
  const { unmount, control } = mount(host);
  unmount();
  control.destroy();
  release();
  await settle();
  expect(complaints).not.toHaveBeenCalled();
  complaints.mockRestore();
});

test("in React's strict mode, which makes everything twice, the caller is searched once and can be linked", async () => {
  const host = newHost({ description: write(CALL) });
  host.dataverse.contacts = [contact(MICHAEL, "Michael Davis", { mobilephone: "+12025550143" })];
  const control = new OpenCXTranscriptControl();
  const { unmount } = render(<React.StrictMode>{control.updateView(contextOf(host))}</React.StrictMode>);
  await settle();
  expect(searches(host.dataverse)).toHaveLength(1);
  fireEvent.click(screen.getByTestId("ocx-link"));
  await settle();
  expect(screen.getByTestId("ocx-linked")).toHaveAttribute("data-contactid", MICHAEL);
  unmount();
});

test("a host without record, events and modern look (the test harness) still shows the call", async () => {
  const host = newHost({ description: write(CALL) });
  host.table = undefined;
  host.contactLinked = undefined;
  mount(host);
  await settle();
  expect(screen.getAllByTestId("ocx-turn")).toHaveLength(CALL.turns.length);
  expect(screen.getByTestId("ocx-status")).toHaveTextContent("only on the form of a case in a model-driven app");
  expect(host.dataverse.calls).toEqual([]);
});

test("two controls on a page share no id: what a grey button says it is grey for stands in its own control", async () => {
  const found = newHost({ description: write(CALL) });
  found.readOnly = true;
  found.dataverse.contacts = [contact(MICHAEL, "Michael Davis", { mobilephone: "+12025550143" })];
  const linked = newHost({ description: write(CALL) });
  linked.dataverse.unknownCaller = undefined;
  linked.dataverse.incident = {
    ...lookup("customerid", "contact", MICHAEL, "Michael Davis"),
    _primarycontactid_value: null,
  };
  for (const host of [found, linked, found, linked]) mount(host);
  await settle();
  const ids = Array.from(document.querySelectorAll("[id]"), ({ id }) => id);
  expect(ids.length).toBeGreaterThan(3);
  expect(new Set(ids).size).toBe(ids.length);
  for (const button of [...screen.getAllByTestId("ocx-link"), ...screen.getAllByTestId("ocx-unlink")]) {
    const reason = document.getElementById(button.getAttribute("aria-describedby") ?? "");
    expect(button.closest(".ocx-root")).toContainElement(reason);
  }
});
