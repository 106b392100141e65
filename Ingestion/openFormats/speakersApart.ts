import { isObject } from "../opencx/fields";

type Json = Readonly<Record<string, unknown>>;

/**
 * AWS Transcribe's results with the speaker of each word at the word: without an analysis of its own it tells them apart,
 * by the second that a word begins in.
 */
export function withLabels(value: Json): Json {
  const { items, speaker_labels: labels } = value;
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

/** Google's results: where it tells speakers apart, the last one has all words again, with a tag of the speaker each. */
export function withTags(results: readonly unknown[]): readonly unknown[] {
  const words = wordsIn(results.at(-1));
  const areTagged = words.length > 0 && words.every((word) => TAGS.some((tag) => typeof word[tag] === "number"));
  return areTagged && results.length > 1 && results.every((result) => isObject(result) && "alternatives" in result)
    ? words.map((word) => ({ type: "word", ...word }))
    : results;
}

const TAGS = ["speakerTag", "speaker_tag"] as const;

function wordsIn(result: unknown): readonly Json[] {
  const [first] = isObject(result) && Array.isArray(result.alternatives) ? (result.alternatives as unknown[]) : [];
  return isObject(first) && Array.isArray(first.words) ? (first.words as unknown[]).filter(isObject) : [];
}

/** What a language model was told or has asked for, in the way of its interfaces: nobody heard it. */
const UNHEARD = /^(?:developer|function|tool)/i;
const OF_MODELS: ReadonlySet<unknown> = new Set(["assistant", "bot", "user"]);

/** What was said, without such; an announcement of a telephone system is `system`, too. */
export function withoutPrompts(list: readonly unknown[]): readonly unknown[] {
  const ofModel = list.some((each) => OF_MODELS.has(roleOf(each)));
  return list.filter((each) => {
    const role = roleOf(each);
    return typeof role !== "string" || !(UNHEARD.test(role) || (ofModel && role === "system"));
  });
}

function roleOf(value: unknown): unknown {
  return isObject(value) ? value.role : undefined;
}

/** Keys whose channels are counted from 1. */
const FROM_ONE: ReadonlySet<string> = new Set(["channel_tag", "channelTag", "media_channel"]);

/** A number as a voice: a channel counted from 0, a party of the vCon, or a speaker that a recogniser counts. */
export function numberedVoice(key: string, number: number): string {
  if (FROM_ONE.has(key)) return `channel ${number - 1}`;
  return `${key.startsWith("channel") ? "channel" : key === "party" ? "party" : "speaker"} ${number}`;
}
