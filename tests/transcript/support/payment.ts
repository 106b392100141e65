import { hear, type Utterance } from "../../../Transcript/said/hear";

/** The turns' texts with the masked digits as `#`. */
export function masked(turns: readonly Utterance[], language = "en"): readonly string[] {
  const { cards } = hear(turns, language);
  return turns.map(({ text }, turn) => {
    let shown = "";
    let from = 0;
    for (const mark of [...cards].filter((each) => each.turn === turn).sort((a, b) => a.start - b.start)) {
      shown += `${text.slice(from, mark.start)}#`;
      from = mark.end;
    }
    return shown + text.slice(from);
  });
}

/** The last digit of a card's number: ISO/IEC 7812-1, annex B. */
export function checkDigit(body: string): string {
  const sum = Array.from(body)
    .reverse()
    .reduce((all, sign, at) => {
      const digit = Number(sign) * (at % 2 === 0 ? 2 : 1);
      return all + (digit > 9 ? digit - 9 : digit);
    }, 0);
  return String((10 - (sum % 10)) % 10);
}

const DIGITS: Readonly<Record<string, string>> = {
  en: "zero one two three four five six seven eight nine",
  de: "null eins zwei drei vier fünf sechs sieben acht neun",
  fr: "zéro un deux trois quatre cinq six sept huit neuf",
  es: "cero uno dos tres cuatro cinco seis siete ocho nueve",
  ar: "صفر واحد اثنين ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة",
};

/** Digits one by one in words. */
export function spokenDigits(language: string, digits: string): string {
  const words = DIGITS[language]?.split(" ") ?? [];
  return Array.from(digits, (digit) => words[Number(digit)]).join(" ");
}
