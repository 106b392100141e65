/** @jest-environment node */
import { readFileSync } from "node:fs";
import path from "node:path";
import { transform } from "esbuild";
import fc from "fast-check";
import * as forms from "../../Caller/phone/oldForms";
import { packedBundle, type PackedBundle } from "./support/packedBundle";

const required = (file: string): unknown => jest.requireActual(`../../scripts/smaller/packed/${file}.cjs`);
const formsLoader = required("old-forms-loader") as (source: string) => string;
const plansLoader = required("phone-plans-loader") as (this: { resourcePath: string }) => string;
const { changesIn } = required("old-forms") as { changesIn: (folder: string) => readonly string[][] };

const ENTRY = path.resolve("Caller/phone/oldForms.ts");

async function javascript(): Promise<string> {
  // As compact as webpack's loaders hand it on.
  return (await transform(readFileSync(ENTRY, "utf8"), { loader: "ts", target: "es2021", minifyWhitespace: true }))
    .code;
}

let bundle: PackedBundle<typeof forms>;

beforeAll(async () => {
  bundle = await packedBundle(ENTRY, (onLoad) => {
    onLoad({ filter: /oldForms\.ts$/ }, async () => ({ contents: formsLoader(await javascript()) }));
    onLoad({ filter: /plans\.ts$/ }, ({ path: file }) => ({ contents: plansLoader.call({ resourcePath: file }) }));
  });
});

test("nothing is unpacked while the script loads, and no change stands in it as it is written", () => {
  expect(bundle.unpacked()).toBe(0);
  expect(bundle.text).not.toContain("[124-8].7");
});

test("the bundle knows the other forms of every number that the sources know", () => {
  const digits = fc.string({ unit: fc.constantFrom(...Array.from("0123456789")), minLength: 4, maxLength: 10 });
  for (const [area = "", old = "", present = ""] of changesIn(path.dirname(ENTRY)))
    for (const part of [old, present])
      fc.assert(
        fc.property(digits, fc.nat(9), (rest, any) => {
          const number = area.replace(/\[.*\]/, "5").replaceAll("\\d", String(any)) + part + rest;
          expect([number, bundle.exports.otherForms(number)]).toEqual([number, forms.otherForms(number)]);
          expect([number, bundle.exports.isOldForm(number)]).toEqual([number, forms.isOldForm(number)]);
        }),
        { numRuns: 40 },
      );
  expect(bundle.exports.otherForms("5511987654321")).toEqual(["551187654321"]);
  expect(bundle.unpacked()).toBe(1);
});

test("a table that is written in another way is refused", () => {
  expect(() => formsLoader("const CHANGES = read();")).toThrow("oldForms.ts has its table in another way");
});
