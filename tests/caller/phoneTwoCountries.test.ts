import { levelOf } from "./support/levelOf";

test.each(["\n", " ", "", " - ", " / "])(
  "the same national number of two countries with %j between is both",
  (between) => {
    const column = ["+961 71 123 456", "+252 71 123456"].join(between);
    for (const number of ["+96171123456", "+25271123456"]) {
      expect([levelOf(number, column), levelOf(column, number)]).toEqual(["EXACT", "EXACT"]);
    }
    expect(levelOf("+24771123456", column)).toBe("NO_MATCH");
  },
);

test("the end of one number and the start of the next are no third number", () => {
  expect(levelOf("+24740123", "+234 802 123 4567\n+994 40 123 45 67")).toBe("NO_MATCH");
});
