import { wordsOf, type Item } from "../../Transcript/description/read";
import type { Mark } from "../../Transcript/said/heard";
import { isCard } from "../../Transcript/said/rules/cardNumber";
import type { CallView } from "../caseView";

/**
 * What stands for a masked number, as long as the text is, so that every place in it stays where it is; in groups of
 * four, since the lengths of spoken words would tell digits.
 */
const MASK = "•••• ";
/** Digits of a payment card as they are written: 12 and more, in groups or not. */
const WRITTEN = /(?<![\p{Nd}])\p{Nd}(?:[ \-.\u00A0]?\p{Nd}){11,18}(?!\p{Nd})/gu;
/** Words of a number that are masked wherever else they stand, in UTF-16 units: shorter ones can be anything. */
const TELLING = 8;

function masked(words: string): string {
  return MASK.repeat(Math.ceil(words.length / MASK.length))
    .slice(0, words.length)
    .replace(/ $/, "•");
}

/** A text with the payment-card numbers that are written in it masked. */
export function withoutCards(text: string): string {
  return text.replace(WRITTEN, (digits) =>
    isCard(digits.normalize("NFKC").replace(/\P{Nd}/gu, "")) ? masked(digits) : digits,
  );
}

/** Where the turns of a conversation stand among its items. */
export function turnItems(items: readonly Item[]): readonly number[] {
  return items.flatMap(({ kind }, index) => (kind === "turn" ? [index] : []));
}

/**
 * Masks the numbers and codes of payment cards.
 * @param marks where they are in the turns
 * @returns the text of each turn that holds some, before and after; and a function that masks them in any other text of
 * the case
 */
export function maskOf(
  items: readonly Item[],
  marks: readonly Mark[],
): { readonly items: readonly Item[]; readonly hide: (text: string) => string } {
  const places = turnItems(items);
  const texts = new Map<number, string>();
  const pairs: [shown: string, hidden: string][] = [];
  for (const { turn, start, end } of marks) {
    const at = places[turn] ?? -1;
    const item = items[at];
    if (item?.kind !== "turn") continue;
    const text = texts.get(at) ?? item.turn.text;
    const words = item.turn.text.slice(start, end);
    texts.set(at, text.slice(0, start) + masked(words) + text.slice(end));
    if (words.length >= TELLING) pairs.push([words, masked(words)]);
  }
  for (const [at, text] of texts) {
    const item = items[at];
    if (item?.kind === "turn") pairs.unshift([item.turn.text, text]);
  }
  const hide = (text: string): string =>
    withoutCards(pairs.reduce((rest, [shown, hidden]) => rest.split(shown).join(hidden), text));
  const hidden = items.map((item, index): Item => {
    const before = wordsOf(item);
    const text = texts.get(index) ?? (item.kind === "text" ? hide(before) : withoutCards(before));
    if (text === before) return item;
    return item.kind === "text" ? { ...item, text } : { ...item, turn: { ...item.turn, text } };
  });
  // The same rows need not be made anew.
  return { hide, items: hidden.every((item, index) => item === items[index]) ? items : hidden };
}

/** A call with what `maskOf` masks in all of its texts. */
export function maskedCall(call: CallView, { items, hide }: ReturnType<typeof maskOf>): CallView {
  const { summary, explanation } = call;
  return {
    ...call,
    items,
    ...(summary !== undefined && { summary: hide(summary) }),
    ...(explanation !== undefined && { explanation: hide(explanation) }),
    otherText: call.otherText.map(hide),
  };
}
