import fc from "fast-check";
import { hear } from "../../../../Transcript/said/hear";
import { linesSpoken } from "../../support/lines";
import { checkDigit, spokenDigits } from "../../support/payment";

/** The texts of the caller that hold a mark. */
function maskedOf(language: string, ...lines: readonly string[]): readonly string[] {
  const turns = linesSpoken(...lines);
  const marked = new Set(hear(turns, language).cards.map(({ turn }) => turn));
  return turns.filter(({ speaker }, turn) => speaker === "customer" && marked.has(turn)).map(({ text }) => text);
}

/** A number that a payment card might have: an issuer's begin, sixteen digits, the check digit of ISO/IEC 7812-1. */
const cardLike = fc
  .tuple(fc.constantFrom("4", "52", "6011", "60"), fc.array(fc.nat({ max: 9 }), { minLength: 15, maxLength: 15 }))
  .map(([begin, rest]) => {
    const body = (begin + rest.join("")).slice(0, 15);
    return body + checkDigit(body);
  });

// What nobody pays with, though it is a card, or its number is asked for beside a payment.
test.each([
  ["en", "a what's the number on your sim card", ""],
  ["en", "a And the number of your identity card?", "c sure it's"],
  ["en", "a your health card number please", "c my health card number is"],
  ["de", "a Die Nummer der SIM Karte bitte.", "c Das ist die"],
  ["de", "a wie ist die nummer des gutscheins", ""],
  ["de", "a Die Nummer der Gesundheitskarte?", ""],
  ["fr", "a Le numéro de votre carte vitale, s'il vous plaît ?", "c c'est le"],
  ["fr", "a le numéro de la carte sim", ""],
  ["es", "a ¿El número de su tarjeta sanitaria?", "c Es el"],
  ["es", "a número de la tarjeta sim", ""],
  ["ar", "a ما هو رقم البطاقة المدنية", ""],
] as const)("no payment card, whatever its digits (%s): %s", (language, question, begin) => {
  fc.assert(
    fc.property(cardLike, fc.boolean(), fc.boolean(), (number, inWords, later) => {
      const said = inWords ? spokenDigits(language, number) : number.replace(/(.{4})(?=.)/g, "$1 ");
      const before = later ? ["a hallo", "c hallo"] : [];
      expect(maskedOf(language, ...before, question, `${begin || "c"} ${said}`)).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test("a number that is asked for first of all, without a word of a card, is none unless it looks like one", () => {
  expect(maskedOf("de", "a die nummer auf dem paket bitte", "c 3006 1140 0728 1193")).toEqual([]);
  expect(maskedOf("de", "a die nummer auf dem paket bitte", "c 4111 1111 1111 1111")).toHaveLength(1);
});

test.each([
  ["en", "a card number please", "a and it's valid until", "a and the three digits"],
  ["de", "a ihre kartennummer bitte", "a und gültig bis", "a und die prüfziffer"],
  ["fr", "a votre numéro de carte", "a et elle expire", "a et le cryptogramme"],
  ["es", "a su número de tarjeta", "a y cuándo caduca", "a y el código de atrás"],
  ["ar", "a رقم البطاقة من فضلك", "a وتاريخ الانتهاء", "a ورمز الأمان"],
] as const)("a card's expiry stays, its code does not: %s", (language, number, expiry, code) => {
  const two = (most: number): fc.Arbitrary<string> =>
    fc.integer({ min: 1, max: most }).map((each) => String(each).padStart(2, "0"));
  fc.assert(
    fc.property(two(12), two(39), fc.boolean(), (month, year, inWords) => {
      const say = (digits: string): string => `c ${inWords ? spokenDigits(language, digits) : digits}`;
      const [card, until, secret] = [say("5105105105105100"), say(month + year), say("337")];
      expect(maskedOf(language, number, card, expiry, until, code, secret)).toEqual(
        [card, secret].map((line) => line.slice(2)),
      );
    }),
    { numRuns: 40 },
  );
});

test("the code of an American Express has four digits, and is masked", () => {
  expect(maskedOf("en", "a card number please", "c 3782 822463 10005", "a and the code", "c 7391")).toHaveLength(2);
  expect(maskedOf("en", "a card number please", "c 4111 1111 1111 1111", "a and the code", "c 739")).toHaveLength(2);
});

test.each([
  ["en", "a Your card number?", "a And the reference?"],
  ["de", "a Ihre Kartennummer?", "a Danke. Und das Aktenzeichen?"],
  ["fr", "a Votre numéro de carte ?", "a Merci. Et la référence ?"],
  ["es", "a ¿Su número de tarjeta?", "a Gracias. ¿Y la referencia?"],
] as const)("three digits that answer another question are no card's code: %s", (language, number, other) => {
  expect(maskedOf(language, number, "c 4111 1111 1111 1111", other, "c 562")).toEqual(["4111 1111 1111 1111"]);
});
