import type { Turn } from "../Transcript/conversation";
import { excerpt } from "../Transcript/description/excerpt";
import type { Header } from "../Transcript/description/layout";
import { isConversation, read, type Item, type Reading } from "../Transcript/description/read";
import { plainText } from "../Transcript/text/html";
import { otherHeaders, otherLines } from "./differences";
import { allEntities } from "./entities";

/** How many of how many turns are shown, and which column they were read from. */
export interface Cut {
  readonly shown: number;
  readonly total: number;
  readonly column: "description" | "transcript";
}

/** The conversation of a case, put together from the columns that carry it. */
export interface CallView extends Header {
  readonly kind: "call";
  /** Turns and lines that were not understood, in the order of the text. */
  readonly items: readonly Item[];
  readonly turnCount: number;
  /** Of very long texts start and end alone are read so far, so that they are seen at once; `turnCount` is a guess. */
  readonly begun: boolean;
  /** Seconds from the call's start to its last words; undefined without turns, or where their times do not tell. */
  readonly length: number | undefined;
  /** Lines of the description and the transcript column that stand nowhere else: edited, or in one of them alone. */
  readonly otherText: readonly string[];
  readonly cut: Cut | undefined;
}

/** What there is to show for a case. */
export type CaseView =
  | CallView
  /** Column security hides the description. */
  | { readonly kind: "unreadable" }
  | { readonly kind: "empty" }
  /** Text that is no OpenCX conversation. */
  | { readonly kind: "foreign"; readonly text: string };

/** The columns that carry a conversation; undefined where empty. */
export interface CaseColumns {
  /** undefined: the host has not delivered the column yet or it is empty; the platform says null for both. */
  readonly description: string | undefined;
  /** false when column security hides the description from this rep. */
  readonly descriptionReadable: boolean;
  readonly transcript: string | undefined;
  readonly callerPhone: string | undefined;
  readonly session: string | undefined;
  readonly classification: string | undefined;
  readonly sentiment: string | undefined;
  readonly reason: string | undefined;
  readonly explanation: string | undefined;
  readonly language: string | undefined;
  readonly ticket: string | undefined;
}

/** The two of them that take long to read. */
export type TextColumns = Pick<CaseColumns, "description" | "transcript">;

const EMPTY: Reading = { conversation: { caller: {}, turns: [] }, items: [] };

/** The two texts of a case as understood: what takes long, so it is kept as long as neither changes. */
export interface CaseTexts {
  readonly head: Reading;
  /** undefined: the column is empty. */
  readonly whole: Reading | undefined;
  /** Whose turns are shown: the whole text's, where there is one. */
  readonly shown: Reading;
  readonly turnCount: number;
  readonly begun: boolean;
  readonly length: number | undefined;
  /** Lines that are shown and no turn's. */
  readonly lines: ReadonlySet<string>;
  /** Turns and lines of the description that are not among those shown. */
  readonly otherLines: readonly string[];
}

/** Reads the texts of a case. */
export function caseTexts({ description, transcript }: TextColumns): CaseTexts {
  const head = description === undefined ? EMPTY : read(description, allEntities);
  const whole = transcript === undefined ? undefined : read(transcript, allEntities);
  const shown = whole ?? head;
  const { turns } = shown.conversation;
  return {
    head,
    whole,
    shown,
    turnCount: turns.length,
    begun: false,
    length: lengthOf(turns),
    lines: new Set(shown.items.flatMap((item) => (item.kind === "text" ? item.text.split("\n") : []))),
    otherLines: whole === undefined ? [] : otherLines(head.items, whole.items),
  };
}

/** {@link caseTexts} of what can be read at once: all of it, or of a very long text that is shown its {@link excerpt}. */
export function begunTexts({ description, transcript }: TextColumns): CaseTexts {
  const text = transcript ?? description ?? "";
  const part = excerpt(text);
  const texts = caseTexts(
    transcript === undefined ? { description: description && part, transcript } : { description, transcript: part },
  );
  const turnCount = Math.round((texts.turnCount * text.length) / part.length);
  return part === text ? texts : { ...texts, turnCount, begun: true, otherLines: [] };
}

/**
 * What there is to show of a case. Turns come from `transcript` when it has text (the description then holds only the
 * beginning), header values from the bound columns, then the description, then `transcript`. Nothing of either text is
 * lost: what was not understood is in `items` or `otherText`.
 */
export function caseView(columns: CaseColumns, texts: CaseTexts = caseTexts(columns)): CaseView {
  const { description, descriptionReadable, transcript, callerPhone, ...said } = columns;
  const { head, whole, shown } = texts;
  if (description === undefined && transcript === undefined)
    return { kind: descriptionReadable ? "empty" : "unreadable" };
  if (whole === undefined && !isConversation(head))
    return { kind: "foreign", text: plainText(description ?? "", allEntities).trim() };

  const header = {
    ...whole?.conversation,
    ...head.conversation,
    ...present(said),
    caller: {
      ...whole?.conversation.caller,
      ...head.conversation.caller,
      ...present({ phone: callerPhone }),
    },
  };
  return {
    kind: "call",
    ...header,
    items: shown.items,
    turnCount: texts.turnCount,
    begun: texts.begun,
    length: texts.length,
    otherText: [
      ...new Set([
        ...otherHeaders(header, whole === undefined ? [head] : [head, whole]).filter((line) => !texts.lines.has(line)),
        ...texts.otherLines,
      ]),
    ],
    cut: shown.continuation && { ...shown.continuation, column: whole === undefined ? "description" : "transcript" },
  };
}

/** What has a value, so that the other columns do not hide what the texts say. */
function present<Key extends string>(values: Readonly<Record<Key, string | undefined>>): Partial<Record<Key, string>> {
  return JSON.parse(JSON.stringify(values)) as Partial<Record<Key, string>>;
}

/** A call begins with its first words: a layout whose first turn is later than this tells times of day. */
const LONGEST_SILENCE = 3600;

function lengthOf(turns: readonly Turn[]): number | undefined {
  const first = turns[0]?.at ?? 0;
  const last = turns[turns.length - 1]?.at;
  const length = last === undefined || first < LONGEST_SILENCE ? last : last - first;
  return length === undefined || length < 0 ? undefined : length;
}
