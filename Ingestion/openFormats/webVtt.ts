import { Parser } from "htmlparser2";
import type { Speaker } from "../../Transcript/conversation";
import { speakerNamed } from "../opencx/speakerNamed";
import { FormatError, MOST_TURNS } from "./formatError";
import { clockSeconds } from "./offset";
import type { Spoken } from "./voices";

/** What a WebVTT file tells. */
export interface VttCall {
  /** `key: value` lines of its head and notes, by key in lower case; the first of each counts. */
  readonly notes: ReadonlyMap<string, string>;
  readonly spoken: readonly Spoken[];
  /** Seconds from the begin to the end of its last cue. */
  readonly length: number;
}

/** A line of times. Some programs leave hours or milliseconds out, or write them in fewer digits than the grammar has. */
const TIMES =
  /^\s*((?:\d{1,6}:)?\d{1,2}:\d\d(?:[.,]\d{1,9})?)\s*-->\s*((?:\d{1,6}:)?\d{1,2}:\d\d(?:[.,]\d{1,9})?)(?:\s|$)/;
const NOT_A_CUE = /^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/;
/** A name before a colon, where a file has no tags for voices, and what some programs write before it. */
const NAME = String.raw`[\p{L}\d][^:\uFF1A<>\n]{0,59}`;
const SIGN = String.raw`(?:(?:-|>>)\s*)?`;
const LABEL = new RegExp(
  String.raw`^${SIGN}(?:(${NAME})(?::\s+|\uFF1A\s*)|[[(](\p{L}[\p{L} _-]{0,30})[\])]:?\s+)`,
  "u",
);
const NEXT_LABEL = new RegExp(String.raw`\n(?=${SIGN}${NAME}(?::\s|\uFF1A))`, "u");
const SPEAKER_CLASSES: readonly string[] = ["ai", "customer", "agent", "other"] satisfies readonly Speaker[];

/** Whether a text is meant as WebVTT. */
export function isWebVtt(text: string): boolean {
  return /^WEBVTT(?:[ \t\n]|$)/.test(text);
}

/**
 * Reads WebVTT: a turn for each voice of each cue. Tags mean nothing but who speaks, character references are the
 * characters they stand for; styles, regions and positions are passed over.
 * @param text with line feeds as its only line ends
 * @throws FormatError
 */
export function readWebVtt(text: string): VttCall {
  const notes = new Map<string, string>();
  const spoken: (Spoken & { readonly at: number })[] = [];
  let length = 0;
  let isHead = true;
  for (const block of blocksOf(text)) {
    const at = block.findIndex((line) => TIMES.test(line));
    // A line before its times is a cue's name, whatever it says.
    if (isHead || (NOT_A_CUE.test(block[0] ?? "") && at !== 1)) {
      if (isHead || block[0]?.startsWith("NOTE") === true) addNotes(notes, block);
      isHead = false;
      continue;
    }
    const [, start = "", end = ""] = TIMES.exec(block[at] ?? "") ?? [];
    if (start === "") continue;
    length = Math.max(length, clockSeconds(end));
    // The cue's own name may say who speaks: `1 "Ann Lee" (4711)`.
    const [, named = ""] = /^\d{1,6} "([^"]{1,60})"/.exec(block[at - 1] ?? "") ?? [];
    for (const said of saidIn(block.slice(at + 1).join("\n")))
      spoken.push({ ...said, voice: said.voice === "" ? named : said.voice, at: clockSeconds(start) });
    if (spoken.length > MOST_TURNS) throw new FormatError(`has more than ${MOST_TURNS} cues`);
  }
  if (spoken.length === 0) throw new FormatError("is WebVTT without cues that say something");
  // The grammar wants them in order; who recorded each side apart writes one after the other.
  return { notes, spoken: labelled(spoken.sort((a, b) => a.at - b.at)), length };
}

/**
 * Lines between empty ones; a line of times begins a cue of its own, where the empty line before it is missing. An arrow
 * among words is words, though the grammar has it written otherwise.
 */
function* blocksOf(text: string): Generator<readonly string[]> {
  let open: string[] = [];
  // The head ends where the first cue begins.
  let timed = true;
  for (let from = 0; from < text.length;) {
    const found = text.indexOf("\n", from);
    const end = found < 0 ? text.length : found;
    const line = text.slice(from, end);
    from = end + 1;
    const isTimes = line.includes("-->") && TIMES.test(line);
    if (open.length > 0 && (line === "" || (isTimes && timed))) {
      yield open;
      open = [];
      timed = false;
    }
    timed ||= isTimes;
    if (line !== "") open.push(line);
  }
  if (open.length > 0) yield open;
}

function addNotes(notes: Map<string, string>, block: readonly string[]): void {
  for (const line of block) {
    const [, key = "", value = ""] = /^(?:NOTE[ \t]+)?([\w -]{1,30}?)\s*:\s*(.+)$/.exec(line) ?? [];
    if (key !== "" && !notes.has(key.toLowerCase())) notes.set(key.toLowerCase(), plain(value));
  }
}

/** What a cue says, a piece a voice. */
function saidIn(payload: string): readonly Spoken[] {
  interface Voice {
    readonly voice: string;
    readonly speaker: Speaker | undefined;
  }
  const pieces: (Voice & { text: string })[] = [];
  const open: Voice[] = [{ voice: "", speaker: undefined }];
  const add = (text: string): void => {
    if (text === "") return;
    const [voice = open[0]] = open.slice(-1);
    const last = pieces.at(-1);
    if (last !== undefined && last.voice === voice?.voice) last.text += text;
    else if (voice !== undefined) pieces.push({ ...voice, text });
  };
  let from = 0;
  for (const { 0: whole, 1: tag, index } of payload.matchAll(/<([^>]*)>|<[^>]*$/g)) {
    add(payload.slice(from, index));
    from = index + whole.length;
    if (tag === undefined) continue;
    const [name = ""] = tag.split(/\s/, 1);
    if (name === "v" || name.startsWith("v.")) {
      const speaker = name.split(".").find((each) => SPEAKER_CLASSES.includes(each)) as Speaker | undefined;
      open.push({ voice: plain(tag.slice(name.length)).trim() || (speaker ?? ""), speaker });
    } else if (tag === "/v" && open.length > 1) open.pop();
    // No tag of WebVTT, but many converters leave it.
    else if (/^br\b/i.test(tag)) add("\n");
  }
  add(payload.slice(from));
  return pieces.flatMap((piece) => {
    const text = plain(piece.text);
    return text.trim() === "" ? [] : [{ ...piece, text: pieces.length > 1 ? text.trim() : text }];
  });
}

/** Names before colons are voices, also several in a cue, where most cues begin with one and no tag says who speaks. */
function labelled(spoken: readonly Spoken[]): readonly Spoken[] {
  const isLabelled = ({ voice, text }: Spoken): boolean => voice === "" && labelOf(text).voice !== "";
  if (spoken.filter(isLabelled).length * 2 < spoken.length) return spoken;
  return spoken.flatMap((said) =>
    said.voice !== ""
      ? said
      : said.text.split(NEXT_LABEL).map((text) => {
          const { voice, length } = labelOf(text);
          return { ...said, voice, text: text.slice(length) };
        }),
  );
}

/** Who a text says that speaks it, and where its words begin; in brackets a word for a speaker alone. */
function labelOf(text: string): { readonly voice: string; readonly length: number } {
  const [label = "", name = "", word = ""] = LABEL.exec(text) ?? [];
  const voice = speakerNamed(word) === undefined ? name.trim() : word;
  return { voice, length: voice === "" ? 0 : label.length };
}

/** A text with the characters that its references (`&amp;`) stand for. */
function plain(text: string): string {
  const pieces: string[] = [];
  const parser = new Parser({ ontext: (piece) => pieces.push(piece) }, { decodeEntities: true });
  parser.end(text);
  return pieces.join("");
}
