import { likeText, odataText } from "../odata";
import { active } from "../phone/filters";

/** Fewer characters than this would find half the contacts. */
export const FEWEST_LETTERS = 2;
/** No name has more words, and none of its words is longer. */
const MOST_WORDS = 6;
const LONGEST_WORD = 50;

/**
 * OData `$filter` (not percent-encoded) for the active contacts whose full name holds each of the words, in any order:
 * full names are written last name first in some organizations. Case and accents count as Dataverse's collation says.
 * @returns undefined: too little to search by
 */
export function nameFilter(typed: string): string | undefined {
  const words = typed.split(/[\s,،]+/).filter((word) => word !== "");
  if (words.join("").length < FEWEST_LETTERS) return undefined;
  const conditions = words
    .slice(0, MOST_WORDS)
    .map((word) => `contains(fullname,${odataText(likeText(word.slice(0, LONGEST_WORD)))})`);
  return active(conditions.join(" and "));
}
