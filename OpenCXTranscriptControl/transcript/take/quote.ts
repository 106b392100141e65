import type { Speaker } from "../../../Transcript/conversation";
import { wordsOf, type Item } from "../../../Transcript/description/read";
import { ELLIPSIS } from "../../../Transcript/text/cut";
import { callTime } from "../../../Transcript/text/callTime";

/** What is taken along of an item: all of its words, or those from one place to before another. */
export interface Quote {
  readonly item: Item;
  /** UTF-16 code units of the item's words; absent: all of them. */
  readonly part?: { readonly from: number; readonly to: number };
}

/** The whole of an item, if there is one. */
export function quotesOf(item: Item | undefined): readonly Quote[] {
  return item === undefined ? [] : [{ item }];
}

/** What each speaker is called in the rep's language. */
export type SpeakerNames = Readonly<Record<Speaker, string>>;

/** A continued line does not begin like a turn of its own, as in the description. */
const CONTINUED = "\n    ";

/**
 * What leaves the control, copied, noted, saved or printed: `[1:22] Customer: …`, a line an item. Where only a part was
 * chosen, dots stand for the rest.
 */
export function quotesText(quotes: readonly Quote[], names: SpeakerNames): string {
  return quotes.map((quote) => quoteText(quote, names)).join("\n");
}

function quoteText({ item, part }: Quote, names: SpeakerNames): string {
  const all = wordsOf(item);
  const words = (part === undefined ? all : chosen(all, part.from, part.to)).replace(/\n/g, CONTINUED);
  if (item.kind === "text") return words;
  const time = item.untimed === true ? "" : `[${callTime(item.turn.at)}] `;
  return `${time}${names[item.turn.speaker]}: ${words}`;
}

function chosen(words: string, from: number, to: number): string {
  const before = words.slice(0, from).trim() === "" ? "" : `${ELLIPSIS} `;
  const after = words.slice(to).trim() === "" ? "" : ` ${ELLIPSIS}`;
  return before + words.slice(from, to).trim() + after;
}
