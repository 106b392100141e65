/** Names under which recognisers tell when something begins, and how many of their units a second has. */
const KEYS: readonly (readonly [key: string, units: number | undefined])[] = [
  ["start_ms", 1_000],
  ["startMs", 1_000],
  ["start_time_ms", 1_000],
  ["offset_ms", 1_000],
  ["offsetMilliseconds", 1_000],
  ["BeginOffsetMillis", 1_000],
  ["offsetInTicks", 10_000_000],
  ["start", undefined],
  ["start_time", undefined],
  ["startTime", undefined],
  ["begin_time", undefined],
  ["begin", undefined],
  ["startSeconds", undefined],
  ["secondsFromStart", undefined],
  ["offset", undefined],
  ["ts", undefined],
  ["timestamp", undefined],
  ["time", undefined],
  ["at", undefined],
];

/** In seconds: longer than any call, longer than turns are on average, and by how much a told length may be wrong. */
const LONGEST = 86_400;
const LONGEST_TURN = 300;
const SLACK = 60;

/** When something begins that an object tells, in seconds since the recording did. */
export function secondsOf(value: Readonly<Record<string, unknown>>): number | undefined {
  for (const [key, units = 1] of KEYS) {
    const { [key]: raw } = value;
    const count = typeof raw === "number" ? raw : typeof raw === "string" ? written(raw) : NaN;
    if (Number.isFinite(count) && count >= 0) return count / units;
  }
  return undefined;
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

/**
 * The offsets in seconds, where the recogniser counts in milliseconds without saying so: all of them are whole, and the
 * last lies beyond the recording, or beyond what so many turns take.
 * @param length seconds of the recording, if they are told
 */
export function inSeconds<T extends { readonly at?: number | undefined }>(
  spoken: readonly T[],
  length: number | undefined,
): readonly T[] {
  const times = spoken.flatMap(({ at }) => (at === undefined ? [] : [at]));
  const most = length === undefined ? Math.min(LONGEST, LONGEST_TURN * times.length) : length + SLACK;
  const last = times.reduce((a, b) => Math.max(a, b), 0);
  if (times.length < 2 || last <= most || !times.every((time) => Number.isInteger(time))) return spoken;
  return spoken.map((each) => (each.at === undefined ? each : { ...each, at: each.at / 1_000 }));
}
