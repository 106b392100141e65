import fc from "fast-check";
import { hear } from "../../../Transcript/said/hear";

interface Way {
  readonly ask: string;
  readonly units: readonly string[];
  /** The word for a digit said twice. */
  readonly twice: string | undefined;
  /** A number from 10 to 99 in words. */
  readonly pair: (tens: number, unit: number) => string;
}

const EN_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
const EN_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const EN_UNITS = "zero one two three four five six seven eight nine".split(" ");
const DE_UNITS = "null ein zwei drei vier fünf sechs sieben acht neun".split(" ");
const DE_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split(" ");
const ES_UNITS = "cero uno dos tres cuatro cinco seis siete ocho nueve".split(" ");
const ES_TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa".split(" ");
const FR_UNITS = "zéro un deux trois quatre cinq six sept huit neuf".split(" ");
const FR_TEENS = "dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf".split(" ");
const FR_TENS = "vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt".split(" ");
const AR_UNITS = "صفر واحد اثنين ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة".split(" ");
const AR_TENS = "عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون".split(" ");

const WAYS: Readonly<Record<string, Way>> = {
  en: {
    ask: "what is your phone number",
    units: EN_UNITS,
    twice: "double",
    pair: (tens, unit) =>
      tens === 1 ? (EN_TEENS[unit] ?? "") : `${EN_TENS[tens - 2] ?? ""}${unit === 0 ? "" : ` ${EN_UNITS[unit] ?? ""}`}`,
  },
  de: {
    ask: "wie ist ihre telefonnummer",
    units: DE_UNITS.map((word) => (word === "ein" ? "eins" : word)),
    twice: "doppel",
    pair: (tens, unit) =>
      unit === 0 ? (DE_TENS[tens - 2] ?? "") : `${DE_UNITS[unit] ?? ""}und${DE_TENS[tens - 2] ?? ""}`,
  },
  fr: {
    ask: "quel est votre numéro de téléphone",
    units: FR_UNITS,
    twice: undefined,
    pair: (tens, unit) => {
      const teens = tens === 7 || tens === 9;
      const small = teens ? FR_TEENS[unit] : unit === 0 ? "" : FR_UNITS[unit];
      const and = unit === 1 && tens < 8 ? " et " : " ";
      return `${FR_TENS[tens - 2] ?? ""}${small === "" ? "" : and + (small ?? "")}`;
    },
  },
  es: {
    ask: "cuál es su número de teléfono",
    units: ES_UNITS,
    twice: "doble",
    pair: (tens, unit) =>
      tens < 3
        ? String(tens * 10 + unit)
        : `${ES_TENS[tens - 3] ?? ""}${unit === 0 ? "" : ` y ${ES_UNITS[unit] ?? ""}`}`,
  },
  ar: {
    ask: "ما هو رقم هاتفك",
    units: AR_UNITS,
    twice: undefined,
    pair: (tens, unit) =>
      unit === 0 ? (AR_TENS[tens - 2] ?? "") : `${AR_UNITS[unit] ?? ""} و${AR_TENS[tens - 2] ?? ""}`,
  },
};

/** The digits in words: each by itself, in pairs where two make a number, the same twice as the language says it. */
function spoken(digits: readonly number[], ways: readonly number[], way: Way): string {
  const words: string[] = [];
  for (let at = 0; at < digits.length;) {
    const first = digits[at] ?? 0;
    const second = digits[at + 1];
    const choice = ways[at] ?? 0;
    // A round number and a unit behind it are another number, so a pair ends in no zero; "quatre vingt" is 80.
    const other = way.units === FR_UNITS && first === 2 && digits[at - 1] === 4;
    if (choice === 1 && second !== undefined && second > 0 && first > 1 && !other) {
      words.push(way.pair(first, second));
      at += 2;
    } else if (choice === 2 && second === first && way.twice !== undefined) {
      words.push(`${way.twice} ${way.units[first] ?? ""}`);
      at += 2;
    } else {
      words.push(way.units[first] ?? "");
      at += 1;
    }
  }
  return words.join(" ");
}

const phone = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 10, maxLength: 12 });
const choices = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 12, maxLength: 12 });

test.each(Object.keys(WAYS))("digits are heard again, in whichever way they are said: %s", (language) => {
  const way = WAYS[language];
  if (way === undefined) throw new Error(`no words for ${language}`);
  fc.assert(
    fc.property(phone, choices, (digits, ways) => {
      const turns = [
        { speaker: "ai", text: way.ask },
        { speaker: "customer", text: spoken(digits, ways, way) },
      ] as const;
      const [thing] = hear(turns, language).said;
      // The thing may be a card's number by chance, never other digits.
      expect(thing?.value).toBe(digits.join(""));
    }),
    { numRuns: 300 },
  );
});

test("digits dictated in pieces are one number, wherever they are parted and whoever says that he listens", () => {
  const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 4 });
  fc.assert(
    fc.property(phone, cuts, fc.constantFrom("okay", "mhm", "[noise]", "yes go ahead"), (digits, places, listening) => {
      const turns = [{ speaker: "ai" as "ai" | "customer", text: "what is your phone number" }];
      const ends = [...places].sort((a, b) => a - b);
      for (const [index, end] of [...ends, digits.length].entries()) {
        const part = digits.slice(ends[index - 1] ?? 0, end);
        turns.push({ speaker: "customer", text: part.map((digit) => EN_UNITS[digit]).join(" ") });
        turns.push({ speaker: "ai", text: listening });
      }
      expect(hear(turns, "en").said[0]?.value).toBe(digits.join(""));
    }),
    { numRuns: 200 },
  );
});
