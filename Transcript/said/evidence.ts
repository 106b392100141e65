import { fold } from "../find/fold";
import type { Utterance } from "./hear";

/** A sentence of a summary, and the turns that carry it. */
export interface Evidenced {
  /** UTF-16 units of the summary. */
  readonly start: number;
  readonly end: number;
  /** The turn that carries most of it first; empty where none is sure to. */
  readonly turns: readonly number[];
}

/** An end of a sentence, not the point of `Dr.`, `61.18` or `e.g.`. */
const SENTENCE = /[^.!?؟。\n]*(?:[.!?](?=\S|\s+[\p{Ll}\d])[^.!?؟。\n]*)*[.!?؟。\n]*/gu;
const WORD = /\p{Nd}+(?:[.,:]\p{Nd}+)*|[\p{L}\p{M}']+/gu;
/** Letters by which forms of one word are alike. */
const STEM = 5;
/** Words with fewer letters say nothing of what is spoken about. */
const SHORTEST = 3;
/** The share of a sentence's weight that a turn must carry, and what a second one must add. */
const ENOUGH = 0.3;
const MORE = 0.2;
/** Turns that are shown for a sentence. */
const MOST = 3;

function stems(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [word] of fold(text).text.matchAll(WORD))
    if (/\d/.test(word)) found.add(word.replace(/[.,:]/g, ""));
    else if (word.length >= SHORTEST) found.add(word.replace(/^(?:ال|وال|بال|لل)/, "").slice(0, STEM));
  return found;
}

/**
 * Finds for each sentence of a summary the turns that carry it: those with most of its telling words, the words counting
 * the more the fewer turns hold them. Of a sentence that no turn holds two telling words of, none is named.
 * @param without words that tell nothing of a turn: the caller's name
 */
export function evidenceOf(summary: string, turns: readonly Utterance[], without: string): readonly Evidenced[] {
  // To find the words of 20,000 turns takes longer than a frame.
  if (summary.trim() === "") return [];
  const said = turns.map(({ text }) => stems(text));
  const names = stems(without);
  const spread = new Map<string, number>();
  for (const words of said) for (const word of words) spread.set(word, (spread.get(word) ?? 0) + 1);
  const weight = (word: string): number => Math.log((turns.length + 1) / (spread.get(word) ?? turns.length / 3));
  return [...summary.matchAll(SENTENCE)].flatMap(({ 0: sentence, index }) => {
    const words = [...stems(sentence)].filter((word) => !names.has(word));
    if (words.length === 0) return [];
    const all = words.reduce((sum, word) => sum + weight(word), 0);
    const left = new Set(words);
    const carrying: number[] = [];
    while (carrying.length < MOST) {
      let best = -1;
      let most = 0;
      for (const [turn, spoken] of said.entries()) {
        let sum = 0;
        for (const word of left) if (spoken.has(word)) sum += weight(word);
        if (sum > most) [best, most] = [turn, sum];
      }
      const held = [...left].filter((word) => said[best]?.has(word));
      if (held.length < 2 || most < all * (carrying.length === 0 ? ENOUGH : MORE)) break;
      carrying.push(best);
      for (const word of held) left.delete(word);
    }
    const lead = sentence.length - sentence.trimStart().length;
    return [{ start: index + lead, end: index + sentence.trimEnd().length, turns: carrying }];
  });
}
