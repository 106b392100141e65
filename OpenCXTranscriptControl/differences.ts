import type { Caller } from "../Transcript/conversation";
import { CALLER_LABELS, HEADER_LABELS, type HeaderKey } from "../Transcript/description/layout";
import type { Item, Reading } from "../Transcript/description/read";
import { writeTurn } from "../Transcript/description/write";

/** What the screen shows of a call. */
interface Shown extends Partial<Readonly<Record<HeaderKey, string | undefined>>> {
  readonly caller: Caller;
  readonly items: readonly Item[];
}

/**
 * The lines of the case's texts that what is shown does not hold: a header value, a turn or a note that a rep corrected
 * or added in one of them. In the order of the texts, each once.
 */
export function differences(shown: Shown, texts: readonly Reading[]): readonly string[] {
  const known = new Set(shown.items.flatMap(linesOf));
  const lines = texts.flatMap(({ conversation, items }) => [
    ...otherValues(HEADER_LABELS, conversation, shown),
    ...otherValues(CALLER_LABELS, conversation.caller, shown.caller),
    ...items.flatMap(linesOf),
  ]);
  return [...new Set(lines)].filter((line) => line.trim() !== "" && !known.has(line));
}

function otherValues<Key extends string>(
  labels: Readonly<Record<Key, string>>,
  values: Partial<Readonly<Record<Key, string | undefined>>>,
  shown: Partial<Readonly<Record<Key, string | undefined>>>,
): readonly string[] {
  return (Object.keys(labels) as Key[]).flatMap((key) => {
    const value = values[key];
    return value === undefined || value === shown[key]?.trim() ? [] : [`${labels[key]}: ${value}`];
  });
}

/** A turn is one line, however many it has: it is the same or another as a whole. */
function linesOf(item: Item): readonly string[] {
  return item.kind === "turn" ? [writeTurn(item.turn)] : item.text.split("\n");
}
