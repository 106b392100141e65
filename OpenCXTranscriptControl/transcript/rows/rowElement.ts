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

/** A row of a turn, all but its time and words. */
function emptyRow(look: string, speaker: Speaker, { names, language }: RowWords): HTMLElement {
  const row = part("li", "ocx-turn", { tabindex: "-1", "data-speaker": speaker });
  row.className = look;
  // Its direction is that of the words: the speaker's name, in the rep's language, is isolated from them.
  const line = part("div", "ocx-turn-line", { dir: "auto" });
  const name = part("bdi", "ocx-turn-speaker");
  name.append(names[speaker]);
  line.append(name, " ", part("span", "ocx-turn-text", language === undefined ? {} : { lang: language }));
  row.append(part("bdi", "ocx-turn-time", { dir: "ltr" }), line);
  return row;
}

/**
 * Makes the rows of items. Rows that look alike are copies of one: a document copies elements faster than it makes them.
 * Words of others only ever become text nodes.
 */
export function rowMaker(words: RowWords): (item: Item, place: RowPlace) => HTMLElement {
  const copied = new Map<string, HTMLElement>();
  return (item, { same, greeting }) => {
    if (item.kind === "text") {
      const line = part("li", "ocx-line", { tabindex: "-1", dir: "auto" });
      line.textContent = item.text;
      return line;
    }
    const { at, speaker, text } = item.turn;
    const look = `ocx-turn ocx-turn-${speaker}${same ? " ocx-turn-same" : ""}${greeting ? " ocx-turn-greeting" : ""}`;
    const like = copied.get(look) ?? emptyRow(look, speaker, words);
    copied.set(look, like);
    const row = like.cloneNode(true) as HTMLElement;
    wordsElement(row).textContent = text;
    if (item.untimed !== true) row.firstElementChild?.append(callTime(at));
    return row;
  };
}

/** The element that holds an item's words and nothing else. */
export function wordsElement(row: Element): Element {
  return row.lastElementChild?.lastElementChild ?? row;
}
