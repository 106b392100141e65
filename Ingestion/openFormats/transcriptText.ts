import { htmlText } from "../html";
import { speakerNamed } from "../opencx/speakerNamed";
import { timeOf } from "../opencx/time";
import { FormatError, MOST_TURNS } from "./formatError";
import { clockSeconds } from "./offset";
import type { Spoken } from "./voices";
import { isWebVtt, readWebVtt } from "./webVtt";

/** On average at most. */
const LINES_OF_A_TURN = 5;

const CLOCK = String.raw`(?:\d{1,4}:)?\d{1,4}:\d\d(?:[.,]\d{1,9})?(?:\s?[AP]\.?M\b\.?)?`;
const DATED = String.raw`\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?`;
const COUNT = String.raw`\d{1,6}(?:\.\d{1,9})?s`;
/** When something begins, and perhaps when it ends. */
const TIME = String.raw`[[(]?(${DATED}|${CLOCK}|${COUNT})(?:\s*(?:-->|[-\u2013]|to)\s*(?:${CLOCK}|${COUNT}))?[\])]?`;
/** What stands before a line of a list, of a quotation, or of captions. */
const MARK = String.raw`\s*(?:(?:[-*\u2022>]|>>)\s+)?`;
const NAME = String.raw`[\p{L}\d][^:\uFF1A\n]{0,59}?`;
const COLON = String.raw`(?::[*_]{0,2}\s+|\uFF1A[*_]{0,2}\s*)`;
/** `[00:12] Agent: hello` and `Agent (00:12): hello`, the time and its brackets or the name left out, the name in bold or in brackets. */
const LINE = new RegExp(
  String.raw`^${MARK}(?:${TIME}\s*[-\u2013|]?\s*)?(?:[*_]{0,2}\[?(${NAME})\]?[*_]{0,2}(?:\s*${TIME})?${COLON})?(.*)$`,
  "siu",
);
/** `[Agent] hello` and `Agent | hello`: a word for a speaker alone, since anything may stand there. */
const WITHOUT_COLON = new RegExp(
  String.raw`^${MARK}(?:${TIME}\s*[-\u2013|]?\s*)?(?:[[(<](\p{L}[\p{L} _-]{0,30})[\])>]|(\p{L}[\p{L} _]{0,30}?)\s+[-\u2013|])\s+(.+)$`,
  "siu",
);
/** `Juan  0:03`, `0:03 Juan` and `Juan:` alone on a line, above the words. */
const HEADS = [
  new RegExp(String.raw`^(?:[*_]{0,2}(${NAME})[*_]{0,2}\s+${TIME}\s*)$`, "iu"),
  new RegExp(String.raw`^(?:${TIME}\s+[*_]{0,2}(${NAME})[*_]{0,2}\s*:?)$`, "iu"),
  new RegExp(String.raw`^[*_]{0,2}(${NAME}):[*_]{0,2}$`, "iu"),
];
const STARTS_WITH_TAG = /^\s*<(?:!doctype|html|body|div|p|b|strong|span|ul|ol|table|h[1-6])\b[^<>]*>/i;
/** What programs write below a transcript. */
const FOOT = /\n[ \t]*Transcribed by https?:\/\/\S+\s*$/i;

interface Line {
  readonly time: string | undefined;
  readonly voice: string;
  readonly text: string;
}

/** What a transcript says that is a text: captions, a line or paragraph a turn, or the words below who says them. */
export function spokenInText(text: string): readonly Spoken[] {
  const unix = (STARTS_WITH_TAG.test(text) ? htmlText(text) : text).replace(/\r\n?/g, "\n").trim();
  if (isWebVtt(unix)) return readWebVtt(unix).spoken;
  // SubRip, which is WebVTT without its first line.
  if (/^\d{1,9}\n[\d:,.]{1,20} --> /.test(unix)) return readWebVtt(`WEBVTT\n\n${unix}`).spoken;
  const lines = unix.replace(FOOT, "").split("\n");
  if (lines.length > LINES_OF_A_TURN * MOST_TURNS) throw new FormatError(`has more than ${MOST_TURNS} turns`);
  return timed(belowHeads(lines) ?? byLine(lines, unix));
}

function byLine(lines: readonly string[], whole: string): readonly Line[] {
  const said = joined(lines);
  const told = said.map(lineOf);
  if (told.filter(({ voice }) => voice !== "").length * 2 > said.length) return told;
  // Times alone part lines, too, where nearly all have one.
  if (said.length > 1 && told.every(({ time }) => time !== undefined))
    return told.map((line) => (line.voice === "" ? line : { ...line, voice: "", text: `${line.voice}: ${line.text}` }));
  return whole.split(/\n\s*\n/).flatMap((block) => {
    const text = block.trim();
    return text === "" ? [] : [{ time: undefined, voice: "", text }];
  });
}

/**
 * Lines with those that go on below them, where words for two speakers or more begin lines: whatever stands right below
 * without any belongs to whoever spoke.
 */
function joined(lines: readonly string[]): readonly string[] {
  const whole: string[] = [];
  const voices = new Set<string>();
  let isOpen = false;
  for (const line of lines) {
    const { voice, time } = line.trim() === "" ? { voice: "", time: undefined } : lineOf(line);
    const isNamed = voice !== "" && speakerNamed(voice) !== undefined;
    if (isNamed) voices.add(voice);
    if (line.trim() === "") isOpen = false;
    else if (isOpen && voice === "" && time === undefined) whole.push(`${whole.pop() ?? ""}\n${line.trim()}`);
    else {
      whole.push(line);
      isOpen = isNamed;
    }
  }
  return voices.size > 1 ? whole : lines.filter((line) => line.trim() !== "");
}

function lineOf(line: string): Line {
  const [, at, inside, before, words = ""] = WITHOUT_COLON.exec(line.trim()) ?? [];
  const word = inside ?? before;
  if (word !== undefined && speakerNamed(word) !== undefined) return { time: at, voice: word, text: words.trim() };
  const [, first, voice = "", last, text = ""] = LINE.exec(line.trim()) ?? [];
  return { time: first ?? last, voice: voice.trim(), text: (text === "" && voice === "" ? line : text).trim() };
}

/** Turns whose speakers stand above them; undefined where no speaker does, or one without words below. */
function belowHeads(lines: readonly string[]): readonly Line[] | undefined {
  const turns: (Head & { words: string[] })[] = [];
  for (const line of lines) {
    const head = headOf(line.trim());
    const turn = turns.at(-1);
    if (head !== undefined) {
      if (turn?.words.length === 0) return undefined;
      turns.push({ ...head, words: [] });
    } else if (line.trim() !== "") {
      if (turn === undefined) return undefined;
      turn.words.push(line.trim());
    }
  }
  if (turns.length < 2 || turns.at(-1)?.words.length === 0) return undefined;
  // Whose words come but once may be words.
  const voices = new Set(turns.map(({ voice }) => voice));
  const areNames = voices.size < turns.length || [...voices].every((voice) => speakerNamed(voice) !== undefined);
  if (!areNames && turns.some(({ isSure }) => !isSure)) return undefined;
  return turns.map(({ time, voice, words }) => ({ time, voice, text: words.join("\n") }));
}

interface Head {
  readonly time: string | undefined;
  readonly voice: string;
  /** Whether nobody says such a line: it ends in a time. */
  readonly isSure: boolean;
}

function headOf(line: string): Head | undefined {
  const [named, timedFirst, alone] = HEADS.map((head) => head.exec(line));
  if (named) return { time: named[2], voice: named[1] ?? "", isSure: true };
  if (timedFirst) return { time: timedFirst[1], voice: timedFirst[2] ?? "", isSure: false };
  return alone ? { time: undefined, voice: alone[1] ?? "", isSure: false } : undefined;
}

/** A call whose first words come after so many seconds tells times of day. */
const HOUR = 3_600;

/** The lines with their seconds: of times of day since the first, whose zone nobody tells. */
function timed(lines: readonly Line[]): readonly Spoken[] {
  const times = lines.map(({ time }) => (time === undefined ? undefined : secondsIn(time)));
  const first = times.find((time) => time !== undefined)?.at ?? 0;
  const ofDay = times.some((time) => time?.ofDay === true) || (first >= HOUR && first < DAY);
  return lines.flatMap(({ voice, text }, index) => {
    const at = times[index]?.at;
    return text === "" ? [] : [{ at: at === undefined || !ofDay ? at : Math.max(0, at - first), voice, text }];
  });
}

const DAY = 86_400;

function secondsIn(time: string): { readonly at: number; readonly ofDay: boolean } {
  const instant = timeOf(time);
  if (instant !== undefined) return { at: instant / 1_000, ofDay: !/(?:Z|[+-]\d\d:?\d\d)$/i.test(time) };
  const [, half] = /([AP])\.?M\b/i.exec(time) ?? [];
  const clock = clockSeconds(time.replace(/[^\d:.,]/g, "").replace(/\.$/, ""));
  if (half === undefined) return { at: clock, ofDay: false };
  return { at: (clock % (DAY / 2)) + (half.toLowerCase() === "p" ? DAY / 2 : 0), ofDay: true };
}
