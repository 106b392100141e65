import fc from "fast-check";
import { hear, type Utterance } from "../../../Transcript/said/hear";
import { linesSpoken as call } from "../support/lines";
import { checkDigit, masked, spokenDigits } from "../support/payment";

test("a card's number and code are masked, what stands beside them is not", () => {
  expect(
    masked(call("a Please give me your card number.", "c 4111 1111 1111 1111, expiry 04/27, security code 123.")),
  ).toEqual(["Please give me your card number.", "#, expiry 04/27, security code #."]);
});

test("the last digits of a card, put right twice, are no card", () => {
  const turns = call(
    "a les quatre derniers chiffres de votre carte",
    "c deux minutes trente et un zéro cinq non pardon zéro huit trente et un zéro huit",
  );
  expect(hear(turns, "fr").cards).toEqual([]);
});

test.each([
  [
    "ar",
    "a هل تدفع بالبطاقة؟",
    "c نعم، بالبطاقة.",
    "a تفضل، الرقم.",
    "c أربعة صفر صفر صفر صفر خمسة ستة ستة.",
    "c ثم خمسة خمسة ستة سبعة.",
  ],
  ["fr", "a Vous réglez par carte ?", "c Oui, par carte.", "a Le numéro ?", "c 4000 0566", "c 5567"],
  ["es", "a ¿Paga con tarjeta?", "c Sí, 4000 0566 5567.", "a Faltan dos números.", "c 88", "c perdón, 9."],
])("who says that they pay by card is asked for the card's number by the number alone (%s)", (language, ...lines) => {
  const said = masked(call(...lines), language).filter((_, turn) => lines[turn]?.startsWith("c "));
  expect(said.join(" ")).not.toMatch(/\d|صفر|خمسة/);
});

test("a card's number dictated in groups is masked with what is read back and the code asked for after it", () => {
  const turns = call(
    "a can i have the card number please",
    "c four one one one",
    "a okay",
    "c one one one one",
    "a one one one one",
    "c one one one one",
    "a and the last four",
    "c one one one one",
    "a and the three digits on the back",
    "c one two three",
  );
  expect(masked(turns).filter((text) => text === "#")).toHaveLength(6);
  expect(hear(turns, "en").said).toMatchObject([{ type: "card", value: "4111111111111111", turns: [1, 3, 5, 7] }]);
});

test("a card's number is masked though nobody asked, and though its check digit is wrong when somebody did", () => {
  expect(
    masked(call("c it's five five double five double five double five double five double five four four four four")),
  ).toEqual(["it's #"]);
  const asked = call(
    "a what is your card number",
    "c four one one one one two one one one three one one one one four one",
  );
  expect(masked(asked)[1]).toBe("#");
});

test.each([
  ["in capitals alone", call("c IT'S FOUR ONE ONE ONE ONE ONE ONE ONE ONE ONE ONE ONE ONE ONE ONE ONE"), "IT'S #"],
  ["between brackets", call("a your card number?", "c <4111111111111112>"), "<#>"],
  ["in wide digits", call("a your card number?", "c ４１１１１１１１１１１１１１１２"), "#"],
  ["of Diners", call("c 3095 000000 0000"), "#"],
  ["of Maestro with 12 digits", call("c 5018 0000 0009"), "#"],
  ["of Mir", call("c 2200 0000 0000 0004"), "#"],
])("a card's number %s is masked", (_, turns, shown) => {
  expect(masked(turns).slice(-1)).toEqual([shown]);
});

test("the last digit read back alone is masked", () => {
  const turns = call("a card number please", "c 4111 1111 1111", "c 9", "a 9");
  expect(masked(turns).slice(1)).toEqual(["#", "#", "#"]);
});

test.each([
  [
    "an IMEI",
    call("a what's the imei", "c three five six nine three eight oh three five six four three eight oh nine"),
  ],
  ["an order's number", call("a Your order number is 4111 1111 1111 1111.", "c ok")],
  ["a tracking number", call("c my tracking number is 4242424242424242")],
  [
    "a phone number after a card was asked for",
    call("a Your card number?", "c I lost it. My phone number is 212 555 0147."),
  ],
  ["the last digits", call("a the card ending in 1111 is blocked", "c thanks")],
  [
    "numbers of a menu",
    call("a press one press two press three press four press five press six press seven press eight nine"),
  ],
])("%s is none", (_what, turns) => {
  expect(hear(turns, "en").cards).toEqual([]);
});

test("the last digits of a card that is named again are not masked", () => {
  const turns = call("a Ihre Kartennummer?", "c 5555 5555 5555 4444.", "a Die Karte mit der Endung 4444 ist gesperrt.");
  expect(masked(turns, "de")).toEqual(["Ihre Kartennummer?", "#.", "Die Karte mit der Endung 4444 ist gesperrt."]);
});

const ASKS: Readonly<Record<string, string>> = {
  en: "what is your card number",
  de: "wie ist ihre kartennummer",
  fr: "quel est votre numéro de carte",
  es: "cuál es su número de tarjeta",
  ar: "ما هو رقم بطاقتك",
};

const PREFIXES = ["4", "51", "55", "2221", "34", "37", "6011", "3530"] as const;
const number = fc
  .tuple(fc.constantFrom(...PREFIXES), fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 16, maxLength: 16 }))
  .map(([prefix, rest]) => {
    const length = prefix.startsWith("3") && prefix !== "3530" ? 15 : 16;
    const body = (prefix + rest.join("")).slice(0, length - 1);
    return body + checkDigit(body);
  });

test.each(Object.entries(ASKS))(
  "any card's number is masked, written or said, in groups and over turns: %s",
  (language, ask) => {
    fc.assert(
      fc.property(number, fc.boolean(), fc.boolean(), fc.integer({ min: 1, max: 8 }), (card, inWords, parted, size) => {
        const groups = card.match(new RegExp(`.{1,${size}}`, "g")) ?? [];
        const said = groups.map((group) => (inWords ? spokenDigits(language, group) : group));
        const turns: Utterance[] = [{ speaker: "ai", text: ask }];
        for (const group of parted ? said : [said.join(" ")])
          turns.push({ speaker: "customer", text: group }, { speaker: "ai", text: "ok" });
        for (const [turn, text] of masked(turns, language).entries())
          if (turns[turn]?.speaker === "customer") expect(text).toMatch(/^[#\s]+$/);
      }),
      { numRuns: 100 },
    );
  },
);
