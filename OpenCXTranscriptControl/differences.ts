import type { Caller } from "../Transcript/conversation";
import { CALLER_LABELS, HEADER_LABELS, type HeaderKey } from "../Transcript/description/layout";
import type { Item, Reading } from "../Transcript/description/read";
import { writeTurn } from "../Transcript/description/write";

/** The header as the screen shows it. */
interface Shown extends Partial<Readonly<Record<HeaderKey, string | undefined>>> {
  readonly caller: Caller;
}

/** Header lines of the case's texts whose values are not those shown: a rep corrected one of them. */
export function otherHeaders(shown: Shown, texts: readonly Reading[]): readonly string[] {
  return texts.flatMap(({ conversation }) => [
    ...otherValues(HEADER_LABELS, conversation, shown),
    ...otherValues(CALLER_LABELS, conversation.caller, shown.caller),
  ]);
}

/**
 * The lines of the description's items that are not among those shown: a turn or a note that a rep corrected or added
 * there. In the order of the text.
 */
export function otherLines(items: readonly Item[], shown: readonly Item[]): readonly string[] {
  // The description is short: of many thousand turns shown, those alone are written out that begin when one of its does.
  const times = new Set(items.map(timeOf));
  const known = new Set(shown.filter((item) => item.kind === "text" || times.has(item.turn.at)).flatMap(linesOf));
  return items.flatMap(linesOf).filter((line) => line.trim() !== "" && !known.has(line));
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

function timeOf(item: Item): number | undefined {
  return item.kind === "turn" ? item.turn.at : undefined;
}

/** A turn is one line, however many it has: it is the same or another as a whole. */
function linesOf(item: Item): readonly string[] {
  return item.kind === "turn" ? [writeTurn(item.turn)] : item.text.split("\n");
}
