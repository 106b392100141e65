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
/** Turns that are read before others may run. */
const SLICE = 50;

function stems(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [word] of fold(text).text.matchAll(WORD))
    if (/\d/.test(word)) found.add(word.replace(/[.,:]/g, ""));
    else if (word.length >= SHORTEST) found.add(word.replace(/^(?:ال|وال|بال|لل)/, "").slice(0, STEM));
  return found;
}

/**
 * Finds for each sentence of a summary the turns that carry it, in slices: those with most of its telling words, the
 * words counting the more the fewer turns hold them. Of a sentence that no turn holds two telling words of, none is named.
 * @param without words that tell nothing of a turn: the caller's name
 */
export function* evidenceIn(
  summary: string,
  turns: readonly Utterance[],
  without: string,
): Generator<void, readonly Evidenced[]> {
  const found: Evidenced[] = [];
  if (summary.trim() === "") return found;
  const names = stems(without);
  /** The turns that hold each of the summary's words. */
  const where = new Map<string, number[]>();
  for (const word of stems(summary)) if (!names.has(word)) where.set(word, []);
  for (const [turn, { text }] of turns.entries()) {
    for (const word of stems(text)) where.get(word)?.push(turn);
    if (turn % SLICE === SLICE - 1) yield;
  }
  const turnsOf = (word: string): readonly number[] => where.get(word) ?? [];
  const weight = (word: string): number => Math.log((turns.length + 1) / (turnsOf(word).length || turns.length / 3));
  for (const { 0: sentence, index } of summary.matchAll(SENTENCE)) {
    const words = [...stems(sentence)].filter((word) => !names.has(word));
    if (words.length === 0) continue;
    const all = words.reduce((sum, word) => sum + weight(word), 0);
    const left = new Set(words);
    const carrying: number[] = [];
    while (carrying.length < MOST) {
      const carried = new Float64Array(turns.length);
      for (const word of left) for (const turn of turnsOf(word)) carried[turn] = (carried[turn] ?? 0) + weight(word);
      const most = carried.reduce((one, other) => Math.max(one, other), 0);
      const best = carried.indexOf(most);
      const held = [...left].filter((word) => turnsOf(word).includes(best));
      if (held.length < 2 || most < all * (carrying.length === 0 ? ENOUGH : MORE)) break;
      carrying.push(best);
      for (const word of held) left.delete(word);
      yield;
    }
    const lead = sentence.length - sentence.trimStart().length;
    found.push({ start: index + lead, end: index + sentence.trimEnd().length, turns: carrying });
  }
  return found;
}
