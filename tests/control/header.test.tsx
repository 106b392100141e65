import "@testing-library/jest-dom";
import { screen, within } from "@testing-library/react";
import { write } from "../../Transcript/description/write";
import { mount, unsavedHost } from "./support/mount";
import { CALL } from "./support/sampleCall";
import { plain } from "./support/strings";

// Nine days after the sample call.
beforeAll(() => jest.useFakeTimers({ now: new Date("2026-06-08T20:00:00Z") }));
afterAll(() => jest.useRealTimers());

/** The header as label -> value, as a screen reader pairs them. */
function facts(): Record<string, string> {
  const header = screen.getByTestId("ocx-header");
  return Object.fromEntries(
    Array.from(header.querySelectorAll("dt")).map((label) => [
      plain(label.textContent),
      plain(label.nextElementSibling?.textContent),
    ]),
  );
}

test("every value of the call, each with its label", () => {
  mount(unsavedHost({ description: write(CALL) }));
  expect(facts()).toEqual({
    Classification: "Change delivery",
    Sentiment: "Angry",
    Caller: "Michael Davis",
    Phone: "+1 202 555 0143",
    "Call started": "9 days ago, 18:32 2026/05/30 18:32",
    Length: "1:02:03",
    Session: "Open session in OpenCX",
    Channel: "Phone",
    "E-mail": "michael.davis@example.com",
    "Language of the call": "British English",
    "OpenCX ticket": "4521",
  });
  expect(screen.getByTestId("ocx-summary")).toHaveTextContent("Caller wants to move a delivery.");
});

test("what the case does not hold has no line, and the caller is said to be unknown", () => {
  mount(
    unsavedHost({
      description: write({ channel: "phone", caller: {}, turns: CALL.turns.slice(0, 1) }),
      callerPhone: null,
    }),
  );
  expect(facts()).toEqual({ Channel: "Phone", Caller: "Unknown caller", Length: "0:03" });
});

test("the call's start is shown in the rep's own time zone", () => {
  const host = unsavedHost({ description: write(CALL) });
  host.zone = 330;
  mount(host);
  expect(facts()["Call started"]).toBe("9 days ago, 00:02 2026/05/31 00:02");
});

test.each([
  "yesterday at 5",
  "5",
  "2026-02-30T10:00:00Z",
  "2026-13-01T10:00:00Z",
  "10/11/2026 10:00",
  "March 1",
  "0001-01-01T00:00:00Z",
  "0050-03-01T10:00Z",
  "2026-03-01",
  "2026-W10-7T10:00Z",
  "2026-060T10:00Z",
  "20260301T100000Z",
  "2026-03-01T10Z",
  "2026-03-01T10:00:61Z",
  "+002026-03-01T10:00Z",
  "1772359200",
  "2026-03-01T10:00+99:00",
])("a start that is no date of ISO 8601 is shown as it is: %s", (started) => {
  mount(unsavedHost({ description: `Channel: phone\nCall started: ${started}\n\n[00:00:01] AI: hello` }));
  expect(facts()["Call started"]).toBe(started);
  expect(document.querySelector("time")).toBeNull();
});

test.each([
  ["2026-03-01T10:00:00", "2026/03/01 10:00"],
  ["2026-03-01T10:00:00.250+02:00", "2026/03/01 08:00"],
  ["2026-03-01 10:00Z", "2026/03/01 10:00"],
  ["2026-03-01T10:00:00-0530", "2026/03/01 15:30"],
])("a start in ISO 8601 is shown in the rep's format, without a zone as UTC: %s", (started, shown) => {
  mount(unsavedHost({ description: `Call started: ${started}\n\n[00:00:01] AI: hello` }));
  expect(facts()["Call started"]).toBe(`3 months ago, ${shown}`);
});

test("columns win over the description: a supervisor's correction is what counts", () => {
  mount(
    unsavedHost({
      description: write(CALL),
      classification: "Refund",
      sentiment: "happy",
      callerPhone: "+442079460958",
    }),
  );
  expect(facts()).toMatchObject({ Classification: "Refund", Sentiment: "Happy", Phone: "+44 20 7946 0958" });
});

test.each(["angry", "negative", "neutral", "happy", "positive", "Bewildered", "constructor"])(
  "sentiment %s is a word with a drawing, never a colour alone",
  (sentiment) => {
    mount(unsavedHost({ description: write({ ...CALL, sentiment }) }));
    const word = new RegExp(`^${sentiment}$`, "i");
    const value = screen.getAllByText(word).find((element) => element.tagName === "DD");
    expect(value).toBeDefined();
    expect(value?.querySelector("svg[aria-hidden=true] path")?.getAttribute("d")).toMatch(/^M/);
  },
);

test("a header line that no longer parses is shown as it stands", () => {
  mount(unsavedHost({ description: write(CALL).replace("2026-05-30T18:32:32Z", "2026-99-99T99:99:99Z") }));
  expect(within(screen.getByTestId("ocx-header")).queryByText(/NaN|Invalid/)).toBeNull();
  expect(document.body).toHaveTextContent("2026-99-99T99:99:99Z");
});
