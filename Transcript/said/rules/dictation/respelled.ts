import { fold } from "../../../find/fold";

function letters(text: string): string {
  return text.toLowerCase().replace(/['’ -]|^ال/g, "");
}

function plain(text: string): string {
  return fold(letters(text)).text;
}

/** Whether two words may sound alike. */
export function akin(one: string, other: string): boolean {
  const [first, second] = [plain(one), plain(other)];
  return (
    (second.startsWith(first.charAt(0)) || second.slice(1, 4) === first.slice(1, 4)) &&
    Math.abs(one.length - other.length) < 4
  );
}

/**
 * A name with the word that sounds like the spelled one replaced; the last, where several do.
 * @param turns whether the surname may have been said first: it is what people spell
 */
export function respelled(name: string, word: string, turns: boolean): string {
  const words = name.split(" ");
  const spelled = letters(word);
  const like = (each: string): boolean =>
    letters(each) === spelled || plain(each) === (each.includes("ñ") ? plain(spelled) : spelled);
  // Spelled as it was heard: capitals, signs and accents (McDonald, O'Brien) stay; so do several words, or a part of one.
  let at = words.findIndex(like);
  if (at < 0) {
    const cut = (each: string): boolean => plain(each).length === spelled.length + 1 && plain(each).includes(spelled);
    if (plain(name).includes(spelled) && !words.some(cut)) return name;
    // "venkat raman", spelled as one
    if (words.length > 2 && words.slice(-2).every((each) => spelled.includes(plain(each))))
      words.push(words.splice(-2).join(""));
    at = words.map((each) => each.length > 2 && akin(each, word)).lastIndexOf(true);
    words.splice(at < 0 ? words.length : at, 1, (words[at]?.startsWith("ال") === true ? "ال" : "") + word);
  }
  return (turns && at === 0 && words.length === 2 ? words.reverse() : words).join(" ");
}
