/** @jest-environment node */
import vm from "node:vm";
import fc from "fast-check";

type Field = readonly [field: number, text: string];

const { pack, SOURCE } = jest.requireActual<{ pack: (fields: readonly Field[]) => string; SOURCE: string }>(
  "../../scripts/smaller/packed/packed-text.cjs",
);

/** What the bundle reads of packed fields, one after the other. */
function unpacked(packed: string, fields: readonly Field[]): readonly string[] {
  const read = vm.runInThisContext(`(() => { ${SOURCE}\nreturn ${packed}; })()`) as (field: number) => string;
  return fields.map(([field]) => read(field));
}

const textsOf = (fields: readonly Field[]): readonly string[] => fields.map(([, text]) => text);

test("any fields come out of the bundle as they went in", () => {
  const chars = fc.constantFrom(...Array.from("0123456789abcxyz[](){}|,\"'\\$ é文+*&#\n"));
  const field = fc.tuple(fc.nat(31), fc.string({ unit: chars, maxLength: 60 }));
  fc.assert(
    fc.property(fc.array(field, { maxLength: 12 }), (fields) => {
      expect(unpacked(pack(fields), fields)).toEqual(textsOf(fields));
    }),
    { numRuns: 25 },
  );
});

test("text that says the same again and again becomes next to nothing", () => {
  const fields = Array.from({ length: 200 }, (): Field => [0, "(\\d{3})(\\d{4})"]);
  const packed = pack(fields);
  expect(packed.length).toBeLessThan(200);
  expect(unpacked(packed, fields)).toEqual(textsOf(fields));
});

test("a text of more than 128 characters is refused, with how many it has", () => {
  const text = String.fromCharCode(...Array.from({ length: 128 }, (_, index) => 160 + index));
  expect(() => pack([[0, text]])).toThrow("The text has 129 characters: 128 can be packed.");
});

test("what ends a field, or divides the alphabet, is refused in a text", () => {
  expect(() => pack([[0, "one;two"]])).toThrow('No text may hold ";": it ends a field.');
  expect(() => pack([[0, "a@b"]])).toThrow('No text may hold "@": it divides the alphabet.');
});
