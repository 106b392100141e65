import type { Speaker } from "../../Transcript/conversation";
import { JsonLimitError, parseJson } from "../http/json";
import { isObject } from "../opencx/fields";
import { speakerNamed } from "../opencx/speakerNamed";
import { FormatError } from "./formatError";

export type Json = Readonly<Record<string, unknown>>;

/** Who took part, as far as a vCon tells. */
export interface Party {
  /** What this party is called among voices: the same for nobody else. */
  readonly voice: string;
  readonly speaker: Speaker | undefined;
  readonly name: string | undefined;
  readonly phone: string | undefined;
  readonly email: string | undefined;
}

/** A text that says something. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

/** The objects of a list, or the one that stands for a list. */
export function objectsOf(value: unknown): readonly Json[] {
  return listOf(value).filter(isObject);
}

/** The same where others name them by their places: what is no object leaves its place empty. */
export function placesOf(value: unknown): readonly Json[] {
  return listOf(value).map((each) => (isObject(each) ? each : {}));
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : value === undefined || value === null ? [] : [value];
}

/** Indices of parties or dialogs: one, several, or several a channel. */
export function indicesOf(value: unknown): readonly number[] {
  return listOf(value).flatMap((each) =>
    Array.isArray(each)
      ? indicesOf(each)
      : typeof each === "number"
        ? [each]
        : typeof each === "string" && /^\d{1,4}$/.test(each)
          ? [Number(each)]
          : [],
  );
}

export function partiesOf(value: unknown): readonly Party[] {
  const voices = new Set<string>();
  const parties = placesOf(value).map((party, index) => {
    const name = textOf(party.name)?.trim();
    const meta = [party.meta, party.metadata].find(isObject) ?? {};
    const [tel] = listOf(party.tel);
    const speaker =
      party.type === "bot"
        ? "ai"
        : (speakerNamed(textOf(party.role)) ?? speakerNamed(textOf(meta.role)) ?? speakerNamed(name));
    // Of two of one name each speaks for themselves.
    const voice = name === undefined ? `party ${index}` : voices.has(name) ? `${name} (${index + 1})` : name;
    voices.add(voice);
    return {
      voice,
      speaker,
      name,
      phone: (typeof tel === "number" ? `${tel}` : textOf(tel))?.replace(/^tel:/i, "") ?? textOf(party.sip),
      email: textOf(party.mailto)?.replace(/^mailto:/i, ""),
    };
  });
  return withOtherSide(parties);
}

/** Of two sides, of which all but one party are told to be one, that party is the other. */
function withOtherSide(parties: readonly Party[]): readonly Party[] {
  const sides = new Set(parties.map(({ speaker }) => speaker));
  const hasCompany = sides.has("agent") || sides.has("ai");
  const untold = parties.filter(({ speaker }) => speaker === undefined);
  if (untold.length !== 1 || hasCompany === sides.has("customer")) return parties;
  const other = hasCompany ? "customer" : "agent";
  return parties.map((party) => (party.speaker === undefined ? { ...party, speaker: other } : party));
}

/** The words of a dialog or analysis: its body, unpacked; undefined where it has none, or what nobody reads as words. */
export function bodyOf({ body, encoding }: Json): unknown {
  if (encoding === "base64url" || encoding === "base64")
    return typeof body === "string" ? jsonIn(Buffer.from(body, "base64url").toString("utf8")) : undefined;
  if (encoding === "json" && typeof body === "string" && /^\s*"/.test(body)) return jsonText(body);
  return typeof body === "string" && encoding !== "none" ? jsonIn(body) : (body ?? undefined);
}

/** A text that was written as JSON; what only looks so stays. */
function jsonText(text: string): string {
  try {
    return textOf(parseJson(text)) ?? text;
  } catch {
    return text;
  }
}

/** JSON that was written as a text, in one or an object a line; else the text. */
export function jsonIn(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return /^\s*\{.*\}\s*\n\s*\{/.test(text) ? text.trim().split("\n").map(parseJson) : parseJson(text);
  } catch (thrown) {
    if (thrown instanceof JsonLimitError) throw new FormatError(thrown.message);
    return text;
  }
}
