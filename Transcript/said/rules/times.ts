import { two } from "../numbers";
import type { Reading } from "../reading";
import { whole } from "./digits";

interface Clock {
  readonly hour: number;
  readonly minute: number;
  /** Said so that the half of the day is plain without its word. */
  readonly plain: boolean;
  readonly to: number;
}

/** Times of day; spans (`four hours`) are none. */
export function timeAt(reading: Reading, at: number): number | undefined {
  // "midi et demi", "minuit trente"
  const from = reading.is(at - 1, "j") ? at - 2 : at - 1;
  const noon = reading.textOf(from - 1, from + 1);
  const past = /(?<! du) mi(?:di|nuit) $/.test(noon) && minutesAt(reading, from + 1, true);
  if (past) return reading.add("time", time(noon.endsWith("di ") ? 12 : 0, past[0]), from, past[1]);
  // "j un h trois b six": a Canadian postcode.
  const clock = clockAt(reading, at);
  const { asSaid: before } = reading.piece(at - 1);
  if (clock === undefined || / il est $| [b-gi-xz] $/.test(reading.textOf(at - 2, at))) return undefined;
  // "I'll call you on that one tomorrow morning"
  if (reading.piece(at).asSaid === "one" && /^(?:th(?:at|is|e)|which|other)$/i.test(before)) return undefined;
  const { hour, minute, plain, to: end } = clock;
  const [behind, to] = halfOfDay(reading, end, at);
  // "اتنين بالليل"
  const late = (hour < 5 || hour === 12) && reading.asRead(to - 1).includes("ليل");
  const half = late ? "a" : behind !== "" || plain ? behind : halfBefore(reading, at, hour);
  if (half === "" && !plain) {
    const first = spanAt(reading, clock, at);
    if (first !== undefined) return reading.add("time", first, at, end);
  }
  // "twelve at night", "twelve in the morning": perhaps the other half.
  if (hour === 12 && /^(?:night|morning)$/.test(reading.asRead(to - 1))) return end;
  const hours = half === "p" && hour < 12 ? hour + 12 : half === "a" && hour === 12 ? 0 : hour;
  // "a las 4:35": perhaps of the afternoon
  const later = reading.speaks("es") && half === "" ? [time(hour + 12, minute)] : [];
  // "vers cinq heures et demie"
  const early = reading.speaks("fr") && half === "" && hour > 0 && hour < 7 && !reading.is(at, "5");
  if ((half !== "" || plain) && !early)
    return hours < 24 ? reading.add("time", time(hours, minute), at, to, { clock: later }) : end;
  if (!plain && (!reading.speaks("en es de") || hour > 12 || hour === 0 || !saidAsTime(reading, at, end)))
    return undefined;
  const halves = [time(hour, minute), time((hour + 12) % 24, minute)];
  return reading.add("time", reading.said(at, end).toLowerCase(), at, end, { open: true, clock: halves });
}

/** The first of two times, of which only the second tells its half: `from five to seven p.m.`, `von 8 bis 18 Uhr`. */
function spanAt(reading: Reading, { hour, minute, to }: Clock, at: number): string | undefined {
  const { asSaid, means } = reading.piece(to);
  const { joined } = means;
  const span =
    // "le quatorze à neuf heures"
    ((reading.is(at - 1, "iO") && reading.asRead(at - 1) !== "le") || reading.is(to - 1, "h")) &&
    /^(?:to|till?|until|bis|à|a|hasta|حتى|إلى)$/.test(asSaid);
  // "at 9:42 and at 9:57 this morning"
  const both =
    (reading.is(to, "j") || joined) && (between(reading, at) || (reading.is(at - 1, "i") && reading.is(to + 1, "i")));
  if (!span && !both) return undefined;
  if (/^(?:midi|noon|mittag|mediodia)$/.test(reading.asRead(to + 1))) return time(hour, minute);
  const next = joined ? to : reading.is(to + 1, "01") ? to + 1 : to + 2;
  const second = reading.is(next, "01") ? clockAt(reading, next) : undefined;
  if (second === undefined) return undefined;
  const [half] = halfOfDay(reading, second.to);
  if (half === "") return second.plain && !reading.speaks("en") ? time(hour, minute) : undefined;
  const later = second.hour < 12 && (half === "p") === hour % 12 <= second.hour;
  return time((hour % 12) + (later ? 12 : 0), minute);
}

/** Words that two times follow. */
export const BETWEEN = /(^| )(between|zwischen|entre|بين)( |$)/i;

/** `entre las`: the first of two times. */
function between(reading: Reading, at: number): boolean {
  return BETWEEN.test(reading.textOf(at - 2, at));
}

function clockAt(reading: Reading, at: number): Clock | undefined {
  const english = reading.speaks("en");
  const { word, asSaid, worth: value } = reading.piece(at);
  // "diez para las cuatro", "cuarto para la una"
  if (/ para las? 0 $/.test(reading.textOf(at + 1, at + 4)) && !(value % 5 > 0) && reading.asRead(at - 1) !== "para")
    return { hour: hourBefore(reading, at + 3), minute: 60 - (value || 15), plain: false, to: at + 4 };
  if (!reading.is(at, "01")) {
    const half = reading.is(at, "H");
    // "halb neun", "half nine"
    if (reading.speaks("de en") && half && whole(reading, at + 1, 1, 12))
      return {
        hour: english ? reading.piece(at + 1).worth : hourBefore(reading, at + 1),
        minute: word === "dreiviertel" ? 45 : 30,
        plain: false,
        to: at + 2,
      };
    return toOrPast(reading, at + 1, half ? 30 : 15);
  }
  // "ten to four", "five minutes past six"; "from ten to four"
  const minutes = whole(reading, at, 1, 29) && reading.asRead(at + 1).startsWith("minute");
  const near =
    minutes || (value % 5 === 0 && value < 30 && !/^(?:from|open|between)$/.test(reading.asRead(at - 1)))
      ? toOrPast(reading, at + (minutes ? 2 : 1), value)
      : undefined;
  if (near) return near;
  const parts = /^(\d{1,2})[:.](\d\d)$/.exec(word);
  const hourWord = reading.is(at + 1, "h");
  const one = /^eine?$/.test(asSaid) && !hourWord; // "morgen abend eine nachricht"
  if (one || (parts === null && !whole(reading, at, 0, 24)) || (reading.is(at, "1") && !word.endsWith("ه")))
    return undefined;
  let to = at + (hourWord ? 2 : 1);
  if (parts !== null) {
    const [hour = 0, minute = 0] = parts.slice(1).map(Number);
    if (
      hour > 23 ||
      minute > 59 ||
      !(asSaid.includes(":") || reading.is(at + 1, "hap") || halfOfDay(reading, to)[0] !== "")
    )
      return undefined;
    return { hour, minute, plain: hourWord || hour > 12 || asSaid.startsWith("0") || !english, to };
  }
  // "entre nueve y una", "zwischen 17 und 18 Uhr"
  const next = reading.is(to, "j") ? to + 1 : to;
  let more =
    (reading.piece(next).worth < 13 || reading.is(next + 1, "h")) && between(reading, at)
      ? undefined
      : minutesAt(reading, to, hourWord);
  // "une heure deux heures", "entre 8 h et 10 h"
  if (more !== undefined && !english && hourWord && reading.is(more[1], "h")) {
    if (!reading.is(to, "j")) return undefined;
    more = undefined;
  }
  let minute = 0;
  if (more !== undefined) {
    [minute, to] = more;
    if (english && reading.is(to, "h")) to++;
  }
  // "entre 8 h et 10 h"
  const before = reading.is(at - 1, "i") || (reading.is(at - 1, "j") && reading.mentions.slice(-1)[0]?.to === at - 1);
  // "dans deux heures", "six et huit heures", "ça fait entre une heure et deux": hours are counted.
  const plain = hourWord
    ? !english &&
      value < 24 &&
      !/ (?:dans|depuis|pendant|fait|sous|il y a) (?:\S+ ){0,4}$/.test(reading.textOf(at - 5, at)) &&
      !reading.is(at - 1, "01") &&
      (more !== undefined ||
        (reading.speaks("de") && value > 1) ||
        (!reading.is(to, "01") && (before || reading.is(at - 1, "w") || (value > 12 && reading.is(at - 1, "s"))))) &&
      (!reading.speaks("es") || value > 12)
    : false;
  const late = value > 12 && value < 24 && reading.speaks(more ? "es de" : "es");
  return {
    hour: minute < 0 ? value - 1 : value,
    minute: (minute + 60) % 60,
    plain: plain || (late && (before || (more !== undefined && reading.wants("time")))),
    to,
  };
}

/** So many minutes to or past the hour behind that word. */
function toOrPast(reading: Reading, at: number, minutes: number): Clock | undefined {
  // "fünf vor halb sechs"
  const half = Number(reading.piece(at + 1).word === "halb");
  const to = at + 1 + half;
  if (!reading.speaks("en de") || !reading.is(at, "PT") || !whole(reading, to, 1, 12)) return undefined;
  const past = reading.is(at, "P");
  const hour = past && !half ? reading.piece(to).worth : hourBefore(reading, to);
  return { hour, minute: (60 + 30 * half + (past ? minutes : -minutes)) % 60, plain: false, to: to + 1 };
}

function hourBefore(reading: Reading, at: number): number {
  return reading.piece(at).worth - 1 || 12;
}

/** Minutes behind an hour, and the piece behind them; less than none for `moins le quart`. */
function minutesAt(
  reading: Reading,
  at: number,
  hourWord: boolean,
): readonly [minutes: number, to: number] | undefined {
  const english = reading.speaks("en");
  let next = at;
  const sign = reading.is(next, "T") && !english ? -1 : 1;
  const and = reading.is(next, "j") || reading.piece(next).means.joined === true;
  if (sign < 0 || (reading.is(next, "j") && !reading.is(next, "01"))) next++;
  if (sign < 0 && reading.is(next, "O")) next++;
  const joined = and || sign < 0;
  if (joined && reading.is(next, "HQ"))
    return [sign * (reading.is(next, "H") ? 30 : /ل[ثت]$/.test(reading.piece(next).word) ? 20 : 15), next + 1];
  if (!reading.is(next, "0") || (english && and)) return undefined;
  // "vierzehn fünfzehn Uhr" are two
  const alone = reading.wants("time") && !reading.is(next + 1, "h") ? "es de" : "es";
  if (!english && !hourWord && !joined && !reading.speaks(alone)) return undefined;
  const { asRead, worth: value, asSaid } = reading.piece(next);
  // "um vierzehn Uhr ein", "à vingt heures six personnes"
  if (/^(?:eine?|une?|a)$/.test(asSaid) || (value < 10 && reading.piece(next + 1).is === "37")) return undefined;
  // "at nine zero zero in the morning"
  const least = halfOfDay(reading, next + 2)[0] === "" ? 1 : 0;
  if (asRead === "0") return whole(reading, next + 1, least, 9) ? [reading.piece(next + 1).worth, next + 2] : undefined;
  return whole(reading, next, english && !hourWord ? 10 : 1, 59) ? [sign * value, next + 1] : undefined;
}

/** `am`, `in the afternoon`, `du soir`: which half, and the piece behind it. */
function halfOfDay(reading: Reading, from: number, begin = 0): readonly [half: "a" | "p" | "", to: number] {
  const noon = reading.piece(from - 1).worth === 12;
  for (let at = from; at < from + 5; at++) {
    if (reading.is(at, "ap") && (!reading.speaks("es") || reading.is(at - 1, "O") || reading.asRead(at).endsWith("m")))
      // "las doce de la mañana" are noon, those of the night midnight.
      return [reading.is(at, "a") === (noon && /^(?:man|noc)/.test(reading.asRead(at))) ? "p" : "a", at + 1];
    if (!reading.is(at, "ONrP,&-")) break; // "de l'après-midi"
  }
  // "morgen vormittag um halb acht"
  // "tomorrow evening for two": guests
  const guests = / (?:f.r|pour) 0 $/.test(reading.textOf(begin - 1, from));
  for (let at = begin - 1; at > begin - 5 && !guests && (reading.speaks("de") || reading.is(begin - 1, "iP")); at--) {
    if (reading.is(at, "ap")) return [reading.is(at, "a") ? "a" : "p", from];
    if (!reading.is(at, "iONsP,?")) break;
  }
  return ["", from];
}

/** In Spanish the half may be said before: `por la tarde, a las cuatro y media`. */
function halfBefore(reading: Reading, from: number, hour: number): "a" | "p" | "" {
  const told = reading.speaks("es") && /^(?:las?|tipo)$/.test(reading.asRead(from - 1));
  for (let at = from - 1; told && at > from - 12 && !reading.is(at, "96"); at--)
    if (reading.is(at, "ap") && reading.is(at - 1, "O"))
      return reading.is(at, "p") ? "p" : hour > 5 && hour < 12 ? "a" : "";
  return "";
}

/** Without am or pm: `at three thirty`, the answer `three o'clock`; `at three hundred main street` is none. */
function saidAsTime(reading: Reading, from: number, to: number): boolean {
  const asked = reading.wants("time");
  const before = reading.is(from - 1, "i");
  if (!(asked || before) || reading.is(from - 1, "01") || reading.is(to, "01$%ES")) return false;
  // "for five to ten minutes", "about half five people"
  const counts = reading.is(from, "H") || reading.is(from + 1, "T");
  if (reading.speaks("en") && counts && reading.is(to, "3") && !reading.is(to, "skjiOapNrw")) return false;
  return to - from > 1 || reading.piece(from).asSaid.includes(":") || (asked && before && reading.is(to, "4"));
}

function time(hour: number, minute: number): string {
  return `${two(hour)}:${two(minute)}`;
}
