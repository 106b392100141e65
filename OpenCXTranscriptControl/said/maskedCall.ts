import { wordsOf, type Item } from "../../Transcript/description/read";
import { fold } from "../../Transcript/find/fold";
import type { Heard, Mark } from "../../Transcript/said/heard";
import { lexiconOf, type Lexicon } from "../../Transcript/said/lexicon";
import { digitsIn, maskedInPlace, writtenCards, writtenCodes } from "../../Transcript/said/mask";
import type { CallView } from "../caseView";

/** Words of a number that are masked wherever else they stand, in UTF-16 units: shorter ones can be anything. */
const TELLING = 8;

/** Where the turns of a conversation stand among its items. */
function turnItems(items: readonly Item[]): readonly number[] {
  return items.flatMap(({ kind }, index) => (kind === "turn" ? [index] : []));
}

/** What the pieces of a number stand for in other texts. */
type Hidden = readonly [shown: RegExp, hidden: string];

/** Words that tell enough are masked wherever they stand, others where they are a whole line, as turns are stored. */
function hiding(shown: string, hidden: string): Hidden {
  const words = shown.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return [new RegExp(shown.length < TELLING ? `(?<=^ *|: )${words}(?= *$)` : words, "gm"), hidden];
}

/** What masks the payment cards of a call. */
export interface Mask {
  /** The call's items, masked. */
  readonly items: readonly Item[];
  /** Where its turns stand among them. */
  readonly places: readonly number[];
  /** Masks its cards in any other text of the case. */
  readonly hide: (text: string) => string;
}

/**
 * Masks the numbers and codes of payment cards.
 * @param marks where they are in the turns
 */
export function maskOf(items: readonly Item[], marks: readonly Mark[]): Mask {
  const places = turnItems(items);
  const texts = new Map<number, string>();
  const pieces: Hidden[] = [];
  let known = "";
  for (const { turn, start, end } of marks) {
    const at = places[turn] ?? -1;
    const item = items[at];
    if (item?.kind !== "turn") continue;
    const text = texts.get(at) ?? item.turn.text;
    const words = item.turn.text.slice(start, end);
    const hidden = maskedInPlace(text, [{ start, end }]);
    texts.set(at, hidden);
    known += digitsIn(words);
    if (words.length >= TELLING) pieces.push(hiding(words, hidden.slice(start, end)));
  }
  const lines: Hidden[] = [];
  for (const [at, text] of texts) {
    let from = 0;
    for (const line of wordsOf(items[at] ?? NO_WORDS).split("\n")) {
      const hidden = text.slice(from, (from += line.length));
      if (line.trim() !== hidden.trim()) lines.push(hiding(line.trim(), hidden.trim()));
      from++;
    }
  }
  const hide = (text: string): string =>
    // What is hidden before is as long as it was.
    maskedInPlace(
      [...lines, ...pieces].reduce((rest, [shown, hidden]) => rest.replace(shown, () => hidden), text),
      [...writtenCards(text, known), ...writtenCodes(text)],
    );
  const hidden = items.map((item, index): Item => {
    const before = wordsOf(item);
    const text =
      item.kind === "text" ? hide(before) : maskedInPlace(texts.get(index) ?? before, writtenCards(before, known));
    if (text === before) return item;
    return item.kind === "text" ? { ...item, text } : { ...item, turn: { ...item.turn, text } };
  });
  // The same rows need not be made anew.
  return { hide, places, items: hidden.every((item, index) => item === items[index]) ? items : hidden };
}

const NO_WORDS: Item = { kind: "text", text: "" };

/** A call with what `maskOf` masks in all of its texts. */
export function maskedCall(call: CallView, { items, hide }: Mask): CallView {
  const { summary, explanation, classification, reason, ticket, caller } = call;
  const texts = { summary, explanation, classification, reason, ticket };
  return {
    ...call,
    ...hidden(texts, hide),
    items,
    caller: { ...caller, ...hidden({ name: caller.name, email: caller.email }, hide) },
    otherText: call.otherText.map(hide),
  };
}

function hidden<Key extends string>(
  texts: Readonly<Record<Key, string | undefined>>,
  hide: (text: string) => string,
): Partial<Record<Key, string>> {
  const entries = Object.entries<string | undefined>(texts);
  return Object.fromEntries(
    entries.flatMap(([key, text]) => (text === undefined ? [] : [[key, hide(text)]])),
  ) as Partial<Record<Key, string>>;
}

/**
 * What was heard, without what would tell of a card: things of other kinds that its digits were taken for too, and
 * its digits in promises.
 */
export function maskedHeard(heard: Heard, { items, places, hide }: Mask): Heard {
  const tells = (mark: Mark): boolean =>
    heard.cards.some(({ turn, start, end }) => turn === mark.turn && start < mark.end && mark.start < end);
  return {
    ...heard,
    said: heard.said.filter(({ type, marks }) => type === "card" || !marks.some(tells)),
    promises: heard.promises.map((promise) => {
      const { turn, start, end } = promise.mark;
      const item = items[places[turn] ?? -1];
      const what = tells(promise.mark) && item !== undefined ? wordsOf(item).slice(start, end) : hide(promise.what);
      return { ...promise, what };
    }),
  };
}

/** Words by which calls speak of cards, and how many turns after them their numbers may come. */
const SPOKEN_OF = /card|karte|carte|tarjeta|بطاق/i;
const STAYS = 12;
/** Numbers of a turn that may be a part of a card's. */
const FEW = 3;

/** How many digits and words for numbers a text has. */
function numbersIn(text: string, lexicon: Lexicon): number {
  const words = fold(text).text.match(/\p{L}+|\p{Nd}/gu) ?? [];
  return words.filter((word) => /\p{Nd}/u.test(word) || lexicon.meaning(word).numeral !== undefined).length;
}

/**
 * The turns in which a card's number may be spoken, whole: they are masked until the call is heard, a moment after its
 * first paint.
 * @param language BCP 47 tag
 */
export function unheard(items: readonly Item[], language: string | undefined): readonly Mark[] {
  const marks: Mark[] = [];
  let left = 0;
  let turn = 0;
  for (const item of items) {
    if (item.kind !== "turn") continue;
    const { text } = item.turn;
    left = SPOKEN_OF.test(text) ? STAYS : left - 1;
    // Words are unpacked for a call that speaks of a card alone: this is done before the first paint.
    if (left > 0 && numbersIn(text, lexiconOf(language)) >= FEW) marks.push({ turn, start: 0, end: text.length });
    turn++;
  }
  return marks;
}
