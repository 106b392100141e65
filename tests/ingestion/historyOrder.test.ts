import type { OpenCXHistoryItem } from "../../LocalPlatform/opencx/contract";
import { aCall, handoffEvent, message } from "../support/callFile";
import { caseOf, saidIn } from "./support/cases";
import { withHistory } from "./support/skew";
import { openInstallation, type Installation } from "./support/installation";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation({ opencx: { pageSize: 3 } });
});
afterAll(async () => installation.close());

const WORDS = ["one", "two", "three", "four", "five", "six", "seven"];

function history(seconds: (index: number) => number): readonly OpenCXHistoryItem[] {
  return [
    ...WORDS.map((text, index) => message(seconds(index), index % 2 === 0 ? "ai" : "contact", text)),
    handoffEvent(60),
  ];
}

async function said(items: readonly OpenCXHistoryItem[]): Promise<readonly string[]> {
  return saidIn(await caseOf(installation, withHistory(aCall(), items)));
}

/** Pages of three, each beginning with the last `by` items of the one before. */
function overlapping(items: readonly OpenCXHistoryItem[], by: number): readonly OpenCXHistoryItem[] {
  const pages: OpenCXHistoryItem[] = [];
  for (let from = 0; from < items.length; from += 3 - by) pages.push(...items.slice(from, from + 3));
  return pages;
}

function withoutId({ created_at, event }: OpenCXHistoryItem): OpenCXHistoryItem {
  return { created_at, event };
}

test.each([1, 2])("pages that overlap by %i give each turn once", async (by) => {
  const items = history((index) => index * 3);
  expect(await said(overlapping(items, by))).toEqual(WORDS);
  expect(await said(overlapping(items.toReversed(), by))).toEqual(WORDS);
});

test("so they do when the items have no ids", async () => {
  expect(await said(overlapping(history((index) => index * 3).map(withoutId), 1))).toEqual(WORDS);
});

test("the handoff event on two pages is one handoff", async () => {
  const items = history((index) => index * 3);
  expect(await said([...items.slice(0, 2), ...items.slice(7), ...items.slice(7), ...items.slice(2, 7)])).toEqual(WORDS);
});

test("a word that is said twice stands twice", async () => {
  const [one, two] = [message(3, "contact", "yes"), message(4, "contact", "yes")];
  expect(await said([one, two, message(4, "contact", "yes"), handoffEvent(60)])).toEqual(["yes", "yes", "yes"]);
  expect(await said([withoutId(one), withoutId(one), withoutId(two), handoffEvent(60)])).toEqual(["yes", "yes", "yes"]);
});

test("items whose ids are all alike are told apart by their times", async () => {
  expect(await said(history((index) => index * 3).map((item) => ({ ...item, id: "1" })))).toEqual(WORDS);
});

test("items of one time stay in the history's order", async () => {
  expect(await said(history(() => 5))).toEqual(WORDS);
  expect(await said(history((index) => (index < 3 ? 5 : 9)))).toEqual(WORDS);
});

test("items of one second stay in the history's order, whatever their milliseconds say: speech overlaps", async () => {
  // All begin 0.4 s after a whole second, so these are 10.9, 10.5 and 10.7 s, and so on.
  const seconds = [10.5, 10.1, 10.3, 20.4, 20.2, 20.5, 30.1];
  expect(await said(history((index) => seconds[index] ?? 0))).toEqual(WORDS);
});

test("a history that tells the newest first is turned around, equal times included", async () => {
  expect(await said(history((index) => (index < 3 ? 5 : 9)).toReversed())).toEqual(WORDS);
  expect(await said(history(() => 60).toReversed())).toEqual(WORDS);
});

test("pages that come newest first, each told oldest first, are put in order, equal times included", async () => {
  const items = history((index) => Math.floor(index / 2) * 2 + 5);
  for (const size of [3, 4, 5]) {
    const pages = items.flatMap((_, index) => (index % size === 0 ? [items.slice(index, index + size)] : []));
    expect(await said(pages.toReversed().flat())).toEqual(WORDS);
  }
});

test("a turn of a time that is off does not turn the history around", async () => {
  const items = history((index) => (index === 0 ? 58 : index * 3));
  expect(await said(items)).toEqual([...WORDS.slice(1), "one"]);
});
