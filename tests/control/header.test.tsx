import "@testing-library/jest-dom";
import { screen, within } from "@testing-library/react";
import { write } from "../../Transcript/description/write";
import { mount, unsavedHost } from "./support/mount";
import { CALL } from "./support/sampleCall";
import { plain } from "./support/strings";

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
    Channel: "Phone",
    Classification: "Change delivery",
    Sentiment: "Angry",
    Caller: "Michael Davis",
    Phone: "+1 202 555 0143",
    "E-mail": "michael.davis@example.com",
    "Call started": expect.stringMatching(/^2026\/05\/30 18:32$/),
    "Handed off because": "The caller asked for a person, The AI did not know enough",
    Explanation: "No tool can move deliveries.",
    "Language of the call": "en-GB",
    "OpenCX ticket": "4521",
    Length: "01:02:03",
    Summary: "Caller wants to move a delivery.",
  });
});

test("what the case does not hold has no line, and the caller is said to be unknown", () => {
  mount(
    unsavedHost({
      description: write({ channel: "phone", caller: {}, turns: CALL.turns.slice(0, 1) }),
      callerPhone: null,
    }),
  );
  expect(facts()).toEqual({ Channel: "Phone", Caller: "Unknown caller", Length: "00:00:03" });
});

test("the call's start is shown in the rep's own time zone", () => {
  const host = unsavedHost({ description: write(CALL) });
  host.zone = 330;
  mount(host);
  expect(facts()["Call started"]).toBe("2026/05/31 00:02");
});

test("and counted from the zone of the machine, which may be another", () => {
  const machine = jest.spyOn(Date.prototype, "getTimezoneOffset").mockReturnValue(-120);
  const host = unsavedHost({ description: write(CALL) });
  host.zone = 330;
  mount(host);
  machine.mockRestore();
  // 18:32 UTC is 20:32 on a machine two hours east of UTC and 00:02 for the rep: the host's formatting, which adds the
  // machine's two hours, gets 22:02.
  expect(facts()["Call started"]).toBe("2026/05/30 22:02");
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
