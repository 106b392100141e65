import { masked, writtenCards, writtenCodes } from "../../../Transcript/said/mask";

/** A text as what is written of a call is masked. */
function shown(text: string): string {
  return masked(text, [...writtenCards(text, ""), ...writtenCodes(text)]);
}

test.each([
  ["4111 - 1111 - 1111 - 1111"],
  ["4111·1111·1111·1111"],
  ["4111\u200b1111\u200b1111\u200b1111"],
  ["(4111) (1111) (1111) (1111)"],
  ["4111    1111    1111    1111"],
  ["4111 1111 1111 1111, 739"],
  ["4111111111111111, 739"],
  ["4111-1111-1111-1111 04 26 739"],
  ["3782 822463 10005 7391"],
  ["CVC2: 7 3 9"],
  ["Security-Code 739"],
  ["card verification value 739"],
])("nothing tells the card: %s", (text) => {
  expect(shown(text)).not.toMatch(/1111|37|39|9174/);
});

test("expiry and what stands before a number stay", () => {
  expect(shown("1 4111 1111 1111 1111 12/27 739")).toBe("1 •••• •••• •••• •••• 12/27 •••");
  expect(shown("4111 1111 1111 1111 12/2027")).toBe("•••• •••• •••• •••• 12/2027");
});

// Each holds digits that were a card's if they stood alone.
test.each([
  "IBAN SE45 4111 1111 1111 1111 7466",
  "IBAN DE 45 4111 1111 1111 1111 74",
  "9400 4111 1111 1111 1111 10",
  "2026-05-01 10:30:45",
  "the card ending in 4444, exp 04/27",
  "+62 812 3456 7890, +62 812 3456 7891",
])("is none: %s", (text) => {
  expect(shown(text)).toBe(text);
});
