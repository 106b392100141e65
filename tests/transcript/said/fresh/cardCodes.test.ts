import { linesSpoken } from "../../support/lines";
import { masked } from "../../support/payment";

const NUMBER = "4111 1111 1111 1111";
const AMEX = "3782 822463 10005";

/** The caller's texts with what is masked as `#`. */
function maskedOf(language: string, ...lines: readonly string[]): readonly string[] {
  return masked(linesSpoken(...lines), language).filter((_text, turn) => lines[turn]?.startsWith("c "));
}

test.each([
  ["en", `${NUMBER}, 739`, "#"],
  ["en", `${NUMBER}, code 739`, "#, code #"],
  ["en", `${NUMBER} expiry 09/29 739`, "# expiry 09/29 #"],
  ["en", `${NUMBER}, valid until 4 27 and 739`, "#, valid until 4 27 and #"],
  ["en", `${NUMBER} and it's zero nine two nine, seven three nine`, "# and it's zero nine two nine, #"],
  ["en", `${NUMBER}, expires October 2029, 739`, "#, expires October 2029, #"],
  ["en", `${NUMBER}, October 2029, 739`, "#, October 2029, #"],
  ["en", `${NUMBER} expires october twenty nine seven three nine`, "# expires october twenty nine #"],
  ["en", `${AMEX} and 1234 on the front`, "# on the front"],
  ["de", `${NUMBER}, gültig bis 09/29, 739`, "#, gültig bis 09/29, #"],
  ["fr", `${NUMBER} et puis 739`, "#"],
  ["es", `${NUMBER}, vence el 09/29, y el 739`, "#, vence el 09/29, y el #"],
  ["es", `${NUMBER}, caduca en septiembre de 2029, 739`, "#, caduca en septiembre de 2029, #"],
  ["ar", `${NUMBER} والرمز 739`, "# والرمز #"],
] as const)("a card's code is masked in the breath that says its number (%s): %s", (language, said, shown) => {
  const asks = {
    en: "a What is the card number?",
    de: "a Wie ist die Kartennummer?",
    fr: "a Quel est le numéro de la carte ?",
    es: "a ¿Cuál es el número de la tarjeta?",
    ar: "a ما هو رقم البطاقة؟",
  };
  expect(maskedOf(language, asks[language], `c ${said}`)).toEqual([shown]);
});

test("a code told without a question, and in a turn of its own, is masked", () => {
  expect(maskedOf("en", `c please charge my card ${NUMBER}, 739`)).toEqual(["please charge my card #"]);
  expect(maskedOf("en", `c take ${AMEX}, 7391`)).toEqual(["take #"]);
  expect(maskedOf("en", "a What is the card number?", `c ${NUMBER}`, "c 739")).toEqual(["#", "#"]);
  expect(maskedOf("en", "a What is the card number?", `c ${NUMBER}`, "a Got it.", "c and 739 on the back")).toEqual([
    "#",
    "and # on the back",
  ]);
  expect(maskedOf("en", "a The card, expiry and code please", `c ${NUMBER}`, "c 0 9 2 9 7 3 9")).toEqual([
    "#",
    "0 9 2 9 #",
  ]);
  expect(
    maskedOf(
      "en",
      "a The card number?",
      `c ${NUMBER}`,
      "a And the expiry date?",
      "c oh nine twenty nine and seven three nine",
    ),
  ).toEqual(["#", "oh nine twenty nine and #"]);
});

test.each([
  ["expires 04/27", "# expires 04/27"],
  ["valid until 4 27", "# valid until 4 27"],
  ["04 27", "# 04 27"],
  ["expires october 2029", "# expires october 2029"],
  ["was charged 250 dollars", "# was charged 250 dollars"],
  ["was declined for order 739", "# was declined for order 739"],
  ["and my zip is 73902", "# and my zip is 73902"],
  ["and I ordered 250 pieces", "# and I ordered 250 pieces"],
])("what is no code stays behind a card: %s", (said, shown) => {
  expect(maskedOf("en", "a How can I help?", `c ${NUMBER} ${said}`)).toEqual([shown]);
});
