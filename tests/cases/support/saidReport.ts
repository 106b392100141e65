import { precision, recall, score, type LabelledCall, type Tally } from "./saidCalls";
import { masksOf } from "./saidMasks";

/** What is printed of a folder's calls: all marks, those of each language, and those of the calls that were held back. */
export function report(name: string, calls: readonly LabelledCall[]): string {
  const languages = [...new Set(calls.map(({ language }) => language))].sort();
  const { cardTurns, masked, turns, wrong } = masksOf(calls);
  return [
    `said, ${calls.length} calls of ${name}\n`,
    ...rows(calls),
    `  cards: ${masked} of ${cardTurns} turns masked, ${wrong} wrong masks in ${turns} turns\n`,
    ...languages.flatMap((language) => part(`in ${language}`, calls, (call) => call.language === language, WHOLE)),
    ...part("that nobody read while the rules were written", calls, ({ held }) => held === true),
  ].join("");
}

/** Of a language, where a type has few entries, only these are printed. */
const WHOLE = ["all", "identity", "promises"];

function part(
  which: string,
  calls: readonly LabelledCall[],
  belongs: (call: LabelledCall) => boolean,
  keys?: readonly string[],
): readonly string[] {
  const some = calls.filter(belongs);
  return some.length === 0 ? [] : [`  ${some.length} calls ${which}\n`, ...rows(some, keys).map((row) => `  ${row}`)];
}

function rows(calls: readonly LabelledCall[], keys?: readonly string[]): readonly string[] {
  return [...score(calls)]
    .filter(([key]) => keys === undefined || keys.includes(key))
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([key, tally]) => `  ${line(key, tally)}\n`);
}

/** One line of marks: how many entries people labelled, and what of them was heard. */
export function line(key: string, tally: Tally): string {
  const shown = (share: number): string => share.toFixed(3);
  const { right, wrong, missed } = tally;
  return `${key.padEnd(9)}${String(right + missed).padStart(4)} labelled, precision ${shown(precision(tally))}, recall ${shown(recall(tally))} (${right} right, ${wrong} wrong, ${missed} missed)`;
}
