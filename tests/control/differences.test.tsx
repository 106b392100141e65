import "@testing-library/jest-dom";
import { screen } from "@testing-library/react";
import fc from "fast-check";
import { caseView } from "../../OpenCXTranscriptControl/caseView";
import { fit } from "../../Transcript/description/fit";
import type { Conversation } from "../../Transcript/conversation";
import { mount, unsavedHost } from "./support/mount";

const CALL: Conversation = {
  channel: "phone",
  summary: "Caller asked about a refund.",
  classification: "Refund",
  sentiment: "neutral",
  caller: { name: "Ada Okafor", email: "ada@example.com", phone: "+12025550143" },
  callStarted: "2026-03-01T10:00:00Z",
  session: "https://platform.open.cx/inbox/1",
  turns: Array.from({ length: 30 }, (_, index) => ({
    at: index * 4,
    speaker: index % 2 === 0 ? "ai" : "customer",
    text: `words of turn ${index}, of some length`,
  })),
};
const COLUMNS = {
  callerPhone: "+12025550143",
  sessionUrl: CALL.session,
  classification: "Refund",
  sentiment: "neutral",
};
const { description, transcript = "" } = fit(CALL, { description: 900, transcript: 1_048_576 });

const SENTENCE = "The case’s texts differ. Only in one of them:";
const shownDifference = (edited: string): string | undefined => {
  const { unmount } = mount(unsavedHost({ description: edited, transcript, ...COLUMNS }));
  const text = screen.queryByRole("region", { name: SENTENCE })?.textContent;
  unmount();
  return text ?? undefined;
};

test("nothing is said of texts that agree, though the description holds the beginning alone", () => {
  expect(shownDifference(description)).toBeUndefined();
});

test.each([
  ["a note above", `call back at 5\n${description}`, "call back at 5"],
  [
    "a turn corrected",
    description.replace("words of turn 1,", "words of turn one,"),
    "[00:00:04] Customer: words of turn one, of some length",
  ],
  ["a turn added", `${description}\n[00:09:00] Agent: I rang her back`, "[00:09:00] Agent: I rang her back"],
  [
    "a header corrected",
    description.replace("Classification: Refund", "Classification: Fraud"),
    "Classification: Fraud",
  ],
  ["another number", description.replace("+12025550143", "+12025550199"), "Phone: +12025550199"],
])("%s in the description stands on screen, and that the texts differ", (_what, edited, wanted) => {
  expect(shownDifference(edited)?.split("\n")).toContain(wanted);
});

test("a summary that a rep corrected is the one shown, and the one before it stands below", () => {
  mount(unsavedHost({ description: description.replace("a refund", "two refunds"), transcript, ...COLUMNS }));
  expect(screen.getByTestId("ocx-header")).toHaveTextContent("Caller asked about two refunds.");
  expect(screen.getByRole("region", { name: SENTENCE })).toHaveTextContent("Summary: Caller asked about a refund.");
});

const HEADINGS = ["", "Transcript:", "Customer Details:"];
/** What of a line is no label and no time. */
const words = (line: string): string => line.replace(/^(?:\[[\d:]+\] )?[A-Za-z ]+: /, "").trim();

/** Lines of a text that neither the header, the turns nor what is said to differ holds. */
function hidden(text: string, edited: string): readonly string[] {
  const view = caseView({
    ...COLUMNS,
    session: CALL.session,
    reason: undefined,
    explanation: undefined,
    language: undefined,
    ticket: undefined,
    description: edited,
    descriptionReadable: true,
    transcript,
  });
  if (view.kind !== "call") throw new Error(view.kind);
  const { caller, items, otherText, ...header } = view;
  const shown = [
    ...Object.values({ ...header, ...caller }).filter((value) => typeof value === "string"),
    ...items.map((item) => (item.kind === "turn" ? item.turn.text : item.text)),
    ...otherText,
  ].flatMap((value) => value.split("\n").flatMap((line) => [line.trim(), words(line.trim())]));
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => !HEADINGS.includes(line) && !line.startsWith("[Turns shown: "))
    .filter((line) => !shown.includes(line) && !shown.includes(words(line)));
}

const edit = fc.tuple(
  fc.nat(40),
  fc.constantFrom("replace", "insert", "delete", "append"),
  fc.constantFrom(
    "a rep's note",
    "[00:00:04] Customer: other words",
    "Summary: another",
    "Email: x@example.com",
    "  Name: Bo",
  ),
);

test("whatever a rep edits in the description, every line of both texts is on screen", () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      const edited = edits
        .reduce((lines, [at, how, text]) => {
          const place = at % (lines.length + 1);
          if (how === "append")
            return lines.map((line, index) => (index === place && line !== "" ? `${line} ${text}` : line));
          return [
            ...lines.slice(0, place),
            ...(how === "delete" ? [] : [text]),
            ...lines.slice(how === "insert" ? place : place + 1),
          ];
        }, description.split("\n"))
        .join("\n");
      expect(hidden(edited, edited)).toEqual([]);
      expect(hidden(transcript, edited)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
