import "@testing-library/jest-dom";
import { createHash } from "node:crypto";
import { act, screen } from "@testing-library/react";
import { fit } from "../../Transcript/description/fit";
import { write } from "../../Transcript/description/write";
import { writtenForm } from "../../Transcript/description/writtenForm";
import { contextOf, mount, settle, unsavedHost, type Mounted } from "./support/mount";
import { CALL } from "./support/sampleCall";

const WRITTEN = write(CALL);
const LONG = fit(
  { ...CALL, turns: Array.from({ length: 79 }, (_, at) => ({ at, speaker: "ai", text: `some words of turn ${at}` })) },
  { description: 2000, transcript: 1_048_576 },
);

function hashOf(description: string, transcript?: string): string {
  return createHash("sha256").update(writtenForm(description, transcript)).digest("hex");
}

function showTexts(values: Record<string, unknown>): Mounted {
  return mount(unsavedHost({ callerPhone: null, ...values }));
}

/** Each hash that the control has asked for. */
let hashed: jest.SpiedFunction<SubtleCrypto["digest"]>;
beforeEach(() => (hashed = jest.spyOn(crypto.subtle, "digest")));
afterEach(() => hashed.mockRestore());

/** Whether the control says so, once the browser has hashed whatever there is. */
async function saysEdited(): Promise<boolean> {
  await act(() => Promise.allSettled(hashed.mock.results.map(({ value }) => value as unknown)).then(() => undefined));
  await settle();
  return screen.queryByTestId("ocx-edited") !== null;
}

test("a text that somebody changed is said to be edited, and no longer once it is as it was", async () => {
  const { host, update } = showTexts({ description: WRITTEN, writtenHash: hashOf(WRITTEN) });
  expect(await saysEdited()).toBe(false);
  host.values.description = `${WRITTEN}\nDana: called back`;
  update();
  expect(await saysEdited()).toBe(true);
  expect(screen.getByTestId("ocx-edited")).toHaveTextContent("Edited by hand since the call was written down here.");
  host.values.description = WRITTEN;
  update();
  expect(await saysEdited()).toBe(false);
});

test("either text counts", async () => {
  const { description, transcript = "" } = LONG;
  const { host, update } = showTexts({ description, transcript, writtenHash: hashOf(description, transcript) });
  expect(await saysEdited()).toBe(false);
  host.values.transcript = transcript.replace("turn 40", "turn four");
  update();
  expect(await saysEdited()).toBe(true);
});

test.each<readonly [string, Record<string, unknown>]>([
  ["Windows line ends, blanks at the end", { description: ` ${WRITTEN.replace(/\n/g, "\r\n")}\r\n ` }],
  ["an older case, without a hash", { description: `${WRITTEN} edited`, writtenHash: null }],
  ["what is no hash", { description: `${WRITTEN} edited`, writtenHash: "n/a" }],
  ["a hash in capitals", { writtenHash: ` ${hashOf(WRITTEN).toUpperCase()} ` }],
  [
    "a long call whose transcript the rep may not read",
    { description: LONG.description, writtenHash: hashOf(LONG.description, LONG.transcript) },
  ],
])("not called edited: %s", async (_, values) => {
  showTexts({ description: WRITTEN, writtenHash: hashOf(WRITTEN), ...values });
  expect(await saysEdited()).toBe(false);
});

test.each<readonly [string, Record<string, unknown>]>([
  ["replaced by somebody's own words", { description: "please call back" }],
  ["emptied, the transcript left", { description: null, transcript: WRITTEN }],
])("called edited: a description %s", async (_, values) => {
  showTexts({ writtenHash: hashOf(WRITTEN), ...values });
  expect(await saysEdited()).toBe(true);
});

test("a description that column security hides is not called edited", async () => {
  const host = unsavedHost({ callerPhone: null, transcript: WRITTEN, writtenHash: hashOf(WRITTEN, WRITTEN) });
  const context = contextOf(host);
  context.parameters.description.security = { readable: false, editable: false, secured: true };
  const { control, rerender } = mount(unsavedHost({ callerPhone: null }));
  rerender(control.updateView(context));
  expect(await saysEdited()).toBe(false);
});

test("a browser that does not hash on this page says nothing, and nothing breaks", async () => {
  hashed.mockRejectedValue(new TypeError("insecure"));
  showTexts({ description: `${WRITTEN} edited`, writtenHash: hashOf(WRITTEN) });
  expect(await saysEdited()).toBe(false);
});

test("another case under the same control is judged by its own hash", async () => {
  const { host, update } = mount({
    ...unsavedHost({ callerPhone: null, description: `${WRITTEN} edited`, writtenHash: hashOf(WRITTEN) }),
  });
  expect(await saysEdited()).toBe(true);
  host.values = { description: write({ ...CALL, summary: "Another." }), writtenHash: null };
  host.incidentId = "55555555-5555-4555-8555-555555555555";
  update();
  expect(await saysEdited()).toBe(false);
});
