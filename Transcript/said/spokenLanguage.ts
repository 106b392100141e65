/** Words that each language says all the time, and the others do not; English has all else. */
const WORDS: Readonly<Record<string, string>> = {
  ar: "\\p{Script=Arabic}+",
  de: "ich|und|nicht|das|ist|sie|der|auf|mit|wir|eine?|danke|bitte|null|drei|vier|sieben",
  es: "que|el|los|por|su|usted|una|con|muy|gracias|y|cero|cuatro|cinco|siete",
  fr: "je|vous|est|les|des|pas|votre|et|une|c'est|merci|zéro|deux|quatre|cinq|sept",
  en: "the|you|is|and|to|my|of|for|your|it|thanks?|please|zero|one|two|four",
};
/** Turns that are looked at: a language shows itself soon. */
const TURNS = 60;

/**
 * The language that most of the first words are in, of those that calls are heard in: for a call of which nobody wrote
 * the language down. Cards spoken as words are known in their language alone.
 * @returns its tag, `en` where nothing tells
 */
export function spokenLanguage(turns: readonly { readonly text: string }[]): string {
  const text = turns
    .slice(0, TURNS)
    .map((turn) => turn.text.slice(0, 500))
    .join(" ");
  let [best, most] = ["en", 0];
  for (const [tag, words] of Object.entries(WORDS)) {
    const { length } = text.match(new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, "giu")) ?? "";
    if (length > most) [best, most] = [tag, length];
  }
  return best;
}
