import { isObject } from "../opencx/fields";
import { speakerNamed } from "../opencx/speakerNamed";
import { byKey } from "./keys";

type Json = Readonly<Record<string, unknown>>;

/**
 * AWS Transcribe's results with the speaker of each word at the word: without an analysis of its own it tells them apart,
 * by the second that a word begins in.
 */
export function withLabels(value: Json): Json {
  const { items, results, speaker_labels: labels } = value;
  if (Array.isArray(results) && Array.isArray(labels)) return { ...value, results: watsonWords(results, labels) };
  if (!Array.isArray(items) || !isObject(labels) || !Array.isArray(labels.segments)) return value;
  const speakers = new Map<unknown, unknown>();
  for (const segment of labels.segments as readonly unknown[])
    for (const word of isObject(segment) && Array.isArray(segment.items) ? (segment.items as readonly unknown[]) : [])
      if (isObject(word)) speakers.set(word.start_time, word.speaker_label);
  const told = (items as readonly unknown[]).map((item) =>
    isObject(item) ? { speaker_label: speakers.get(item.start_time), ...item } : item,
  );
  return { ...value, items: told };
}

/** Watson's words one by one, with who spoke at the time of each; its results as they are where it tells no times. */
function watsonWords(results: readonly unknown[], labels: readonly unknown[]): readonly unknown[] {
  const speakers = new Map(labels.flatMap((label) => (isObject(label) ? [[label.from, label.speaker] as const] : [])));
  const words = results.flatMap((result) => {
    const [first] = isObject(result) && Array.isArray(result.alternatives) ? (result.alternatives as unknown[]) : [];
    return isObject(first) && Array.isArray(first.timestamps) ? (first.timestamps as readonly unknown[]) : [];
  });
  const told = words.flatMap((each) => {
    const [word, start] = Array.isArray(each) ? (each as readonly unknown[]) : [];
    return typeof word === "string" ? [{ type: "word", word, start, speaker: speakers.get(start) }] : [];
  });
  return told.length > 0 ? told : results;
}

/** Google's results: where it tells speakers apart, the last one has all words again, with a tag of the speaker each. */
export function withTags(results: readonly unknown[]): readonly unknown[] {
  if (!results.every((result) => isObject(result) && "alternatives" in result)) return results;
  const words = wordsIn(results.at(-1));
  const areTagged = words.length > 0 && words.every((word) => TAGS.some((tag) => typeof word[tag] === "number"));
  if (areTagged && results.length > 1) return words.map((word) => ({ type: "word", ...word }));
  // Its newer version tells of every word who speaks it, in each result.
  const all = results.flatMap(wordsIn);
  const areLabelled =
    all.length > 0 && all.every(({ speakerLabel }) => typeof speakerLabel === "string" && speakerLabel !== "");
  return areLabelled ? all.map((word) => ({ type: "word", ...word })) : results;
}

const TAGS = ["speakerTag", "speaker_tag"] as const;

function wordsIn(result: unknown): readonly Json[] {
  const [first] = isObject(result) && Array.isArray(result.alternatives) ? (result.alternatives as unknown[]) : [];
  return isObject(first) && Array.isArray(first.words) ? (first.words as unknown[]).filter(isObject) : [];
}

/** What a language model was told or has asked for, in the way of its interfaces: nobody heard it. */
const UNHEARD = /(?:^|_)(?:developer|function|tool)/i;
const OF_MODEL = /(?:^|_)(?:assistant|bot|user)$/i;

/**
 * What was said, without such, without what was not heard whole or a chat's system tells itself, and of a list whose entries say which of them
 * are words, without the others; an announcement of a telephone system is `system`, too.
 */
export function heardOnly(list: readonly unknown[]): readonly unknown[] {
  const ofModel = list.some((each) => OF_MODEL.test(roleOf(each)));
  const isTyped = list.some(isTranscript);
  return list.filter((each) => {
    const role = roleOf(each);
    const isControl = isObject(each) && each.isControlMessage === true;
    return (
      !isControl &&
      !isUnfinished(each) &&
      (!isTyped || isTranscript(each)) &&
      !(UNHEARD.test(role) || (ofModel && role === "system"))
    );
  });
}

/** What a live recogniser had heard so far: it is told again when it was said. */
function isUnfinished(value: unknown): boolean {
  if (!isObject(value)) return false;
  const keys = byKey(value);
  return keys.get("isfinal") === false || keys.get("ispartial") === true;
}

function isTranscript(value: unknown): boolean {
  return isObject(value) && value.type === "transcript";
}

function roleOf(value: unknown): string {
  return isObject(value) && typeof value.role === "string" ? value.role : "";
}

/** Who is meant by a telephone system's word for a side of the call, seen from the company; any other word stays. */
export function sideOf(voice: string): string {
  return { external: "customer", internal: "agent" }[voice.toLowerCase()] ?? voice;
}

/** Of several words for who speaks the first for a role, else the first. */
export function likeliest(voices: readonly string[]): string | undefined {
  return voices.find((voice) => speakerNamed(voice) !== undefined) ?? voices[0];
}

/** Where a transcript tells who its speakers are, beside what they say. */
const ROSTERS = ["speakers", "participants", "parties", "speakerinfo"];
const IDS = ["id", "speakerid", "participantid", "speaker"];
const TOLD = ["role", "participantrole", "participantpurpose", "affiliation", "label", "name", "displayname"];

/** Who speaks, by the id of each in small letters, as a transcript tells it apart from what is said. */
export function rosterIn(body: unknown, depth = 0): ReadonlyMap<string, string> {
  const roster = new Map<string, string>();
  if (!isObject(body) || Array.isArray(body) || depth > DEEPEST) return roster;
  const keys = byKey(body);
  for (const [place, each] of ROSTERS.flatMap((key) => entriesOf(keys.get(key)))) {
    const told = TOLD.flatMap((key) => each.get(key) ?? []).flatMap((word) =>
      typeof word === "string" && word.trim() !== "" ? [sideOf(word.trim())] : [],
    );
    const who = likeliest(told);
    for (const id of [place, ...IDS.map((key) => each.get(key))])
      if (who !== undefined && (typeof id === "string" || typeof id === "number"))
        // Whoever is counted may be called by the number alone.
        for (const voice of [`${id}`, `speaker ${id}`]) roster.set(voice.toLowerCase(), who);
  }
  for (const inner of Object.values(body)) for (const [id, who] of rosterIn(inner, depth + 1)) roster.set(id, who);
  return roster;
}

/** Those of an object have their ids as its keys. */
function entriesOf(
  value: unknown,
): readonly (readonly [place: string | undefined, keys: ReadonlyMap<string, unknown>])[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([place, each]) =>
    isObject(each) ? [[Array.isArray(value) ? undefined : place, byKey(each)] as const] : [],
  );
}

/** Of objects within objects: where transcripts keep who speaks. */
const DEEPEST = 3;

/** Keys whose channels are counted from 1. */
const FROM_ONE: ReadonlySet<string> = new Set(["channeltag", "mediachannel"]);

/** A number as a voice: a channel counted from 0, a party of the vCon, or a speaker that a recogniser counts. */
export function numberedVoice(key: string, number: number): string {
  if (FROM_ONE.has(key)) return `channel ${number - 1}`;
  return `${key.startsWith("channel") ? "channel" : key === "party" ? "party" : "speaker"} ${number}`;
}
