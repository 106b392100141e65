import { setTimeout as sleep } from "node:timers/promises";
import { errorText } from "../../LocalPlatform/command/errorText";
import { isWithoutSandbox } from "./sandbox";

/** How often a browser is started in all, and milliseconds between: what it ran short of may be there by then. */
const TIMES = 3;
const BETWEEN_MS = 500;

/**
 * What is said of a browser that went before it answered, or that the system could not start just then: no word on
 * whether it can be started here.
 */
const ENDED_AT_START = /\bclosed\b|ECONNRESET|EPIPE|ETXTBSY|EAGAIN|ENOMEM/;

/**
 * Starts something, and again if it ended right at its start.
 * @param failed is told of each start that failed, in the words of the error
 * @param between milliseconds between two starts
 * @returns undefined when no start went well
 */
export async function startAgain<Started>(
  start: () => Promise<Started>,
  failed: (words: string) => void,
  between = BETWEEN_MS,
): Promise<Started | undefined> {
  for (let time = 1; time <= TIMES; time++) {
    try {
      return await start();
    } catch (error) {
      const words = errorText(error);
      failed(words);
      if (isWithoutSandbox(words) || !ENDED_AT_START.test(words)) return undefined;
    }
    if (time < TIMES) await sleep(between);
  }
  return undefined;
}

/** Of the lines that a browser left in its log, how it ended, and the last two that it said itself. */
const EXIT = /<process did exit: [^>]*>/;
const SAID = /^\[pid=\d+\]\[err\] (.*)/;

/** Why a start failed, in one line: Playwright's first one, how the process ended, and what it said last. */
export function reasonOf(words: string): string {
  const lines = words.split("\n");
  const exit = lines.map((line) => EXIT.exec(line)?.[0]).find((line) => line !== undefined);
  const said = lines.flatMap((line) => SAID.exec(line)?.[1]?.trim() ?? []).slice(-2);
  return [lines[0] ?? "", exit, ...new Set(said)].filter(Boolean).join("; ");
}
