import { THING_TYPES } from "../../Transcript/said/heard";
import { precision, readCalls, recall, score, type LabelledCall } from "./support/saidCalls";
import { masksOf } from "./support/saidMasks";
import { line, report } from "./support/saidReport";

/** Least precision and recall: of all things, of a type of them, of promises, of proofs of identity. */
const MARKS: Readonly<Record<string, readonly [precision: number, recall: number]>> = {
  all: [0.98, 0.95],
  promises: [0.95, 0.8],
  identity: [0.98, 0.8],
};
const MARKS_OF_A_TYPE = [0.95, 0.9] as const;
/** Of the hard calls, which are no usual ones: what must not be lost again. */
const HARD: typeof MARKS = { all: [0.83, 0.77], promises: [0.93, 0.78], identity: [0.9, 0.75] };
/** Marks of a payment card in a thousand turns that say none. */
const MOST_WRONG_MASKS = 1;
/** The calls labelled here hold at least so many of each language, and so many entries of each type. */
const LEAST_CALLS = 8;
const LEAST_ENTRIES = 30;

const folders = readCalls();
const callsOf = (name: string): readonly LabelledCall[] => folders.get(name) ?? [];
/** The marks hold over all that were labelled here: some types are rare on calls of others. */
const here = [...callsOf("own"), ...callsOf("others")];
const scored = (
  [
    ["shared", callsOf("shared")],
    ["our own and others", here],
    ["hard", callsOf("hard")],
    ["SAID_DIR", callsOf("SAID_DIR")],
  ] as const
).filter(([, calls]) => calls.length > 0);

if (scored.length === 0) test("said: no labelled calls here", () => undefined);
else {
  test.each(scored)("what was said on the calls of %s is heard", (name, calls) => {
    process.stderr.write(report(name, calls));
    const below = [...score(calls)].flatMap(([key, tally]) => {
      const [least, most] = (name === "hard" ? HARD[key] : (MARKS[key] ?? MARKS_OF_A_TYPE)) ?? [0, 0];
      return precision(tally) < least || recall(tally) < most
        ? [`${line(key, tally)}: at least ${least} and ${most} are wanted`]
        : [];
    });
    expect(below).toEqual([]);
  });

  test.each(scored)("payment cards are masked on the calls of %s, and nothing else", (_name, calls) => {
    const { cardTurns, masked, turns, wrong } = masksOf(calls);
    expect({ masked, wrongInAThousandTurns: (wrong * 1000) / turns <= MOST_WRONG_MASKS }).toEqual({
      masked: cardTurns,
      wrongInAThousandTurns: true,
    });
  });
}

test("the calls labelled here hold enough of every language and type, and at most half are our own", () => {
  const few = ["ar", "de", "en", "es", "fr"].filter(
    (language) => here.filter((call) => call.language === language).length < LEAST_CALLS,
  );
  const rare = THING_TYPES.filter(
    (type) => here.flatMap(({ said }) => said).filter((thing) => thing.type === type).length < LEAST_ENTRIES,
  );
  expect({ few, rare, ours: callsOf("own").length * 2 <= here.length }).toEqual({ few: [], rare: [], ours: true });
});
