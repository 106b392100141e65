import { precision, readCalls, recall, score, type Tally } from "./support/saidCalls";

/** Least precision and recall: of all things, of a type of them, of promises, of proofs of identity. */
const MARKS: Readonly<Record<string, readonly [precision: number, recall: number]>> = {
  all: [0.98, 0.95],
  promises: [0.95, 0.8],
  identity: [0.98, 0.8],
};
const MARKS_OF_A_TYPE = [0.95, 0.9] as const;

const folders = readCalls();

test.each([...folders])("what was said on the calls of %s is heard", (name, calls) => {
  const tallies = [...score(calls)].sort(([one], [other]) => one.localeCompare(other));
  process.stderr.write(`said, ${calls.length} calls of ${name}\n${tallies.map(line).join("")}`);
  const below = tallies.filter(([key, tally]) => {
    const [least, most] = MARKS[key] ?? MARKS_OF_A_TYPE;
    return precision(tally) < least || recall(tally) < most;
  });
  expect(below.map(([key]) => key)).toEqual([]);
});

if (folders.size === 0) test("said: no labelled calls here", () => undefined);

function line([key, tally]: readonly [string, Tally]): string {
  const shown = (share: number): string => share.toFixed(3);
  return `  ${key.padEnd(9)} precision ${shown(precision(tally))}, recall ${shown(recall(tally))} (${tally.right} right, ${tally.wrong} wrong, ${tally.missed} missed)\n`;
}
