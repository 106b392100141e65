import { isObject } from "../opencx/fields";
import { FormatError, MOST_TURNS } from "./formatError";
import { clockSeconds, secondsOf } from "./offset";
import { numberedVoice, withLabels, withoutPrompts, withTags } from "./speakersApart";
import type { Spoken } from "./voices";
import { isWebVtt, readWebVtt } from "./webVtt";

/**
 * Where recognisers keep what was said, the most told first: Deepgram, Whisper, AssemblyAI, Rev.ai, AWS, Azure, Google,
 * Speechmatics, ElevenLabs and the vCon extension for transcripts (WTF) are all read by these names.
 */
const LISTS = [
  "utterances",
  "transcript_object",
  "turns",
  "segments",
  "audio_segments",
  "recognizedPhrases",
  "phrases",
  "monologues",
  "paragraphs",
  "channel_labels",
  "messages",
  "entries",
  "lines",
  "sentences",
  "items",
  "transcription",
  "transcripts",
  "callTranscripts",
  "results",
  "channels",
  "alternatives",
  "response",
  "result",
  "data",
  "words",
  "transcript",
  "Transcript",
  "text",
  "body",
] as const;
const TEXTS = [
  "text",
  "transcript",
  "content",
  "message",
  "utterance",
  "display",
  "punctuated_word",
  "word",
  "value",
  "body",
  "line",
  "Content",
];
const VOICES = [
  "speaker_name",
  "speakerName",
  "speaker",
  "speaker_label",
  "speakerLabel",
  "speaker_id",
  "speakerId",
  "speakerTag",
  "speaker_tag",
  "speaker_role",
  "speakerRole",
  "participant",
  "participant_role",
  "participantPurpose",
  "role",
  "party",
  "from",
  "author",
  "user",
  "ParticipantId",
  "channel",
  "channel_tag",
  "channelTag",
  "media_channel",
  "name",
];
/** What recognisers call the kinds of a word. */
const WORD = /^(?:word|pronunciation|punctuation|spacing)$/;
/** Lists whose parts make one text. */
const PARTS = ["sentences", "elements", "alternatives", "nBest", "content", "parts"] as const;
const DEEPEST = 8;
/** On average at most. */
const LINES_OF_A_TURN = 5;

const TIME = String.raw`[[(]?((?:\d{1,4}:)?\d{1,4}:\d\d(?:[.,]\d{1,3})?)[\])]?`;
/** `[00:12] Agent: hello` and `Agent (00:12): hello`, the time and its brackets or the name left out. */
const LINE = new RegExp(
  String.raw`^\s*(?:${TIME}\s*[-\u2013|]?\s*)?(?:([\p{L}\d][^:\n]{0,59}?)(?:\s*${TIME})?:\s+)?(.*)$`,
  "su",
);

/**
 * What a transcript says, whichever of the known shapes it has; empty where it has none of them.
 * @param body as the vCon holds it, parsed where it is JSON
 */
export function spokenIn(body: unknown): readonly Spoken[] {
  return spokenAt(body, 0);
}

function spokenAt(value: unknown, depth: number): readonly Spoken[] {
  if (depth > DEEPEST) return [];
  if (typeof value === "string") return ofText(value);
  if (Array.isArray(value)) return ofList(value, depth);
  if (!isObject(value)) return [];
  const told = withLabels(value);
  for (const key of LISTS) {
    const { [key]: inner } = told;
    // Of several hearings the first is the likeliest.
    const next: unknown = key === "alternatives" && Array.isArray(inner) ? inner[0] : inner;
    const spoken =
      key === "channels" && Array.isArray(next)
        ? channelsApart(next, depth + 1)
        : key === "words" && Array.isArray(next)
          ? joinedWords(next.map(spokenOf).filter((word) => word !== undefined))
          : spokenAt(next, depth + 1);
    if (spoken.length > 0) return spoken;
  }
  return [];
}

function ofText(text: string): readonly Spoken[] {
  const unix = text.replace(/\r\n?/g, "\n").trim();
  if (isWebVtt(unix)) return readWebVtt(unix).spoken;
  // SubRip, which is WebVTT without its first line.
  if (/^\d{1,9}\n[\d:,.]{1,20} --> /.test(unix)) return readWebVtt(`WEBVTT\n\n${unix}`).spoken;
  const lines = unix.split("\n").filter((line) => line.trim() !== "");
  if (lines.length > LINES_OF_A_TURN * MOST_TURNS) throw new FormatError(`has more than ${MOST_TURNS} turns`);
  const told = lines.map((line) => LINE.exec(line));
  const named = told.filter((line) => line?.[2] !== undefined).length;
  const blocks = named * 2 > lines.length ? lines : unix.split(/\n\s*\n/);
  return blocks.flatMap((block) => {
    const [, first, voice = "", last, words = ""] = (named * 2 > lines.length ? LINE.exec(block.trim()) : null) ?? [];
    const text = (words === "" && voice === "" ? block : words).trim();
    const time = first ?? last;
    return text === "" ? [] : [{ at: time === undefined ? undefined : clockSeconds(time), voice: voice.trim(), text }];
  });
}

function ofList(all: readonly unknown[], depth: number): readonly Spoken[] {
  const list = withoutPrompts(withTags(all));
  const spoken = list.map(spokenOf);
  const said = spoken.filter((each) => each !== undefined);
  if (said.length === 0 || said.length * 2 < list.length) {
    // A list around what is looked for.
    return list.flatMap((each) => (isObject(each) ? spokenAt(each, depth + 1) : []));
  }
  const words = said.filter(({ text }) => !/\s/.test(text.trim())).length;
  const areWords = list.every((each) => isObject(each) && WORD.test(String(each.type)));
  return areWords || (said.length > 4 && words > said.length * 0.9)
    ? joinedWords(said)
    : said.map((each) => ({ ...each, text: each.text.trim() }));
}

/** Each speaker recorded apart: all of it, by time. */
function channelsApart(channels: readonly unknown[], depth: number): readonly Spoken[] {
  return channels
    .flatMap((channel, index) =>
      spokenAt(channel, depth + 1).map((one) => (channels.length > 1 ? { ...one, voice: `channel ${index}` } : one)),
    )
    .sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
}

/** One thing said, as a recogniser's object tells it. */
function spokenOf(value: unknown): Spoken | undefined {
  if (typeof value === "string") return value.trim() === "" ? undefined : { voice: "", text: value };
  if (!isObject(value)) return undefined;
  const parts = PARTS.flatMap((key) => (Array.isArray(value[key]) ? [value[key] as readonly unknown[]] : []))[0];
  const inner = (parts ?? []).map(spokenOf).filter((part) => part !== undefined);
  const own = TEXTS.map((key) => value[key]).find((text) => typeof text === "string");
  const isChoice = Array.isArray(value.alternatives) || Array.isArray(value.nBest);
  const { elements } = value;
  const text =
    own ??
    (isChoice
      ? inner[0]?.text
      : Array.isArray(elements)
        ? elements.map((part: unknown) => (isObject(part) && typeof part.value === "string" ? part.value : "")).join("")
        : inner.map((part) => part.text.trim()).join(" "));
  if (typeof text !== "string" || text.trim() === "") return undefined;
  const [word] = Array.isArray(value.words) ? (value.words as readonly unknown[]) : [];
  const at = secondsOf(value) ?? inner[0]?.at ?? (isObject(word) ? secondsOf(word) : undefined);
  return { at, voice: voiceOf(value) || (inner[0]?.voice ?? ""), text };
}

function voiceOf(value: Readonly<Record<string, unknown>>): string {
  for (const key of VOICES) {
    const { [key]: raw } = value;
    const voice = isObject(raw) ? (raw.name ?? raw.label ?? raw.role ?? raw.id) : raw;
    if (typeof voice === "number") return numberedVoice(key, voice);
    // Genesys' words for the two sides.
    if (key === "participantPurpose" && voice === "external") return "customer";
    if (key === "participantPurpose" && voice === "internal") return "agent";
    if (typeof voice === "string" && voice.trim() !== "") return voice.trim();
  }
  return "";
}

/** Words one by one, as turns: a new one where another speaks, or after a pause. */
function joinedWords(words: readonly Spoken[]): readonly Spoken[] {
  const turns: { at: number | undefined; voice: string; text: string }[] = [];
  let before: number | undefined;
  for (const { at, voice, text } of words) {
    const turn = turns.at(-1);
    const paused = before !== undefined && at !== undefined && at - before > PAUSE;
    const gap = /^[\p{P}\s]/u.test(text) && text.trim().length < 2 ? "" : " ";
    if (turn === undefined || (voice !== "" && voice !== turn.voice) || paused)
      turns.push({ at, voice: voice === "" ? (turn?.voice ?? "") : voice, text: text.trim() });
    else turn.text += `${gap}${text.trim()}`;
    before = at ?? before;
  }
  return turns;
}

/** Seconds between the begins of two words, more than any word takes. */
const PAUSE = 3;
