import fc from "fast-check";
import { read } from "../support/read";
import { write } from "../../Transcript/description/write";
import { conversation, hostileText, BREAKS } from "./support/hostile";

const DROPPED =
  /[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
const visibleLines = (text: string): string[] =>
  text
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .map((line) => line.replace(DROPPED, "").trim())
    .filter((line) => line !== "");

/** Words of a line that the screen shows otherwise than as text: a label, a time, a heading, the closing line. */
const FRAME = /^(?:[[(]?[\d:]+[\])]?\s*[-–—|]?\s*)?[a-z ]+?\s*:\s*/i;
const WHOLLY_FRAME = /^(?:transcript:|customer details:|\[Turns shown: \d+ of \d+\. The whole text is in .*\])$/i;

/**
 * Source lines that no item and no header value shows. Each shown line accounts for one source line only, so a line
 * given twice must be shown twice.
 */
function hiddenLines(text: string): string[] {
  const { conversation: c, items, continuation } = read(text);
  const { caller, turns: _turns, ...header } = c;
  const values = [
    ...Object.values(header),
    ...Object.values(caller),
    ...items.map((item) => (item.kind === "turn" ? item.turn.text : item.text)),
  ];
  const shown = values.flatMap((value: string | undefined) => visibleLines(value ?? ""));
  const hasOurs =
    continuation !== undefined || items.some((item) => item.kind === "turn") || Object.keys(caller).length > 0;
  const accountsFor = new Map<number, string>();
  // Augmenting paths: a line may be shown whole or without its label, and must not take what only another line can be.
  const place = (line: string, tried: Set<number>): boolean => {
    const framed = line.replace(FRAME, "").trim();
    if (WHOLLY_FRAME.test(line) && hasOurs) return true;
    if (framed === "" && items.some((item) => item.kind === "turn" && /^\s*(?:\n|$)/.test(item.turn.text))) return true;
    return shown.some((candidate, index) => {
      if (tried.has(index) || (candidate !== line && (framed === "" || candidate !== framed))) return false;
      tried.add(index);
      const other = accountsFor.get(index);
      if (other !== undefined && !place(other, tried)) return false;
      accountsFor.set(index, line);
      return true;
    });
  };
  return visibleLines(text).filter((line) => !place(line, new Set()));
}

const anyText = fc.oneof(
  hostileText,
  fc.string({ unit: "binary", maxLength: 200 }),
  // A description that people have edited: whole lines of ours, of theirs, and junk, in any order.
  fc
    .array(fc.tuple(fc.oneof(conversation.map(write), hostileText), fc.constantFrom(...BREAKS)), { maxLength: 5 })
    .map((parts) => parts.map(([text, lineBreak]) => text + lineBreak).join("")),
  fc
    .tuple(conversation.map(write), fc.array(fc.tuple(fc.nat(40), hostileText), { maxLength: 4 }))
    .map(([text, edits]) =>
      edits.reduce((lines, [index, edit]) => lines.toSpliced(index, 0, edit), text.split("\n")).join("\n"),
    ),
);

describe("any text in place of a description", () => {
  test("never throws and never hides a line", () => {
    fc.assert(
      fc.property(
        anyText.filter((text) => visibleLines(text)[0]?.startsWith("<") !== true),
        (text) => {
          expect(hiddenLines(text)).toEqual([]);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test("never throws and never hides a word of a rich text", () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom("<p>", "<div class=x>", "<br/>", "<!doctype html>"), (text, start) => {
        const { conversation: c, items } = read(start + text);
        const { caller, turns: _turns, ...header } = c;
        const shown = JSON.stringify([header, caller, items]);
        // Everything between angle brackets and every entity taken away, and labels: more than the reader may.
        const words = visibleLines(text)
          .map((line) => line.replace(/<[^>]*>?/g, " ").replace(/&[^;]*;?/g, " "))
          .filter((line) => !/[<>&:\\"[\]\p{Cc}]/u.test(line))
          .flatMap((line) => line.split(/\s+/u));
        expect(words.filter((word) => !shown.includes(word))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test("shows a heading that heads nothing, and a label without a value", () => {
    expect(read("Customer Details:\nnobody").items).toEqual([{ kind: "text", text: "Customer Details:\nnobody" }]);
    expect(read("Transcript:").items).toEqual([{ kind: "text", text: "Transcript:" }]);
    expect(read("Summary:").items).toEqual([{ kind: "text", text: "Summary:" }]);
  });

  test("shows the second of two equal headers", () => {
    const { conversation: c, items } = read("Summary: one\nSummary: two");
    expect(c.summary).toBe("one");
    expect(items).toEqual([{ kind: "text", text: "Summary: two" }]);
  });

  test.each([
    ["spaces", " ".repeat(200_000) + "x"],
    ["spaces after a time", "00:03" + " ".repeat(200_000) + "x"],
    ["spaces after a label", "[00:03] AI" + " ".repeat(200_000) + "x"],
    ["angle brackets", "<p>" + "<a ".repeat(70_000)],
    ["an open attribute", '<p><a title="' + 'x" '.repeat(70_000)],
    ["ampersands", "<p>" + "&#".repeat(100_000)],
    ["digits", "[" + "1".repeat(200_000)],
    ["labels", "User:".repeat(40_000)],
    ["blank lines", "\n".repeat(200_000)],
    ["notes", "x\n\n".repeat(70_000)],
    ["brackets", "[00:".repeat(50_000)],
  ])("reads a text as long as the column of %s without hanging", (_name, text) => {
    expect(read(text).items.length).toBeLessThan(2);
  });
});
