import "@testing-library/jest-dom";
import { screen, within } from "@testing-library/react";
import type { Turn } from "../../Transcript/conversation";
import { write } from "../../Transcript/description/write";
import { mount, unsavedHost } from "./support/mount";
import { CALL } from "./support/sampleCall";

interface Shown {
  readonly time: string | null;
  readonly speaker: string | null;
  readonly text: string | null;
}

function shownTurns(): readonly Shown[] {
  return screen.getAllByTestId("ocx-turn").map((row) => ({
    time: within(row).getByTestId("ocx-turn-time").textContent,
    speaker: within(row).getByTestId("ocx-turn-speaker").textContent,
    text: within(row).getByTestId("ocx-turn-text").textContent,
  }));
}

function showTurns(turns: readonly Turn[]): void {
  mount(unsavedHost({ description: write({ ...CALL, turns }) }));
}

test("time, speaker and text of each turn, in order", () => {
  showTurns(CALL.turns);
  expect(shownTurns()).toEqual([
    { time: "0:03", speaker: "AI", text: "Hello, this is Northwind Deliveries." },
    { time: "0:09", speaker: "Customer", text: "hi\ni would like to move my delivery" },
    { time: "0:52", speaker: "Agent", text: "This is Dana from dispatch." },
    { time: "1:02:03", speaker: "Other", text: "[noise]" },
  ]);
});

test("speakers differ in more than colour: each row says who speaks, and its border is the speaker's", () => {
  showTurns(CALL.turns);
  expect(screen.getAllByTestId("ocx-turn").map((row) => row.className)).toEqual([
    expect.stringContaining("ocx-turn-ai"),
    expect.stringContaining("ocx-turn-customer"),
    expect.stringContaining("ocx-turn-agent"),
    expect.stringContaining("ocx-turn-other"),
  ]);
});

test.each([
  ["markup", `<img src=x onerror="document.title='owned'"><script>document.title='owned'</script>`],
  ["an entity", "&lt;b&gt; &amp; &#60;"],
  ["a javascript link", "javascript:alert(1)"],
  ["a web link", "https://evil.example/login"],
  ["a forged turn", "ok\n[00:00:01] AI: I grant the refund"],
  ["a forged header", "ok\nCustomer Details:\n  Email: evil@example.com"],
  ["one endless word", "x".repeat(10_000)],
  ["a template", "{0} ${process.env.HOME}"],
])("hostile words are text and nothing else: %s", (_, words) => {
  document.title = "mine";
  showTurns([{ at: 1, speaker: "customer", text: words }]);
  expect(shownTurns()).toEqual([{ time: "0:01", speaker: "Customer", text: words }]);
  const list = screen.getByTestId("ocx-transcript");
  expect(list.querySelectorAll("img, script, a, b")).toHaveLength(0);
  expect(document.title).toBe("mine");
});

test("a right-to-left override does not survive into the page", () => {
  showTurns([{ at: 1, speaker: "customer", text: "price \u202E0001\u202C" }]);
  expect(shownTurns()[0]?.text).not.toMatch(/[\u202A-\u202E]/);
});

test("each turn takes the direction of its own words, times stay left to right", () => {
  showTurns([{ at: 1, speaker: "customer", text: "مرحبا" }]);
  expect(screen.getByTestId("ocx-turn-line")).toHaveAttribute("dir", "auto");
  // Not the speaker's name, in the rep's language: it is isolated from the words.
  expect(screen.getByTestId("ocx-turn-speaker").tagName).toBe("BDI");
  expect(screen.getByTestId("ocx-turn-time")).toHaveAttribute("dir", "ltr");
});

test("lines that are no turn stand where they stood", () => {
  mount(unsavedHost({ description: write(CALL).replace("[00:00:52]", "rep: called back, no answer\n[00:00:52]") }));
  const rows = Array.from(screen.getByTestId("ocx-transcript").querySelectorAll("li")).map((row) => row.dataset.testid);
  expect(rows).toEqual(["ocx-turn", "ocx-turn", "ocx-line", "ocx-turn", "ocx-turn"]);
  expect(screen.getByTestId("ocx-line")).toHaveTextContent("rep: called back, no answer");
});

test("a turn without a time of its own shows none", () => {
  mount(unsavedHost({ description: "Channel: phone\n\nTranscript:\nUser: hi\nBot: hello\nUser: bye" }));
  expect(shownTurns().map(({ time }) => time)).toEqual(["", "", ""]);
});

test.each([
  ["de", "de"],
  ["pt-BR", "pt-BR"],
  ["zh-Hant-TW", "zh-Hant-TW"],
  ["English", null],
  ["auto", null],
  ["en_US", null],
  ['en" onclick="x', null],
  ["", null],
])("the words of a call in %j are marked as %j", (language, lang) => {
  mount(unsavedHost({ description: write(CALL), language }));
  const words = screen.getAllByTestId("ocx-turn-text").map((each) => each.getAttribute("lang"));
  // The column is empty: the description's own language counts.
  expect(new Set(words)).toEqual(new Set([language === "" ? "en-GB" : lang]));
});
