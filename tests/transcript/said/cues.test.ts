import { hear } from "../../../Transcript/said/hear";
import { linesSpoken as call, thingsOf } from "../support/lines";

test.each([
  [
    "the nearest cue, not a farther one with its number",
    "en",
    call("c i do not have the order number but my phone is 555 201 8890"),
    ["phone 5552018890"],
  ],
  [
    "a plus in words",
    "es",
    call("a un teléfono de contacto", "c más treinta y cuatro seis uno dos tres cuatro cinco seis siete ocho"),
    ["phone +34612345678"],
  ],
  ["a postcode that ends in a", "en", call("a can i have your postcode", "c s w one a one a a"), ["postcode SW1A 1AA"]],
  [
    "an underscore of two words",
    "es",
    call("a su correo", "c luis guion bajo perez arroba hotmail punto es"),
    ["email luis_perez@hotmail.es"],
  ],
  [
    "no expiry behind a card's number",
    "en",
    call(
      "a what is the sixteen digit number on your card",
      "c four five three nine one four eight eight zero three four three six four six seven",
      "a and when does it expire",
      "c oh eight two seven",
    ),
    ["card 4539148803436467"],
  ],
  [
    "dollars and cents without a word between",
    "en",
    call("c it was twelve ninety nine dollars"),
    ["amount 12.99 dollars"],
  ],
])("of digits said is heard %s", (_what, language, turns, things) => {
  expect(thingsOf(hear(turns, language))).toEqual(things);
});

test("a card's number is masked where a card or an account was asked for, though an account is named", () => {
  const turns = call("a your card number or account number", "c it is linked to my account 4539148803436467");
  expect(hear(turns, "en").cards).toEqual([{ turn: 1, start: 27, end: 43 }]);
});
