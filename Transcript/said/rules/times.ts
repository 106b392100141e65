import type { Piece } from "../pieces";
import type { Reading } from "../reading";

interface Clock {
  readonly hour: number;
  readonly minute: number;
  /** Said so that the half of the day is plain without its word. */
  readonly plain: boolean;
  readonly to: number;
}

/** Times of day; spans (`four hours`) are none. */
export function hearTimes(reading: Reading): void {
  const asked = reading.asked.some(({ cue }) => cue === "time");
  const open = /^(?:en|es)$/.test(reading.lexicon.language);
  for (let at = 0; at < reading.length; at++) {
    const clock = clockAt(reading, at);
    if (clock === undefined) continue;
    const [half, to] = halfOfDay(reading, clock.to);
    const { hour, minute } = clock;
    const hours = half === "p" && hour < 12 ? hour + 12 : half === "a" && hour === 12 ? 0 : hour;
    if (half !== undefined || clock.plain) {
      if (hours > 23) continue;
      reading.add("time", `${two(hours)}:${two(minute)}`, at, half === undefined ? clock.to : to);
    } else if (
      open &&
      hour <= 12 &&
      hour > 0 &&
      (asked || reading.has(at - 1, "i")) &&
      saidAsTime(reading, at, clock.to, asked)
    ) {
      reading.add("time", wordsOf(reading, at, clock.to), at, clock.to, {
        open: true,
        clock: [hour, hour + 12].map((each) => `${two(each % 24)}:${two(minute)}`),
      });
    } else continue;
    at = clock.to - 1;
  }
}

/** The words of some pieces as they were said. */
export function wordsOf(reading: Reading, from: number, to: number): string {
  return reading.passage.pieces
    .slice(from, to)
    .filter(({ kind }) => kind !== "sign")
    .map(({ raw }) => raw)
    .join(" ")
    .toLowerCase();
}

function clockAt(reading: Reading, at: number): Clock | undefined {
  const first = reading.number(at);
  const english = reading.lexicon.language === "en";
  if (first === undefined) {
    const german = reading.lexicon.language === "de";
    if ((!english && !german) || !reading.has(at, "HQ")) return undefined;
    const next = reading.number(at + 1);
    // "halb neun"
    if (german && reading.has(at, "H") && next !== undefined && whole(next, 1, 12))
      return { hour: next.value - 1 || 12, minute: 30, plain: false, to: at + 2 };
    const past = reading.has(at + 1, "P");
    const hour = reading.number(at + 2);
    if ((!past && !reading.has(at + 1, "T")) || hour === undefined || !(hour.value >= 1 && hour.value <= 12))
      return undefined;
    const minutes = reading.has(at, "H") ? 30 : 15;
    return {
      hour: past ? hour.value : hour.value - 1 || 12,
      minute: past ? minutes : 60 - minutes,
      plain: false,
      to: at + 3,
    };
  }
  if (first.ordinal && reading.lexicon.language !== "ar") return undefined;
  const parts = /^(\d{1,2})[:.](\d\d)$/.exec(first.first.kind === "number" ? first.first.word : "");
  if (parts !== null) {
    const hour = Number(parts[1]);
    const minute = Number(parts[2]);
    const marked = reading.has(at + 1, "h");
    if (hour > 23 || minute > 59 || (!first.raw.includes(":") && !marked && !reading.has(at + 1, "ap")))
      return undefined;
    const plain = marked || hour > 12 || first.raw.startsWith("0") || !english;
    return { hour, minute, plain, to: at + (marked ? 2 : 1) };
  }
  if (!whole(first, 0, 24)) return undefined;
  const hourWord = reading.has(at + 1, "h");
  let to = at + (hourWord ? 2 : 1);
  let minute = 0;
  const more = minutesAt(reading, to, hourWord);
  if (more !== undefined) [minute, to] = more;
  if (english && reading.has(to, "h") && more !== undefined) to++;
  const before = reading.has(at - 1, "i");
  const hour = minute < 0 ? first.value - 1 : first.value;
  const plain =
    hourWord &&
    !english &&
    first.value < 24 &&
    reading.number(at - 1) === undefined &&
    !(span(reading, at, to) && more === undefined) &&
    (more !== undefined || before || (first.value > 12 && reading.has(at - 1, "s")));
  const full = reading.lexicon.language === "es" && before && hour > 12 && hour < 24;
  return {
    hour,
    minute: (minute + 60) % 60,
    plain: full || (plain && (reading.lexicon.language !== "es" || hour > 12)),
    to,
  };
}

/** Minutes behind an hour, and the piece behind them; less than none for `moins le quart`. */
function minutesAt(
  reading: Reading,
  at: number,
  hourWord: boolean,
): readonly [minutes: number, to: number] | undefined {
  let next = at;
  const minus = reading.has(next, "T") && reading.lexicon.language !== "en";
  const and = reading.has(next, "j") || reading.piece(next)?.is.joined === true;
  if (reading.has(next, "j") && reading.number(next) === undefined) next++;
  if (minus) next++;
  if (minus && reading.has(next, "O")) next++;
  const piece = reading.piece(next);
  if ((and || minus) && reading.has(next, "HQ")) {
    const part = reading.has(next, "H") ? 30 : 15;
    return [minus ? -part : part, next + 1];
  }
  const english = reading.lexicon.language === "en";
  const minutes = reading.number(next);
  if (minutes === undefined || minutes.ordinal || (english && and)) return undefined;
  if (!english && !hourWord && !and && !minus && reading.lexicon.language !== "es") return undefined;
  if (minutes.value === 0 && piece !== undefined && minutes.text.length < 2) {
    const unit = reading.number(next + 1);
    return unit !== undefined && whole(unit, 1, 9) ? [unit.value, next + 2] : undefined;
  }
  if (!whole(minutes, english && !hourWord ? 10 : 1, 59)) return undefined;
  return [minus ? -minutes.value : minutes.value, next + 1];
}

/** `am`, `in the afternoon`, `du soir`: which half, and the piece behind it. */
function halfOfDay(reading: Reading, from: number): readonly ["a" | "p" | undefined, number] {
  for (let at = from; at < from + 4; at++) {
    if (reading.has(at, "ap") && (at === from || reading.lexicon.language !== "es" || reading.has(at - 1, "O"))) {
      return [reading.has(at, "a") ? "a" : "p", at + 1];
    }
    if (!reading.has(at, "ONr") && !reading.sign(at, ",")) break;
  }
  return [undefined, from];
}

/** Without am or pm: `at three thirty`, `three o'clock`, the answer to what time; `at three hundred main street` is none. */
function saidAsTime(reading: Reading, from: number, to: number, asked: boolean): boolean {
  if (reading.number(to) !== undefined || reading.has(to, "$%ES")) return false;
  const clear = to - from > 1 || (reading.piece(from)?.raw.includes(":") ?? false);
  return clear || (asked && (to === reading.length || reading.sign(to, ".?!,|")) && reading.has(from - 1, "i"));
}

/** Whether hours are counted: `dans deux heures`, `six et huit heures`. */
function span(reading: Reading, from: number, to: number): boolean {
  return reading.number(from - 1) !== undefined || reading.number(to) !== undefined;
}

function whole(piece: Piece, least: number, most: number): boolean {
  return piece.value >= least && piece.value <= most && piece.text.length < 3 && Number.isInteger(piece.value);
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
