/** @jest-environment node */
import vm from "node:vm";
import fc from "fast-check";

type Packed = { readonly source: string; readonly code: string };

const { pack } = jest.requireActual<{ pack: (text: string) => Packed }>("../../scripts/smaller/packed-text.cjs");

/** What the bundle makes of a packed text. */
const unpacked = ({ source, code }: Packed): unknown => vm.runInNewContext(`${source}\n${code}`);

test("any text comes out of the bundle as it went in", () => {
  const chars = fc.constantFrom(...Array.from("0123456789abcxyz[](){}|,\"'\\$ é文😀\n"));
  fc.assert(
    fc.property(fc.string({ unit: chars, maxLength: 400 }), (text) => {
      expect(unpacked(pack(text))).toBe(text);
    }),
    { numRuns: 25 },
  );
});

test("text that says the same again and again becomes next to nothing", () => {
  expect(pack("(\\d{3})(\\d{4})".repeat(200)).code.length).toBeLessThan(200);
});

test("a text of more than 64 characters is refused, with how many it has", () => {
  const text = String.fromCharCode(...Array.from({ length: 65 }, (_, index) => 40 + index));
  expect(() => pack(text)).toThrow("The text has 65 characters: 64 can be packed.");
});
