import { Parser } from "htmlparser2";
import type { Speaker } from "../../Transcript/conversation";
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

const TIMES = /^\s*((?:\d{1,6}:)?\d\d:\d\d[.,]\d{1,3})\s*-->\s*((?:\d{1,6}:)?\d\d:\d\d[.,]\d{1,3})(?:\s.*)?$/;
const NOT_A_CUE = /^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/;
/** A name before a colon, where a file has no tags for voices. */
const LABEL = /^(?:-\s*)?([\p{L}\d][^:<>\n]{0,59}):\s+/u;
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
  const spoken: Spoken[] = [];
  let length = 0;
  for (const [index, block] of blocksOf(text).entries()) {
    if (index === 0 || NOT_A_CUE.test(block[0] ?? "")) {
      if (index === 0 || block[0]?.startsWith("NOTE") === true) addNotes(notes, block);
      continue;
    }
    const at = block.findIndex((line) => line.includes("-->"));
    const [, start = "", end = ""] = TIMES.exec(block[at] ?? "") ?? [];
    if (start === "") continue;
    length = Math.max(length, clockSeconds(end));
    for (const said of saidIn(block.slice(at + 1).join("\n"))) spoken.push({ ...said, at: clockSeconds(start) });
    if (spoken.length > MOST_TURNS) throw new FormatError(`has more than ${MOST_TURNS} cues`);
  }
  if (spoken.length === 0) throw new FormatError("is WebVTT without cues that say something");
  return { notes, spoken: labelled(spoken), length };
}

/** Lines between empty ones; a line with an arrow begins a cue of its own, where the empty line before it is missing. */
function blocksOf(text: string): readonly (readonly string[])[] {
  const blocks: string[][] = [];
  let open: string[] | undefined;
  let arrow = false;
  for (const line of text.split("\n")) {
    if (line === "") {
      open = undefined;
      continue;
    }
    const isArrow = line.includes("-->");
    if (open === undefined || (isArrow && arrow)) {
      blocks.push((open = []));
      arrow = false;
    }
    arrow ||= isArrow;
    open.push(line);
  }
  return blocks;
}

function addNotes(notes: Map<string, string>, block: readonly string[]): void {
  for (const line of block) {
    const [, key = "", value = ""] = /^(?:NOTE[ \t]+)?([\w -]{1,30}?)\s*:\s*(.+)$/.exec(line) ?? [];
    if (key !== "" && !notes.has(key.toLowerCase())) notes.set(key.toLowerCase(), plain(value));
  }
}

/** What a cue says, a piece a voice. */
function saidIn(payload: string): readonly Spoken[] {
  const pieces: { voice: string; speaker: Speaker | undefined; text: string }[] = [];
  const tags = /<(\/?)([^>]*)>|<[^>]*$/g;
  let from = 0;
  let voice: { readonly voice: string; readonly speaker: Speaker | undefined } = { voice: "", speaker: undefined };
  const add = (text: string): void => {
    const last = pieces.at(-1);
    if (last?.voice === voice.voice) last.text += text;
    else pieces.push({ ...voice, text });
  };
  for (const match of payload.matchAll(tags)) {
    add(payload.slice(from, match.index));
    from = match.index + match[0].length;
    const [, , classes, name] = /^<(v)((?:\.[^\s.>]+)*)(?:\s+([^>]*))?>$/.exec(match[0]) ?? [];
    if (classes !== undefined) {
      const speaker = classes.split(".").find((each) => SPEAKER_CLASSES.includes(each)) as Speaker | undefined;
      voice = { voice: plain(name ?? "").trim() || (speaker ?? ""), speaker };
    } else if (match[0] === "</v>") voice = { voice: "", speaker: undefined };
  }
  add(payload.slice(from));
  return pieces.flatMap((piece) => {
    const text = plain(piece.text);
    return text.trim() === "" ? [] : [{ ...piece, text }];
  });
}

/** Names before colons are voices, where most cues have one and no tag says who speaks. */
function labelled(spoken: readonly Spoken[]): readonly Spoken[] {
  const labels = spoken.map(({ voice, text }) => (voice === "" ? LABEL.exec(text) : null));
  if (labels.filter((label) => label !== null).length * 2 < spoken.length) return spoken;
  return spoken.map((said, index) => {
    const label = labels[index];
    return label == null ? said : { ...said, voice: label[1]?.trim() ?? "", text: said.text.slice(label[0].length) };
  });
}

/** A text with the characters that its references (`&amp;`) stand for. */
function plain(text: string): string {
  const pieces: string[] = [];
  const parser = new Parser({ ontext: (piece) => pieces.push(piece) }, { decodeEntities: true });
  parser.end(text);
  return pieces.join("");
}
