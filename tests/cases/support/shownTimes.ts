import { execFileSync } from "node:child_process";
import { buildSync } from "esbuild";

/** When a call started, on a machine in one zone, for a user whose Dynamics has another. */
export interface StartedAt {
  readonly browserZone: string;
  readonly userZone: string;
  readonly callStarted: string;
}

/** Runs in a process of its own, whose zone is the machine's: the host's formatting prints the machine's clock. */
const PROGRAM = `
import { dateTimeInUserZone } from "./OpenCXTranscriptControl/host/userZone";
import { isoInstant } from "./Transcript/text/isoInstant";
import { minutesEast } from "./tests/support/minutesEast";

const two = (value) => String(value).padStart(2, "0");
const time = (date) => two(date.getHours()) + ":" + two(date.getMinutes());
const formatting = {
  formatTime: (date) => time(date),
  formatDateShort: (date, withTime = false) =>
    [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join("/") + (withTime ? " " + time(date) : ""),
};
const inputs = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(inputs.map(({ userZone, callStarted }) => {
  const userSettings = { getTimeZoneOffsetMinutes: (date) => minutesEast(userZone, date) };
  const started = isoInstant(callStarted);
  return started === undefined ? callStarted : dateTimeInUserZone(started, { formatting, userSettings });
})));
`;

let program: string | undefined;

function built(): string {
  program ??= buildSync({
    stdin: { contents: PROGRAM, resolveDir: process.cwd(), loader: "ts" },
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
  }).outputFiles[0]?.text;
  return program ?? "";
}

/** What the header shows for each, with a host whose format is year/month/day hour:minute. */
export function shownTimes(browserZone: string, inputs: readonly Omit<StartedAt, "browserZone">[]): readonly string[] {
  const env = { PATH: process.env.PATH, TZ: browserZone };
  const told = execFileSync(process.execPath, ["-e", built()], {
    env,
    encoding: "utf8",
    input: JSON.stringify(inputs),
  });
  return JSON.parse(told) as readonly string[];
}
