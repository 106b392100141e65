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

const FOLDER = "tests/transcript/said/calls";
const LANGUAGES = ["en", "de", "fr", "es", "ar"];
const TURNS = 2_000;
/** What one call of that length may cost while its screen is up, in milliseconds. */
const LIMIT = 30;
const ROUNDS = 20;
/** The recognizers read a part of the call, since all of it takes them some ten seconds. */
const THEIR_SHARE = 10;

/** A call of 2,000 turns read for what was said: ours beside the limit, and beside Microsoft's recognizers. */
export function saidBench(): readonly Comparison[] {
  const turns = longCall("en");
  const ours = LANGUAGES.map((language) => [language, heardIn(language)] as const);
  const [english = 0] = ours.map(([, took]) => took);
  recognize("it was $61.18 on May 3, 1985 at 3:45 PM");
  const part = turns.slice(0, TURNS / THEIR_SHARE);
  const theirs = THEIR_SHARE * milliseconds(() => part.forEach(({ text }) => recognize(text)));
  const what = `what was said in ${TURNS} turns`;
  return [
    ...ours.map(([language, took]) => ({
      what: `${what}, ${language}`,
      unit: "ms",
      ours: took,
      beside: "limit of the screen",
      theirs: LIMIT,
      moreIsBetter: false,
    })),
    { what, unit: "ms", ours: english, beside: "@microsoft/recognizers-text-suite", theirs, moreIsBetter: false },
  ];
}

/** Milliseconds that a long call of a language takes, in the middle of some rounds. */
function heardIn(language: string): number {
  const turns = longCall(language);
  // Read turns are not read again, so that every round has some of its own.
  const took = Array.from({ length: ROUNDS }, () => {
    const fresh = turns.map((turn) => ({ ...turn }));
    return milliseconds(() => hear(fresh, language));
  });
  return percentile(took.slice(ROUNDS / 4), 0.5);
}

/** Our calls of a language one after the other, until there are enough turns. */
function longCall(language: string): readonly Utterance[] {
  const spoken = readdirSync(FOLDER)
    .filter((file) => file.startsWith(`${language}-`))
    .flatMap((file) => (JSON.parse(readFileSync(path.join(FOLDER, file), "utf8")) as { turns: Utterance[] }).turns);
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
