import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import {
  Culture,
  recognizeCurrency,
  recognizeDateTime,
  recognizeEmail,
  recognizeNumber,
  recognizePhoneNumber,
} from "@microsoft/recognizers-text-suite";
import { hear, type Utterance } from "../../Transcript/said/hear";
import { percentile, type Comparison } from "./measure";

interface Call {
  readonly turns: readonly Utterance[];
}

/**
 * What calls of 2,000 turns are made of. Ours are short, and something is dictated in each second or third turn, as in
 * no call of that length: the worst there is. Those of Harper Valley Bank and Simsamu are recorded ones.
 */
const CALLS = [
  ...["en", "de", "fr", "es", "ar"].map((language) => ({ name: language, language, folder: "calls", begin: language })),
  { name: "recorded, en", language: "en", folder: "others", begin: "harper" },
  { name: "recorded, fr", language: "fr", folder: "others", begin: "simsamu" },
];
const FOLDER = "tests/transcript/said";
const TURNS = 2_000;
/** What one call of that length may cost while its screen is up, in milliseconds. */
const LIMIT = 30;
const ROUNDS = 20;
/** The recognizers read a part of the call, since all of it takes them some ten seconds. */
const THEIR_SHARE = 10;

/** Calls of 2,000 turns read for what was said: ours beside the limit, and beside Microsoft's recognizers. */
export function saidBench(): readonly Comparison[] {
  const what = `what was said in ${TURNS} turns`;
  const ours = CALLS.map((call) => ({
    what: `${what}, ${call.name}`,
    unit: "ms",
    ours: heardIn(longCall(call), call.language),
    beside: "limit of the screen",
    theirs: LIMIT,
    moreIsBetter: false,
  }));
  const [english] = CALLS.filter(({ name }) => name === "en").map(longCall);
  recognize("it was $61.18 on May 3, 1985 at 3:45 PM");
  const part = (english ?? []).slice(0, TURNS / THEIR_SHARE);
  const theirs = THEIR_SHARE * milliseconds(() => part.forEach(({ text }) => recognize(text)));
  const beside = "@microsoft/recognizers-text-suite";
  return [...ours, { what, unit: "ms", ours: ours[0]?.ours ?? NaN, beside, theirs, moreIsBetter: false }];
}

/** Milliseconds that a long call takes, in the middle of some rounds. */
function heardIn(turns: readonly Utterance[], language: string): number {
  // Read turns are not read again, so that every round has some of its own.
  const took = Array.from({ length: ROUNDS }, () => {
    const fresh = turns.map((turn) => ({ ...turn }));
    return milliseconds(() => hear(fresh, language));
  });
  return percentile(took.slice(ROUNDS / 4), 0.5);
}

/** The calls of a kind one after the other, until there are enough turns. */
function longCall({ folder, begin }: (typeof CALLS)[number]): readonly Utterance[] {
  const spoken = readdirSync(path.join(FOLDER, folder))
    .filter((file) => file.startsWith(`${begin}-`))
    .flatMap((file) => (JSON.parse(readFileSync(path.join(FOLDER, folder, file), "utf8")) as Call).turns);
  return Array.from({ length: TURNS }, (_, index) => spoken[index % spoken.length]).filter(
    (turn) => turn !== undefined,
  );
}

function recognize(text: string): void {
  for (const read of [recognizeCurrency, recognizeDateTime, recognizeEmail, recognizeNumber, recognizePhoneNumber])
    read(text, Culture.English);
}

function milliseconds(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}
