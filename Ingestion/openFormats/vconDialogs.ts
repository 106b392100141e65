import { htmlText } from "../html";
import { speakerNamed } from "../opencx/speakerNamed";
import { timeOf } from "../opencx/time";
import { inSeconds } from "./offset";
import { spokenIn } from "./transcript";
import { bodyOf, indicesOf, textOf, type Json, type Party } from "./vconParts";
import type { Spoken } from "./voices";

/** No zone is further from UTC, and those of today are whole quarters of an hour. Milliseconds. */
const [FURTHEST, QUARTER] = [14 * 3_600_000, 900_000];
/** What passes between the times that a program writes of one moment, and more than a quarter of an hour is off by chance. */
const SAME_MOMENT = 2_000;
const ZONE = /(?:Z|[+\-\u2212]\d\d:?\d\d)\s*$/i;

/**
 * When each dialog began, in milliseconds since 1970. The draft wants a zone; programs that leave it out write the time of
 * their own clock, and the vCon's time of making, where it tells its zone, is the same moment but for that.
 */
export function startsOf(dialogs: readonly Json[], madeAt: unknown): readonly (number | undefined)[] {
  const made = typeof madeAt === "string" && ZONE.test(madeAt) ? timeOf(madeAt) : undefined;
  const west = dialogs.flatMap(({ start }) => {
    const time = isZoneless(start) ? timeOf(start) : undefined;
    const off = made === undefined || time === undefined ? NaN : made - time;
    const whole = Math.round(off / QUARTER) * QUARTER;
    return Math.abs(off - whole) <= SAME_MOMENT && Math.abs(whole) <= FURTHEST ? [whole] : [];
  });
  return dialogs.map(({ start }) => sumOf(startOf(start), isZoneless(start) ? west[0] : undefined));
}

function isZoneless(start: unknown): boolean {
  return typeof start === "string" && /T\d/.test(start) && !ZONE.test(start);
}

function sumOf(time: number | undefined, more = 0): number | undefined {
  return time === undefined ? undefined : time + more;
}

/** Milliseconds since 1970, also of a time that is no call's: a vCon without a date counts from 1970. */
function startOf(value: unknown): number | undefined {
  const time = timeOf(value) ?? (typeof value === "string" ? Date.parse(value) : NaN);
  return Number.isFinite(time) ? time : undefined;
}

export function lengthOf({ duration }: Json): number | undefined {
  const told = typeof duration === "string" && /^\d/.test(duration) ? Number(duration) : duration;
  return typeof told === "number" && told >= 0 ? told : undefined;
}

/**
 * What a dialog of type text says; undefined where it has no words of its own. A whole conversation may stand in one: in
 * captions, in objects, or with the names of its speakers before their words, where no originator says that all is one's.
 */
export function ownWords(
  dialog: Json,
  start: number | undefined,
  parties: readonly Party[],
  called: ReadonlyMap<string, Party>,
): readonly Spoken[] | undefined {
  const media = mediaOf(dialog);
  if (dialog.type !== "text" || ATTACHED.test(media)) return undefined;
  const body = bodyOf(dialog);
  const told =
    typeof body !== "string" || CAPTIONS.test(media) || dialog.originator === undefined ? spokenIn(body) : [];
  const voices = new Set(told.map(({ voice }) => voice).filter((voice) => voice !== ""));
  const areKnown = [...voices].every((voice) => speakerNamed(voice) !== undefined || called.has(voice.toLowerCase()));
  if (CAPTIONS.test(media) || (voices.size > 1 && (typeof body !== "string" || areKnown)))
    return inSeconds(told, lengthOf(dialog), start).map((each) =>
      voiced(each, indicesOf(dialog.parties), parties, called),
    );
  const words =
    typeof body !== "string" ? told.map(({ text }) => text).join("\n") : /html/i.test(media) ? htmlText(body) : body;
  const party = parties[indicesOf(dialog.originator)[0] ?? indicesOf(dialog.parties)[0] ?? -1];
  return words.trim() === "" ? undefined : [{ voice: party?.voice ?? "", speaker: party?.speaker, text: words }];
}

const CAPTIONS = /vtt|subrip|srt/i;

/** What no words are. */
const ATTACHED = /^(?:image|audio|video|font)\/|octet-stream|pdf/i;

function mediaOf({ mediatype, mimetype }: Json): string {
  return textOf(mediatype) ?? textOf(mimetype) ?? "text/plain";
}

/** Whether a dialog is heard; the oldest drafts have `audio`. */
export function isRecording({ type }: Json): boolean {
  return type === "recording" || type === "video" || type === "audio";
}

/** What stands for a dialog beside those that have words, so that nobody takes these for the whole call. */
export function wordless(dialog: Json): readonly Spoken[] {
  const media = mediaOf(dialog);
  if (isRecording(dialog)) return [{ voice: "", text: "[Recording without a transcript]" }];
  const isAway = dialog.type === "text" && (dialog.url !== undefined || ATTACHED.test(media));
  return isAway ? [{ voice: "", text: `[Attachment: ${media.slice(0, LONGEST_MEDIA)}]` }] : [];
}

/** Characters of a media type that is told. */
const LONGEST_MEDIA = 60;

/** Who is called so: by name, or by address. */
export function calling(parties: readonly Party[]): ReadonlyMap<string, Party> {
  const called = new Map<string, Party>();
  for (const party of [...parties].reverse())
    for (const each of [party.name, party.phone, party.email])
      if (each !== undefined) called.set(each.toLowerCase(), party);
  return called;
}

/** A voice that is one of the parties: by what they are called, by their number, or by the channel that is theirs. */
export function voiced(
  spoken: Spoken,
  own: readonly number[],
  parties: readonly Party[],
  called: ReadonlyMap<string, Party>,
): Spoken {
  const voice = spoken.voice.toLowerCase();
  const [, counted, number] = /^(channel|party) (\d{1,3})$/.exec(voice) ?? [];
  const index = counted === "channel" ? own[Number(number)] : Number(number);
  const party = counted === undefined ? called.get(voice) : parties[index ?? -1];
  return party === undefined ? spoken : { ...spoken, voice: party.voice, speaker: party.speaker };
}
