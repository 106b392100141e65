/** How a sentiment is drawn. The word is shown beside it always: tone alone tells nothing to who does not see it. */
export type Tone = "good" | "neutral" | "bad";

// A map: of an object, "constructor" would be a tone too, and the word comes from outside.
const TONES: ReadonlyMap<string, Tone> = new Map([
  ["happy", "good"],
  ["positive", "good"],
  ["angry", "bad"],
  ["negative", "bad"],
  ["frustrated", "bad"],
]);

/**
 * @param sentiment OpenCX's word (happy, neutral, angry; positive and negative on some channels) or anybody else's,
 * which is drawn neutral.
 */
export function sentimentTone(sentiment: string): Tone {
  return TONES.get(sentiment.trim().toLowerCase()) ?? "neutral";
}
