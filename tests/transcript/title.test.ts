import fc from "fast-check";
import { title } from "../../Transcript/description/title";
import { conversation } from "./support/hostile";

const turns = [] as const;

describe("the title of a case", () => {
  test.each([
    [{ classification: "Pay bill", caller: { name: "Ann Lee", phone: "+12025550143" }, turns }, "Pay bill - Ann Lee"],
    [{ classification: "Pay bill", caller: { phone: "+12025550143" }, turns }, "Pay bill - +12025550143"],
    [{ classification: "Pay bill", caller: { email: "a@example.com" }, turns }, "Pay bill - Anonymous"],
    [
      { channel: "email", classification: "Pay bill", caller: { email: "a@example.com" }, turns },
      "Pay bill - a@example.com",
    ],
    [{ caller: { name: "Ann Lee" }, turns }, "Support - Ann Lee"],
    [{ classification: " ", caller: { name: "\u202E" }, turns }, "Support - Anonymous"],
    [
      { classification: "\u200B", caller: { name: "\u3164\u200D", phone: "+12025550143" }, turns },
      "Support - +12025550143",
    ],
    [{ caller: { name: "\u2060\uFEFF" }, turns }, "Support - Anonymous"],
    [{ caller: { name: "नर्\u200Dया 👩‍👧" }, turns }, "Support - नर्\u200Dया 👩‍👧"],
    [{ classification: "a\r\nb", caller: { name: "c\u2028\td" }, turns }, "a b - c d"],
  ])("of %j is %j", (c, expected) => {
    expect(title(c)).toBe(expected);
  });

  test("keeps the caller readable when the classification is too long, and both when both are", () => {
    expect(title({ classification: "x".repeat(500), caller: { name: "Ann Lee" }, turns })).toBe(
      `${"x".repeat(189)}… - Ann Lee`,
    );
    const both = title({ classification: "x".repeat(500), caller: { name: "y".repeat(500) }, turns });
    expect(both).toHaveLength(200);
    expect(both).toBe(`${"x".repeat(116)}… - ${"y".repeat(79)}…`);
  });

  test("never splits what people see as one character", () => {
    const family = "👩‍👩‍👧‍👦";
    for (let length = 150; length < 175; length += 1) {
      const made = title({ classification: "x".repeat(length) + family.repeat(9), caller: { name: "Ann Lee" }, turns });
      expect(made).toMatch(new RegExp(`^x+(${family})*… - Ann Lee$`, "u"));
    }
  });

  test("is one line of at most 200 characters without half characters, for every conversation", () => {
    fc.assert(
      fc.property(conversation, fc.integer({ min: 0, max: 120 }), (c, times) => {
        const made = title({
          ...c,
          classification: (c.classification ?? "").repeat(times),
          caller: { name: "😀".repeat(times) + (c.caller.name ?? "") },
        });
        expect(made.length).toBeLessThanOrEqual(200);
        expect(made).toMatch(/^\S.* - \S.*$/u);
        expect(made).not.toMatch(/[\n\r\v\f\u0085\u2028\u2029]|\p{Cs}/u);
      }),
    );
  });
});
