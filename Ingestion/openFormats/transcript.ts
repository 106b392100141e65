import { isObject } from "../opencx/fields";
import { speakerNamed } from "../opencx/speakerNamed";
import { byKey, listed } from "./keys";
import { secondsOf } from "./offset";
import { heardOnly, likeliest, numberedVoice, rosterIn, sideOf, withLabels, withTags } from "./speakersApart";
import { spokenInText } from "./transcriptText";
import { jsonIn } from "./vconParts";
import type { Spoken } from "./voices";

/** Where recognisers, telephone systems and voice agents keep what was said, the most told first; keys as `byKey` has them. */
const LISTS = listed(
  "utterances transcriptobject turns segments audiosegments recognizedphrases phrases transcriptphrases transcriptsegments",
  "transcriptutterances speakerblocks timeline conversationentries conversationaltranscript diarizedtranscript dialogue",
  "monologues paragraphs channellabels messages entries lines sentences items speakers chunks tokens transcription",
  "transcripts calltranscripts results channels alternatives response result data conversation insights contents content",
  "value words transcript text body",
);
const TEXTS = listed(
  "text postcalltranscript transcript content message messagetext utterance sentence phrase livetranscript display",
  "punctuatedword word words value body line",
);
/** Where an object has another inside that says it. */
const INNER = ["transcript", "message", "body", "channel"];
/** Who says it by what they are; a name is told besides, or a number. */
const ROLES = listed(
  "speakerrole speakertype participantrole participanttype participantpurpose participantdetails segmentparticipant",
  "role sendertype sender source side type",
);
const NAMES = listed(
  "speakername speaker speakerlabel speakerid speakertag participant role sender party from author user users",
  "participantid displayname identifier channel channeltag mediachannel name",
);
/** How an object tells of somebody, the most told first. */
const OF_SOMEBODY = listed("participantrole type role name displayname username label id user application");
/** What recognisers call the kinds of a word. */
const WORD = /^(?:word|pronunciation|punctuation|spacing)$/;
/** Lists whose parts make one text. */
const PARTS = ["sentences", "elements", "alternatives", "nBest", "content", "parts"] as const;
const DEEPEST = 8;

/**
 * What a transcript says, whichever of the known shapes it has; empty where it has none of them.
 * @param body as the vCon holds it, parsed where it is JSON
 */
export function spokenIn(body: unknown): readonly Spoken[] {
  const told = typeof body === "string" ? jsonIn(body) : body;
  const roster = rosterIn(told);
  return spokenAt(told, 0).map((each) => ({ ...each, voice: roster.get(each.voice.toLowerCase()) ?? each.voice }));
}

function spokenAt(value: unknown, depth: number): readonly Spoken[] {
  if (depth > DEEPEST) return [];
  if (typeof value === "string") {
    const told = jsonIn(value);
    return typeof told === "string" ? spokenInText(told) : spokenAt(told, depth + 1);
  }
  if (Array.isArray(value)) return ofList(value, depth);
  if (!isObject(value)) return [];
  if (Object.keys(value).every((key) => /^\d+$/.test(key))) return ofList(Object.values(value), depth);
  const told = byKey(withLabels(value));
  for (const key of LISTS) {
    const inner = told.get(key);
    // Of several hearings the first is the likeliest.
    const next: unknown = key === "alternatives" && Array.isArray(inner) ? inner[0] : inner;
    const spoken =
      key === "channels" && Array.isArray(next)
        ? channelsApart(next, depth + 1)
        : (key === "words" || key === "tokens") && Array.isArray(next)
          ? joinedWords(next.map(spokenOf).filter((word) => word !== undefined))
          : spokenAt(next, depth + 1);
    if (spoken.length > 0) return spoken;
  }
  return [];
}

function ofList(all: readonly unknown[], depth: number): readonly Spoken[] {
  if (all.every((each) => typeof each === "string")) return spokenInText(all.join("\n\n"));
  const pairs = all.map(pairsIn);
  if (pairs.every((each) => each !== undefined)) return pairs.flat();
  const list = heardOnly(withTags(all));
  const spoken = list.map(spokenOf);
  const said = spoken.filter((each) => each !== undefined);
  if (said.length === 0 || said.length * 2 < list.length) {
    // A list around what is looked for.
    return list.flatMap((each) => (isObject(each) ? spokenAt(each, depth + 1) : []));
  }
  const words = said.filter(({ text }) => !/\s/.test(text.trim())).length;
  const areWords = list.every(isWord);
  return areWords || (said.length > 4 && words > said.length * 0.9)
    ? joinedWords(said)
    : said.map((each) => ({ ...each, text: each.text.trim() }));
}

/** `["Agent", "hello"]` and `{ "Agent": "hello" }`, where each is a word for a speaker. */
function pairsIn(value: unknown): readonly Spoken[] | undefined {
  const pairs = Array.isArray(value) ? [value as readonly unknown[]] : isObject(value) ? Object.entries(value) : [];
  const told = pairs.flatMap(([voice, text, ...more]) =>
    typeof voice === "string" && typeof text === "string" && speakerNamed(voice) !== undefined && more.length === 0
      ? [{ voice, text }]
      : [],
  );
  return told.length > 0 && told.length === pairs.length ? told : undefined;
}

function isWord(value: unknown): boolean {
  return isObject(value) && (WORD.test(String(value.type)) || ("word" in value && !("words" in value)));
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
  const keys = byKey(value);
  const parts = PARTS.flatMap((key) => (Array.isArray(value[key]) ? [value[key] as readonly unknown[]] : []))[0];
  const inner = (
    parts ??
    INNER.map((key) => keys.get(key))
      .filter(isObject)
      .slice(0, 1)
  )
    .map(spokenOf)
    .filter((part) => part !== undefined);
  const own = TEXTS.map((key) => keys.get(key)).find((text) => typeof text === "string");
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
  const at = secondsOf(keys) ?? inner[0]?.at ?? (isObject(word) ? secondsOf(byKey(word)) : undefined);
  return { at, voice: voiceOf(keys) || (inner[0]?.voice ?? ""), text };
}

function voiceOf(keys: ReadonlyMap<string, unknown>): string {
  const told = ROLES.flatMap((key) => voicesAt(key, keys.get(key)));
  const role = told.find((voice) => speakerNamed(voice) !== undefined);
  return role ?? NAMES.flatMap((key) => voicesAt(key, keys.get(key)))[0] ?? "";
}

/** What is told under a key of who speaks: a word, a number, or somebody by role or name. */
function voicesAt(key: string, raw: unknown): readonly string[] {
  // A number there is a time.
  if (typeof raw === "number") return key === "from" ? [] : [numberedVoice(key, raw)];
  if (typeof raw === "string") return raw.trim() === "" ? [] : [sideOf(raw.trim())];
  if (!isObject(raw)) return [];
  if (Array.isArray(raw)) return raw.length === 1 ? voicesAt(key, raw[0]) : [];
  const keys = byKey(raw);
  const who = likeliest(OF_SOMEBODY.flatMap((each) => voicesAt(each === "id" ? key : each, keys.get(each))));
  return who === undefined ? [] : [who];
}

/** Words one by one, as turns: a new one where another speaks, or after a pause. */
function joinedWords(words: readonly Spoken[]): readonly Spoken[] {
  const turns: { at: number | undefined; voice: string; text: string }[] = [];
  const units = unitsOf(words);
  // Whose words have their spaces with them may have parts of words besides.
  const glued = words.some(({ text }) => /^\s+\S/.test(text));
  let before: number | undefined;
  for (const { at: told, voice, text } of words) {
    const at = told === undefined ? undefined : told / units;
    const turn = turns.at(-1);
    const paused = before !== undefined && at !== undefined && at - before > PAUSE;
    const gap = glued || (/^[\p{P}\s]/u.test(text) && text.trim().length < 2) ? "" : " ";
    if (turn === undefined || (voice !== "" && voice !== turn.voice) || paused)
      turns.push({ at, voice: voice === "" ? (turn?.voice ?? "") : voice, text: text.trim() });
    else turn.text += `${gap}${glued ? text : text.trim()}`;
    before = at ?? before;
  }
  return turns;
}

/** Seconds between the begins of two words, more than any word takes; and on average, more than any call's. */
const [PAUSE, SLOWEST] = [3, 20];

/** How many units a second has by which the words' times are counted: in whole ones, far apart, these are milliseconds. */
function unitsOf(words: readonly Spoken[]): number {
  const times = words.flatMap(({ at }) => (at === undefined ? [] : [at]));
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  const areWhole = times.length > 1 && times.every((time) => Number.isInteger(time));
  return areWhole && (last - first) / (times.length - 1) > SLOWEST ? 1_000 : 1;
}
