import type { Caller, Conversation, Speaker, Turn } from "../conversation";
import { headerField, isKnown, plainWords } from "./headerLine";
import { plainText } from "../text/html";
import { CLOSING_LINE, CUSTOMER_DETAILS, INDENT, TRANSCRIPT, type HeaderKey } from "./layout";
import { timedTurn, untimedTurn } from "./turnLine";

/** A piece of the description below or between the headers. */
export type Item =
  | {
      readonly kind: "turn";
      readonly turn: Turn;
      /** The text gave this turn no time; `turn.at` only repeats the one before it and is not for showing. */
      readonly untimed?: true;
    }
  | {
      readonly kind: "text";
      /** Lines that were not understood (a rep's note, another layout), as they stand, joined by line feeds. */
      readonly text: string;
    };

/** Who speaks in an item; undefined where nobody does. */
export function speakerOf(item: Item | undefined): Speaker | undefined {
  return item?.kind === "turn" ? item.turn.speaker : undefined;
}

/** What an item says: a turn's words without its time and speaker. */
export function wordsOf(item: Item): string {
  return item.kind === "turn" ? item.turn.text : item.text;
}

/** The turns among items, in order. */
export function turnsOf(items: readonly Item[]): readonly Turn[] {
  return items.flatMap((item) => (item.kind === "turn" ? [item.turn] : []));
}

/** A description as understood. */
export interface Reading {
  readonly conversation: Conversation;
  /** Turns and texts in document order. Headers that were understood are in `conversation` only. */
  readonly items: readonly Item[];
  /** There when the text ends early and says so: how many of how many turns it shows. */
  readonly continuation?: { readonly shown: number; readonly total: number };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type DraftItem = { kind: "turn"; turn: Mutable<Turn>; untimed?: true } | { kind: "text"; text: string };

/**
 * A conversation without times has at least this many labelled lines; one alone is a rep's note such as `Customer:
 * wants a refund`.
 */
const UNTIMED_TURNS = 2;

function trimmed<T extends Readonly<Record<string, string | undefined>>>(values: T): T {
  return Object.fromEntries(Object.entries(values).map(([key, each]) => [key, each?.trim()])) as T;
}

/** Builds a reading line by line. */
class Reader {
  private readonly header: Partial<Record<HeaderKey, string>> = {};
  private readonly caller: Mutable<Caller> = {};
  private readonly items: DraftItem[] = [];
  private continuation: Reading["continuation"];
  /** Headers stand above the transcript; below it the same words are somebody's note. */
  private aboveTranscript = true;
  /**
   * `Customer Details:` or `Transcript:`, held back until the line after it shows that it is one of ours; else it is
   * shown.
   */
  private heading = "";
  /** Appends a continued line to what the line before it started. */
  private open: ((line: string) => void) | undefined;
  /** Blank lines inside a text of several lines. */
  private blanks = 0;

  constructor(private readonly untimedTurns: boolean) {}

  /** @param next the line below, where there is one */
  line(line: string, next: string | undefined): void {
    if (this.open !== undefined && line.startsWith(INDENT)) this.open(line.slice(INDENT.length));
    else if (line.trim() === "") this.blank();
    // The line above it is not ours (a note in the middle of a turn): still somebody's words, never a heading.
    else if (line.startsWith(INDENT)) this.text(line);
    else if (!this.turn(line) && !this.closing(line) && !this.headerLine(line, next) && !this.isHeading(line))
      this.text(line);
  }

  result(): Reading {
    this.dropHeading(false);
    const turns = turnsOf(this.items);
    const conversation: Conversation = { ...trimmed(this.header), caller: trimmed(this.caller), turns };
    return {
      conversation,
      items: this.items,
      ...(this.continuation === undefined ? {} : { continuation: this.continuation }),
    };
  }

  private blank(): void {
    this.open = undefined;
    this.blanks += 1;
  }

  private turn(line: string): boolean {
    const timed = timedTurn(line);
    if (timed !== undefined) this.addTurn({ kind: "turn", turn: { ...timed } });
    else {
      const spoken = this.untimedTurns ? untimedTurn(line) : undefined;
      if (spoken === undefined) return false;
      this.addTurn({ kind: "turn", turn: { at: 0, ...spoken }, untimed: true });
    }
    return true;
  }

  private addTurn(item: Extract<DraftItem, { kind: "turn" }>): void {
    this.dropHeading(true);
    this.aboveTranscript = false;
    this.items.push(item);
    this.open = (line) => {
      item.turn.text += `\n${line}`;
    };
  }

  private closing(line: string): boolean {
    const match = this.continuation === undefined ? CLOSING_LINE.exec(line.trimEnd()) : null;
    if (match === null) return false;
    this.dropHeading(true);
    this.aboveTranscript = false;
    this.open = undefined;
    this.continuation = { shown: Number(match[1]), total: Number(match[2]) };
    return true;
  }

  private headerLine(line: string, next = ""): boolean {
    const field = this.aboveTranscript ? headerField(line) : undefined;
    if (field === undefined) return false;
    // A word for nothing is shown as the text it is, unless it only begins a value.
    if (!next.startsWith(INDENT) && !isKnown(field)) return false;
    const target: Record<string, string | undefined> = field.of === "call" ? this.header : this.caller;
    // The first of two equal headers counts; the second is shown as text rather than lost.
    if (target[field.key] !== undefined) return false;
    this.dropHeading(field.of === "caller");
    target[field.key] = field.value;
    this.open = (more) => {
      target[field.key] = `${target[field.key] ?? ""}\n${more}`;
    };
    return true;
  }

  private isHeading(line: string): boolean {
    const words = plainWords(line);
    const isTranscript = words === TRANSCRIPT.toLowerCase();
    if (!isTranscript && !(this.aboveTranscript && words === CUSTOMER_DETAILS.toLowerCase())) return false;
    this.dropHeading(false);
    if (isTranscript) this.aboveTranscript = false;
    this.heading = line;
    this.open = undefined;
    return true;
  }

  private dropHeading(understood: boolean): void {
    const heading = this.heading;
    this.heading = "";
    if (heading !== "" && !understood) this.text(heading);
    this.blanks = 0;
  }

  private text(line: string): void {
    const blanks = this.blanks;
    if (this.heading !== "") this.dropHeading(false);
    const last = this.items[this.items.length - 1];
    if (last?.kind === "text") last.text += "\n".repeat(blanks + 1) + line;
    else this.items.push({ kind: "text", text: line });
    this.blanks = 0;
    this.open = undefined;
  }
}

/**
 * Reads a case's description, or any other text that may stand in its place: what `write` wrote comes back as it was;
 * other layouts (rich text, Windows line ends, `[00:03] Agent: hi`, `User:` and `Bot:` without times), a rep's notes
 * and anything else come back as far as they are understood.
 *
 * Never throws. Shows every line: each non-blank line's words are in a turn, in a header's value or in a text item;
 * only the words that `write` itself puts around them (labels, headings, times, the closing line), the markup of a
 * rich-text column and what `safeText` drops are not.
 * @param entities as {@link plainText} takes it
 */
export function read(text: string, entities: (text: string) => string): Reading {
  const lines = plainText(text, entities).split("\n");
  const untimed =
    !lines.some((line) => timedTurn(line) !== undefined) &&
    lines.filter((line) => untimedTurn(line) !== undefined).length >= UNTIMED_TURNS;
  const reader = new Reader(untimed);
  lines.forEach((line, index) => reader.line(line, lines[index + 1]));
  return reader.result();
}

/**
 * A text of somebody else can hold a line that looks like one header by chance; a call has turns, or a start, or a
 * session, or says its channel.
 */
export function isConversation({ conversation, items }: Reading): boolean {
  return (
    items.some((item) => item.kind === "turn") ||
    [conversation.callStarted, conversation.session, conversation.channel].some((value) => value !== undefined)
  );
}
