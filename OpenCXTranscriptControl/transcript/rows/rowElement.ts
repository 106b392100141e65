import type { Speaker } from "../../../Transcript/conversation";
import type { Item } from "../../../Transcript/description/read";
import { callTime } from "../../../Transcript/text/callTime";

/** What the rows of a conversation have in common: looked up once, not a row. */
export interface RowWords {
  /** What each speaker is called in the rep's language. */
  readonly names: Readonly<Record<Speaker, string>>;
  /** BCP 47 tag of what was spoken: the words are read out, spelt and translated as that. */
  readonly language: string | undefined;
}

/** Where an item stands in its conversation. */
export interface RowPlace {
  /** The speaker of the turn before it is the same. */
  readonly same: boolean;
  /** Before the customer's first words. */
  readonly greeting: boolean;
}

function part(tag: string, name: string, attributes: Readonly<Record<string, string>> = {}): HTMLElement {
  const element = document.createElement(tag);
  element.className = name;
  element.dataset.testid = name;
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  return element;
}

/**
 * A row for an item, or what a row is copied from: a document copies elements faster than it makes them. Words of
 * others only ever become text nodes.
 */
function emptyRow(): HTMLElement {
  const row = part("li", "ocx-turn", { tabindex: "-1" });
  // Its direction is that of the words: the speaker's name, in the rep's language, is isolated from them.
  const line = part("div", "ocx-turn-line", { dir: "auto" });
  line.append(part("bdi", "ocx-turn-speaker"), " ", part("span", "ocx-turn-text"));
  row.append(part("bdi", "ocx-turn-time", { dir: "ltr" }), line);
  return row;
}

let copied: HTMLElement | undefined;

/** The row of an item. */
export function rowElement(item: Item, { same, greeting }: RowPlace, { names, language }: RowWords): HTMLElement {
  if (item.kind === "text") {
    const line = part("li", "ocx-line", { tabindex: "-1", dir: "auto" });
    line.textContent = item.text;
    return line;
  }
  copied ??= emptyRow();
  const row = copied.cloneNode(true) as HTMLElement;
  const { at, speaker, text } = item.turn;
  row.className = `ocx-turn ocx-turn-${speaker}${same ? " ocx-turn-same" : ""}${greeting ? " ocx-turn-greeting" : ""}`;
  row.dataset.speaker = speaker;
  const words = wordsElement(row);
  words.textContent = text;
  if (language !== undefined) words.setAttribute("lang", language);
  if (item.untimed !== true) row.firstElementChild?.append(callTime(at));
  words.parentElement?.firstElementChild?.append(names[speaker]);
  return row;
}

/** The element that holds an item's words and nothing else. */
export function wordsElement(row: Element): Element {
  return row.lastElementChild?.lastElementChild ?? row;
}
