import { NoBrowserError } from "../../Workbench/browser/chromium";
import { reasonOf, startAgain } from "../../Workbench/browser/startAgain";

const ENDED = [
  "browserType.launch: Target page, context or browser has been closed",
  "Browser logs:",
  "<launching> /opt/chromium --headless",
  "[pid=7085][err] [1127/000000:ERROR:bus.cc(406)] no bus",
  "[pid=7085][err] [1127/000000:FATAL:thread.cc(1)] no thread",
  "Call log:",
  "\u001b[2m  - [pid=7085] <process did exit: exitCode=null, signal=SIGTRAP>\u001b[22m",
].join("\n");

/** What starts like this comes to, and each failure on the way. */
async function starts(...said: readonly (string | undefined)[]): Promise<readonly [unknown, readonly string[]]> {
  const failed: string[] = [];
  const left = [...said];
  const start = (): Promise<string> => {
    const words = left.shift();
    return words === undefined ? Promise.resolve("a browser") : Promise.reject(new Error(words));
  };
  return [await startAgain(start, (words) => failed.push(words), 0), failed];
}

test("a browser that ends right at its start is started again, and each reason is kept", async () => {
  expect(await starts(undefined)).toEqual(["a browser", []]);
  expect(await starts(ENDED, "spawn ETXTBSY", undefined)).toEqual(["a browser", [ENDED, "spawn ETXTBSY"]]);
});

test("but not for ever", async () => {
  expect(await starts(ENDED, ENDED, ENDED, undefined)).toEqual([undefined, [ENDED, ENDED, ENDED]]);
});

test.each(["Chromium distribution 'chrome' is not found", `${ENDED}\n[err] No usable sandbox!`, "Timeout 60000ms"])(
  "and not where another start would end no better: %s",
  async (words) => {
    expect(await starts(words, undefined)).toEqual([undefined, [words]]);
  },
);

test("the reason says how its process ended, and what it said last", () => {
  const reason =
    "browserType.launch: Target page, context or browser has been closed; " +
    "<process did exit: exitCode=null, signal=SIGTRAP>; " +
    "[1127/000000:ERROR:bus.cc(406)] no bus; [1127/000000:FATAL:thread.cc(1)] no thread";
  expect(reasonOf(ENDED)).toBe(reason);
  expect(new NoBrowserError([{ origin: "here", words: ENDED }]).message).toContain(`Tried: here: ${reason}`);
});
