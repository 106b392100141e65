import type { Mention, Reading } from "../reading";
import { whole } from "./digits";
import { rights } from "./dictation/righted";

/** A word between two of which one is taken. */
const OR = / (?:or|oder|ou|o|او|ولا) /;
/** A day that the company's side names: a thing once the caller takes it up. */
export const TOLD = "told";
/** Words around a day by which it is offered. */
const NEAR = 8;

/** Words that fix one day: `next friday`, `the fifteenth of this month`; but in a due of who promises. */
export function openDateAt(reading: Reading, at: number): number | undefined {
  let from = at;
  let to = at + 1;
  let cue: string | undefined;
  const of = reading.is(to, "O");
  const told = of && reading.is(at + 2, "N");
  const month = at + (told ? 3 : of ? 2 : 1);
  const behind = reading.is(month + 1, "N");
  // A Spanish `este` is left out as a filler.
  if (whole(reading, at, 1, 31) && reading.is(month, "B") && (told || behind || (of && reading.speaks("es"))))
    to = month + (told || !behind ? 1 : 2);
  else {
    const full = reading.mentions.some(({ type, open }) => type === "date" && open !== true);
    if (full || !reading.is(at, "wr")) return undefined;
    if (
      reading.passage.speaker !== "customer" &&
      !reading.tells("offer", reading.textOf(at - NEAR, at + NEAR)) &&
      !reading.mentions.some(
        ({ type, from: time }) => type === "time" && time > at && time < at + 4 && reading.is(at, "w"),
      )
    )
      cue = TOLD;
    // `après-demain`, written as one
    const near = reading.is(at, "r");
    // "بعد بكرة"
    const named = reading.is(at - 1, "N") || (near && reading.asRead(at - 1) === "بعد");
    const joined = near && (reading.is(at - 1, "-") || reading.textOf(at - 2, at) === " antes de ") ? 2 : Number(named);
    from -= joined;
    if (reading.is(to, "v") && !reading.speaks("en")) to++;
    const later = reading.firstOf("later", reading.textOf(to, to + 5));
    if (later?.index === 0) to = reading.at(later[0].length - 1, to);
    // "the day before yesterday"
    if (near && reading.asRead(at - 2) === "day") from = at - 2;
    // "ja morgen wer ist da"
    const greeting = reading.opening && at < 3 && reading.is(at, "s");
    if (greeting || guessed(reading, from, to)) return undefined;
    // "tuesday the 21st", "mittwoch, den zwölften", "el martes 22": of a month that nobody says
    const day = reading.skip(to, ",O");
    if (
      reading.is(at, "w") &&
      whole(reading, day, 1, 31) &&
      (reading.speaks("es fr")
        ? reading.is(day + 1, "4skj")
        : reading.is(day, "1") || (reading.speaks("de") && day > to))
    )
      to = day + 1;
    // "on mondays and wednesdays", "le lundi"
    else if (reading.asRead(at).endsWith("days") || /^l[eo]s?$/.test(reading.asRead(at - 1))) return undefined;
  }
  return reading.add(
    "date",
    reading
      .said(from, to)
      .toLowerCase()
      .replace(/^و/, "")
      .replace(/ de mes$/, " de este mes"),
    from,
    to,
    { open: true, cue },
  );
}

/** A guess between two days that is no offer, what day it is, a day of other weeks. */
function guessed(reading: Reading, from: number, to: number): boolean {
  if (reading.passage.speaker !== "customer" && OR.test(reading.textOf(from - 4, to + 4))) return false;
  for (let at = from - 3; at < to + 3; at++)
    if (
      (at < from || at >= to) &&
      reading.is(at, "wr") &&
      (reading.is(at, "r") || reading.asRead(at) !== reading.asRead(from)) &&
      !rights(reading, Math.min(at, to), Math.max(at, from)) &&
      !((reading.is(at, "a") && reading.is(at - 1, "O")) || reading.asRead(at - 1) === "guten")
    )
      return true;
  return to - from < 2 && reading.tells("nodate", `${reading.textOf(from - 4, from)}#${reading.textOf(to, to + 2)}`);
}

/** Days and times that are offered with `or`. */
export type Sides = readonly (readonly Mention[])[];

/** What a passage offers with `or`. */
export function sidesOf(reading: Reading, days: readonly Mention[]): Sides | undefined {
  const or = days.findIndex(({ from }, at) => OR.test(reading.textOf(days[at - 1]?.to ?? from, from)));
  return or > 0 ? [days.slice(0, or), days.slice(or)] : undefined;
}

/** The one side of an offer that the company says again. */
export function taken(offered: Sides, days: readonly Mention[]): readonly Mention[] | undefined {
  // "Thursday at nine or at eleven": the time tells which.
  const timed = offered.every((side) => side.some(({ type }) => type === "time"));
  const [kept, ...more] = offered.filter((side) =>
    side.some(({ type, value }) => (!timed || type === "time") && days.some((day) => day.value === value)),
  );
  return more.length === 0 ? kept : undefined;
}
