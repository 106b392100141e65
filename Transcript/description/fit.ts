import { canonical } from "./canonical";
import type { Conversation } from "../conversation";
import { cut, ELLIPSIS } from "../text/cut";
import { known } from "../text/known";
import { closingLine, TRANSCRIPT, type Header, type WholeTextPlace } from "./layout";
import { indentedLength, joinParts, write, writeHeader, writeTurn } from "./write";

/** The lengths of the columns, in UTF-16 code units, as Dataverse's MaxLength counts. 0: the column is not there. */
export interface FitLimits {
  readonly description: number;
  readonly transcript: number;
}

/** A conversation spread over the places that hold it. Whatever is cut in one is whole in the last of them. */
export interface Fitted {
  readonly description: string;
  /** For `opencx_transcript`. Absent when the description holds everything, and when not even a closing line fits. */
  readonly transcript?: string;
  /** The whole text, for an attached note, when neither column can hold it. */
  readonly note?: string;
  /** How many whole turns the description shows, counted from the first. */
  readonly turnsInDescription: number;
}

/** Free text may be shortened; half an address, number or link is worse than none, so those go whole and go last. */
const SHORTENED = ["explanation", "summary", "classification", "reason", "sentiment", "channel"] as const;
const LEFT_OUT = ["language", "ticket", "session", "callStarted"] as const;

/** How long one value of the header is as it is written, with its label; 0 where it is absent. */
function writtenLength(header: Header, key: keyof Header): number {
  if (key === "caller") return writeHeader({ caller: header.caller }).length;
  const { [key]: value } = header;
  return value === undefined ? 0 : writeHeader({ [key]: "", caller: {} }).length + indentedLength(value);
}

/** The value as long as still fits with its label; undefined when nothing of it does. */
function shortened(text: string, key: (typeof SHORTENED)[number], room: number): string | undefined {
  let fits: string | undefined;
  // The written length grows with the length kept (continued lines cost an indent), so the longest that fits can be
  // searched by halves.
  for (let low = 1, high = Math.min(text.length, room); low <= high;) {
    const middle = Math.floor((low + high) / 2);
    const value = cut(text, middle, ELLIPSIS).trim();
    if (writtenLength({ [key]: value, caller: {} }, key) <= room) {
      // So short that it says nothing any more, or `Nationwide` became `NA…`: as well left out.
      fits = known(value) === undefined ? undefined : value;
      low = middle + 1;
    } else high = middle - 1;
  }
  return fits;
}

/**
 * The header within `room`. Each value is written once to be counted: the whole header, written again for each value
 * that is tried, would keep the service busy for a minute over a few long ones.
 */
function fitHeader(header: Header, room: number): string {
  let kept = header;
  const lengths = new Map<keyof Header, number>();
  const set = (changed: Header, key: keyof Header): void => {
    kept = changed;
    lengths.set(key, writtenLength(changed, key));
  };
  for (const key of [...SHORTENED, ...LEFT_OUT, "caller"] as const) set(kept, key);
  /** By how much the lines of all values, each with its line feed, are too long. */
  const over = (): number =>
    [...lengths.values()].reduce((sum, length) => sum + (length === 0 ? 0 : length + 1), 0) - (room + 1);
  for (const key of SHORTENED) {
    const left = (lengths.get(key) ?? 0) - over();
    if (over() > 0) set({ ...kept, [key]: shortened(kept[key] ?? "", key, left) }, key);
  }
  for (const key of LEFT_OUT) if (over() > 0) set({ ...kept, [key]: undefined }, key);
  for (const caller of [{ ...kept.caller, email: undefined }, { phone: kept.caller.phone }, {}])
    if (over() > 0) set({ ...kept, caller }, "caller");
  return writeHeader(kept);
}

/** The header, as many whole turns as fit and the closing line; empty when not even the closing line fits. */
function start(c: Conversation, limit: number, place: WholeTextPlace): { text: string; turns: number } {
  const total = c.turns.length;
  const closing = (shown: number): string => closingLine(shown, total, place);
  if (closing(0).length > limit) return { text: "", turns: 0 };
  const header = fitHeader(c, limit - closing(0).length - "\n\n".length);
  const lines: string[] = [];
  let length = joinParts(header, [TRANSCRIPT]).length + 1;
  for (const turn of c.turns) {
    const line = writeTurn(turn);
    length += line.length + 1;
    if (length + closing(lines.length + 1).length > limit) break;
    lines.push(line);
  }
  const body = [...(lines.length > 0 ? [TRANSCRIPT, ...lines] : []), closing(lines.length)];
  return { text: joinParts(header, body), turns: lines.length };
}

/**
 * Fits a conversation into the columns of a case without losing a word (design decision 3). What fits the description
 * goes there whole. Otherwise the description keeps the header and as many whole turns as fit and ends with a line that
 * says so, and the whole text goes into `opencx_transcript`; where that is too short as well, it is cut the same way
 * and the whole text is for an attached note.
 */
export function fit(c: Conversation, limits: FitLimits): Fitted {
  const kept = canonical(c);
  const whole = write(kept);
  if (whole.length <= limits.description) return { description: whole, turnsInDescription: kept.turns.length };
  if (whole.length <= limits.transcript) {
    const { text, turns } = start(kept, limits.description, "opencx_transcript");
    return { description: text, transcript: whole, turnsInDescription: turns };
  }
  const description = start(kept, limits.description, "the attached note");
  const transcript = start(kept, limits.transcript, "the attached note").text;
  return {
    description: description.text,
    ...(transcript === "" ? {} : { transcript }),
    note: whole,
    turnsInDescription: description.turns,
  };
}
