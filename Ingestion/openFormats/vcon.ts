import { languageTag } from "../../Transcript/text/languageTag";
import { isObject } from "../opencx/fields";
import { timeOf } from "../opencx/time";
import { FormatError, MOST_TURNS } from "./formatError";
import type { OpenFormatCall } from "./openFormatCall";
import { calling, isRecording, lengthOf, ownWords, startsOf, voiced, wordless } from "./vconDialogs";
import {
  bodyOf,
  indicesOf,
  jsonIn,
  listOf,
  objectsOf,
  partiesOf,
  placesOf,
  textOf,
  type Json,
  type Party,
} from "./vconParts";
import { Transcripts } from "./vconTranscripts";
import { withSpeakers, type Spoken } from "./voices";

/** Extensions that may be called critical: what they add is read, or changes nothing that is. */
const UNDERSTOOD: ReadonlySet<unknown> = new Set(["CC", "wtf_transcription"]);

/** Whether a JSON value is meant as a vCon, of whatever draft: unsigned, signed or encrypted. */
export function isVcon(value: unknown): value is Json {
  if (!isObject(value)) return false;
  const parts = ["parties", "dialog", "analysis"].some((key) => key in value);
  return "vcon" in value || "ciphertext" in value || isSigned(value) || ("uuid" in value && parts);
}

/**
 * Reads a vCon as one call (drafts up to draft-ietf-vcon-vcon-core-03): its dialogs of type text, and of each other
 * dialog the transcript that tells most. A signed one is read as it stands: whether its signature holds, is for who
 * fetched it.
 * @throws FormatError
 */
export function readVcon(value: Json): OpenFormatCall {
  if ("ciphertext" in value) throw new FormatError("is an encrypted vCon: decrypt it first");
  const vcon = isSigned(value) ? payloadOf(value) : value;
  const critical = [...listOf(vcon.critical), ...listOf(vcon.must_support)].find((name) => !UNDERSTOOD.has(name));
  if (critical !== undefined)
    throw new FormatError(`needs the vCon extension ${textOf(critical) ?? "that it names"}, which is not known here`);
  const parties = partiesOf(vcon.parties);
  const dialogs = placesOf(vcon.dialog).map((each) => ({ ...each, type: textOf(each.type)?.toLowerCase() }));
  const starts = startsOf(dialogs, vcon.created_at);
  const begin = Math.min(...starts.filter((start) => start !== undefined), ...beginsIn(vcon));
  const since = starts.map((start) => (start === undefined ? undefined : (start - begin) / 1_000));
  const all = spokenOn(vcon, dialogs, parties, { starts, since });
  if (all.length === 0) throw new FormatError(whyNothing(vcon, dialogs));
  if (all.length > MOST_TURNS) throw new FormatError(`has more than ${MOST_TURNS} turns`);
  const inOrder = all.every(({ at }) => at !== undefined) ? all.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0)) : all;
  const sides = new Set(parties.map(({ speaker }) => speaker));
  const turns = withSpeakers(inOrder, sides.has("ai") && !sides.has("agent") ? "ai" : "agent");
  return {
    id: textOf(vcon.uuid),
    startedAt: timeOf(Number.isFinite(begin) ? begin : vcon.created_at),
    language: languageIn(vcon),
    summary: objectsOf(vcon.analysis).flatMap((each) =>
      SUMMARY.test(textOf(each.type) ?? "") ? (summaryIn(bodyOf(each)) ?? []) : [],
    )[0],
    classification: textOf(vcon.subject),
    caller: callerAmong(parties, inOrder, turns) ?? {},
    turns,
    length: dialogs.reduce((last, dialog, index) => Math.max(last, sum(since[index], lengthOf(dialog)) ?? 0), 0),
  };
}

/** When the call began, where that is told apart: as the control saves it, or never, where its times count from 1970. */
function beginsIn(vcon: Json): readonly number[] {
  const told = objectsOf(vcon.analysis).flatMap((each) => {
    const body = each.vendor === "OpenCX" && each.type === "report" ? bodyOf(each) : undefined;
    return isObject(body) ? [body.call_started === undefined ? 0 : timeOf(body.call_started)] : [];
  });
  return told.filter((time) => time !== undefined);
}

function isSigned(value: Json): boolean {
  return "payload" in value && ("signatures" in value || "signature" in value);
}

function payloadOf({ payload }: Json): Json {
  const vcon = bodyOf({ body: payload, encoding: "base64url" });
  if (!isVcon(vcon) || isSigned(vcon) || "ciphertext" in vcon)
    throw new FormatError("is a signed vCon whose payload is none");
  return vcon;
}

/** Of two times the sum, where the first is known; where only the second is, that. */
function sum(since: number | undefined, at: number | undefined): number | undefined {
  return since === undefined ? at : since + (at ?? 0);
}

/** What all dialogs say, in their order; where none says anything, what a transcript does that names none of them. */
function spokenOn(
  vcon: Json,
  dialogs: readonly Json[],
  parties: readonly Party[],
  { starts, since }: Readonly<Record<"starts" | "since", readonly (number | undefined)[]>>,
): readonly Spoken[] {
  const transcripts = new Transcripts(vcon);
  const called = calling(parties);
  const recordings = dialogs.flatMap((dialog, index) => (isRecording(dialog) ? [index] : []));
  const [only = -1] = recordings.length === 1 ? recordings : [];
  const said = dialogs.map((dialog, index) => {
    const named = index === only && !transcripts.isOf(index) ? undefined : index;
    const heard = (): readonly Spoken[] =>
      transcripts
        .best(named, { length: lengthOf(dialog), start: starts[index] })
        .map((each) => voiced(each, indicesOf(dialog.parties), parties, called));
    return ownWords(dialog, starts[index], parties, called) ?? heard();
  });
  if (dialogs.length === 0) return transcripts.ofNone().map((each) => voiced(each, [], parties, called));
  if (said.every((each) => each.length === 0)) return transcripts.best(undefined);
  return said.flatMap((each, index) => {
    const { [index]: dialog = {} } = dialogs;
    const spoken = each.length > 0 || transcripts.isOf(index) ? each : wordless(dialog);
    return spoken.map((one) => ({ ...one, at: sum(since[index], one.at) }));
  });
}

/** The party that is the caller: told so, or whose words are the customer's, or the only one who is not the company. */
function callerAmong(
  parties: readonly Party[],
  spoken: readonly Spoken[],
  turns: OpenFormatCall["turns"],
): Party | undefined {
  const told = parties.find(({ speaker }) => speaker === "customer");
  if (told !== undefined) return told;
  const at = turns.findIndex(({ speaker }) => speaker === "customer");
  const speaking = parties.find(({ voice }) => voice === spoken[at]?.voice);
  const others = parties.filter(({ speaker }) => speaker === undefined);
  return speaking ?? (others.length === 1 && parties.length > 1 ? others[0] : undefined);
}

const SUMMARY = /^(?:(?:call|conversation)[ _-])?summary$/i;

function summaryIn(body: unknown): string | undefined {
  const told = typeof body === "string" ? jsonIn(body) : body;
  return isObject(told)
    ? (textOf(told.summary) ?? textOf(told.text) ?? textOf(told.content) ?? textOf(told.body))
    : textOf(told);
}

/** The language that an analysis tells of. */
function languageIn(vcon: Json): string | undefined {
  const bodies = objectsOf(vcon.analysis).map(bodyOf).filter(isObject);
  const told = [
    vcon,
    ...bodies,
    ...bodies.flatMap(({ transcript, metadata, results }) => [transcript, metadata, results]),
  ].filter(isObject);
  return told
    .flatMap(({ language, detected_language, language_code, languageCode }) =>
      [language, detected_language, language_code, languageCode].flatMap((each) => textOf(each) ?? []),
    )
    .find((each) => languageTag(each.replace(/_/g, "-")) !== undefined);
}

function whyNothing(vcon: Json, dialogs: readonly Json[]): string {
  if (dialogs.length === 0 && listOf(vcon.group).length > 0)
    return "is a vCon that groups others, and holds no dialog of its own: give those";
  if (dialogs.length === 0) return "is a vCon without dialog: nothing was said";
  const away = dialogs.some(({ url }) => url !== undefined);
  return `is a vCon without words: no dialog of type text, and no analysis of type transcript that is known here${
    away ? "; its recording stands elsewhere and is not fetched: have it transcribed first" : ""
  }`;
}
