import "@testing-library/jest-dom";
import { act, fireEvent, screen } from "@testing-library/react";
import type { Conversation } from "../../Transcript/conversation";
import { write } from "../../Transcript/description/write";
import { contextOf, mount, unsavedHost, type Host, type Mounted } from "./support/mount";
import { CALL as WHOLE } from "./support/sampleCall";
import { plain } from "./support/strings";

const { reason: _reason, explanation: _explanation, ...CALL } = WHOLE;

const NOW = Date.parse("2026-11-26T12:00:00Z");

beforeEach(() => jest.useFakeTimers({ now: NOW, doNotFake: ["performance"] }));
afterEach(() => jest.useRealTimers());

function showCall(call: Partial<Conversation>, values: Record<string, unknown> = {}): Mounted {
  const conversation = { ...CALL, ...call };
  return mount(unsavedHost({ description: write(conversation), callerPhone: null, ...values }));
}

function line(): string {
  return plain(screen.getByTestId("ocx-handoff").textContent).replace(/\s+/g, " ");
}

test("the ordinary call: when and why it was handed off, and that it is whole up to there", () => {
  showCall(
    { reason: "user requested human assistance", explanation: "The caller wants\na refund." },
    { handoffOn: new Date("2026-11-17T18:00:00Z") },
  );
  expect(line()).toBe(
    "Handed off 9 days ago 2026/11/17 18:00 The caller asked for a person Whole up to the handoff; what was said after it is not here The caller wants a refund.",
  );
  expect(screen.getByTestId("ocx-state")).toHaveTextContent(/^Handed off/);
  const time = screen.getByText(/Handed off/).closest("time");
  expect(time).toHaveAttribute("datetime", "2026-11-17T18:00:00.000Z");
});

test("day and time of the handoff come by hover, and by focus or tap until Escape", () => {
  showCall({}, { handoffOn: new Date("2026-11-17T18:00:00Z") });
  const words = screen.getByText(/Handed off/);
  expect(words).toHaveAttribute("title", "2026/11/17 18:00");
  const time = words.closest("time") ?? words;
  expect(time).toHaveAttribute("tabindex", "0");
  expect(time).toHaveClass("ocx-when");
  fireEvent.keyDown(time, { key: "Escape" });
  expect(time).not.toHaveClass("ocx-when");
});

test("reasons that OpenCX names are told in words, others as they are", () => {
  showCall({ reason: "insufficient tools, ai decided to handoff the conversation, <b>odd</b>" });
  expect(line()).toMatch(/^The AI lacked the tools, The AI decided to hand over, <b>odd<\/b> Whole/);
});

test("a case that does not say when is not given a time; a clock that cannot tell how long ago shows the time itself", () => {
  const { host, update } = showCall({});
  expect(line()).toBe("Whole up to the handoff; what was said after it is not here");
  host.values.handoffOn = new Date(NOW + 3_600_000);
  update();
  expect(line()).toMatch(/^Handed off 2026\/11\/26 13:00 Whole/);
});

test("a form that stays open tells the time that has passed", () => {
  showCall({}, { handoffOn: new Date(NOW - 30_000) });
  expect(line()).toMatch(/^Handed off now/);
  act(() => {
    jest.advanceTimersByTime(5 * 60_000);
  });
  expect(line()).toMatch(/^Handed off 5 minutes ago/);
});

test.each([
  ["email", "Not a phone call: E-mail"],
  ["WhatsApp", "Not a phone call: WhatsApp"],
])("a session by %s is said to be no phone call", (channel, words) => {
  showCall({ channel });
  expect(line().startsWith(words)).toBe(true);
});

test("without spoken words nothing is called whole", () => {
  showCall({ turns: [] });
  expect(line()).toBe("What was said after the handoff is not here");
  expect(screen.getByTestId("ocx-empty")).toHaveTextContent("holds no spoken words");
});

test.each([
  [1025, "حُوّلت أمس", "كاملة حتى التحويل؛ وما قيل بعده ليس هنا"],
  [1031, "Übergeben gestern", "Vollständig bis zur Übergabe; was danach gesagt wurde, steht nicht hier"],
  [1036, "Transféré hier", "Complet jusqu’au transfert ; ce qui a été dit ensuite n’est pas ici"],
  [3082, "Transferida ayer", "Completa hasta la transferencia; lo que se dijo después no está aquí"],
])("language %i, a zone in which it was yesterday", (language, when, whole) => {
  // The same day in UTC; fourteen hours east it was half past eleven in the evening, and now it is two in the night.
  const host: Host = {
    ...unsavedHost({ description: write(CALL), callerPhone: null, handoffOn: new Date("2026-11-26T09:30:00Z") }),
    language,
    zone: 840,
  };
  mount(host);
  expect(line()).toBe(`${when} 2026/11/26 23:30 ${whole}`);
});

test("date and time are printed by the host, in the calendar that the user has chosen", () => {
  const host = unsavedHost({ description: write(CALL), callerPhone: null, handoffOn: new Date(NOW + 86_400_000) });
  const context = contextOf(host);
  // As Dynamics prints them for a user whose calendar is Um al-Qura's.
  context.formatting.formatDateShort = () => "17/06/1448 03:00 م";
  const { control, rerender } = mount(host);
  rerender(control.updateView(context));
  expect(line()).toMatch(/^Handed off 17\/06\/1448 03:00 م/);
});
