import "@testing-library/jest-dom";
import { screen } from "@testing-library/react";
import type { Conversation, Turn } from "../../Transcript/conversation";
import { fit } from "../../Transcript/description/fit";
import { mount, unsavedHost } from "./support/mount";
import { CALL } from "./support/sampleCall";

const turns = Array.from({ length: 79 }, (_, index): Turn => ({
  at: index * 4,
  speaker: index % 2 === 0 ? "ai" : "customer",
  text: `words of turn ${index}, and some more of them`,
}));
const LONG: Conversation = { ...CALL, turns };
const fitted = fit(LONG, { description: 2000, transcript: 1_048_576 });

function shownTexts(): (string | null)[] {
  return screen.getAllByTestId("ocx-turn-text").map((text) => text.textContent);
}

test("a call too long for the description is whole on the screen, from the transcript column", () => {
  mount(unsavedHost({ description: fitted.description, transcript: fitted.transcript }));
  expect(shownTexts()).toEqual(turns.map(({ text }) => text));
  expect(screen.queryByTestId("ocx-cut")).toBeNull();
  expect(screen.getByTestId("ocx-header")).toHaveTextContent("Change delivery");
});

test("what a rep added to the description of such a call is still shown", () => {
  const description = `${fitted.description}\nDana: promised a call back on Friday <b>`;
  mount(unsavedHost({ description, transcript: fitted.transcript }));
  expect(shownTexts()).toHaveLength(79);
  expect(screen.getByRole("region", { name: "The case’s texts differ. Only in one of them:" })).toHaveTextContent(
    "Dana: promised a call back on Friday <b>",
  );
});

test("without the transcript column the rep is told what is missing and where it is", () => {
  mount(unsavedHost({ description: fitted.description }));
  expect(shownTexts()).toHaveLength(fitted.turnsInDescription);
  expect(screen.getByTestId("ocx-cut")).toHaveTextContent(/of .?79.? turns.*opencx_transcript/);
  expect(screen.getByTestId("ocx-header")).toHaveTextContent(/at least/);
});

test("a call too long for both points to the attached note", () => {
  const both = fit(LONG, { description: 2000, transcript: 3000 });
  mount(unsavedHost({ description: both.description, transcript: both.transcript }));
  expect(screen.getByTestId("ocx-cut")).toHaveTextContent(/note attached to this case/);
});

test("the header comes from the transcript column when the description was emptied", () => {
  mount(unsavedHost({ transcript: fitted.transcript, callerPhone: null }));
  expect(screen.getByTestId("ocx-header")).toHaveTextContent("Michael Davis");
  expect(shownTexts()).toHaveLength(79);
});
