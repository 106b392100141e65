import { isObject } from "../opencx/fields";
import { timeOf } from "../opencx/time";
import { listed } from "./keys";

/** Names under which recognisers tell when something begins, and how many of their units a second has. */
const KEYS: readonly (readonly [key: string, units: number | undefined])[] = [
  ...listed("startms starttimems startmillis starttimemillis offsetms offsetmilliseconds beginoffsetmillis").map(
    (key) => [key, 1_000] as const,
  ),
  ["offsetinticks", 10_000_000],
  ...listed(
    "start starttime begintime begin startsec startseconds starttimeseconds starttimeinseconds secondsfromstart timeincallsecs",
    "beginaudiotime startoffset elapsed t from",
    "offset ts timestamp time messagetime at createdat startedat sentat datecreated created createddatetime absolutetime",
    "clienttimestamp starttimestamp starttimestampusec timestamps timespan",
  ).map((key) => [key, undefined] as const),
];

/** In seconds: longer than any call, longer than turns are on average, and by how much a told length may be wrong. */
const LONGEST = 86_400;
const LONGEST_TURN = 300;
const SLACK = 60;

/**
 * When something begins that an object tells, in seconds since the recording did, or since 1970 where it tells the time
 * of day: {@link inSeconds} makes one of both.
 * @param keys what the object holds, by plain keys (keys.ts)
 */
export function secondsOf(keys: ReadonlyMap<string, unknown>): number | undefined {
  for (const [key, units = 1] of KEYS) {
    const raw = keys.get(key);
    if (raw === undefined) continue;
    const instant = timeOf(raw);
    const count = instant === undefined ? countIn(raw) / units : instant / 1_000;
    if (Number.isFinite(count) && count >= 0) return count;
  }
  return undefined;
}

function countIn(raw: unknown): number {
  if (typeof raw === "number") return raw;
  if (typeof raw === "string") return written(raw);
  if (!isObject(raw)) return NaN;
  // Google's way to write a duration, in some of its libraries.
  if (raw.seconds !== undefined) return Number(raw.seconds) + Number(raw.nanos ?? 0) / 1e9;
  // Begin and end in one.
  const begin: unknown = Array.isArray(raw) ? raw[0] : (raw.from ?? raw.start);
  return isObject(begin) ? NaN : countIn(begin);
}

/** `12.5`, `12.5s`, `PT1M12.5S` and `00:01:12.5`. */
function written(text: string): number {
  const iso = /^PT(?:(\d{1,4})H)?(?:(\d{1,6})M)?(?:(\d{1,9}(?:\.\d{1,9})?)S)?$/.exec(text.trim());
  if (iso !== null) return Number(iso[1] ?? 0) * 3600 + Number(iso[2] ?? 0) * 60 + Number(iso[3] ?? 0);
  if (/^\d{1,9}(?:\.\d{1,12})?s?$/.test(text.trim())) return parseFloat(text);
  return /^\d{1,4}(?::\d\d){1,2}(?:[.,]\d{1,9})?$/.test(text.trim()) ? clockSeconds(text) : NaN;
}

/** `1:02:03.5` in seconds. */
export function clockSeconds(text: string): number {
  return text
    .trim()
    .replace(",", ".")
    .split(":")
    .reduce((sum, part) => sum * 60 + Number(part), 0);
}

/** The year 2000, in seconds since 1970: no recording is so long, and no call so old. */
const DATED = 946_684_800;

/**
 * The offsets in seconds: of times of day since the recording began, or since the first of them where that is not told;
 * of milliseconds that a recogniser counts without saying so, if all of them are whole, and the last lies beyond the
 * recording, or beyond what so many turns take.
 * @param length seconds of the recording, if they are told
 * @param start milliseconds since 1970 of its begin, if that is told
 */
export function inSeconds<T extends { readonly at?: number | undefined }>(
  spoken: readonly T[],
  length: number | undefined,
  start: number | undefined,
): readonly T[] {
  const times = spoken.flatMap(({ at }) => (at === undefined ? [] : [at]));
  const dated = times.filter((time) => time >= DATED);
  if (dated.length > 0) {
    const first = dated.reduce((a, b) => Math.min(a, b));
    const begin = start === undefined || Math.abs(first - start / 1_000) > LONGEST ? first : start / 1_000;
    return spoken.map((each) => ({ ...each, at: since(each.at, begin) }));
  }
  const most = length === undefined ? Math.min(LONGEST, LONGEST_TURN * times.length) : length + SLACK;
  const last = times.reduce((a, b) => Math.max(a, b), 0);
  if (times.length < 2 || last <= most || !times.every((time) => Number.isInteger(time))) return spoken;
  return spoken.map((each) => (each.at === undefined ? each : { ...each, at: each.at / 1_000 }));
}

function since(at: number | undefined, begin: number): number | undefined {
  return at === undefined || at < DATED ? at : Math.max(0, at - begin);
}
