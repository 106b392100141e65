/** @jest-environment node */
import { readFileSync } from "node:fs";
import path from "node:path";
import vm from "node:vm";
import { build, transform } from "esbuild";
import fc from "fast-check";
import * as forms from "../../Caller/phone/oldForms";

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

/** How often packed texts were begun to be read. */
let unpacked = 0;
const Learned = new Proxy(Int16Array, {
  construct: (made, [length]: [number]) => {
    unpacked++;
    return new made(length);
  },
});

let text: string;
let bundled: typeof forms;

beforeAll(async () => {
  const packing = {
    name: "packing",
    setup: ({ onLoad }: Parameters<NonNullable<Parameters<typeof build>[0]["plugins"]>[number]["setup"]>[0]) => {
      onLoad({ filter: /oldForms\.ts$/ }, async () => ({ contents: formsLoader(await javascript()) }));
      onLoad({ filter: /plans\.ts$/ }, ({ path: file }) => ({ contents: plansLoader.call({ resourcePath: file }) }));
    },
  };
  const built = await build({ entryPoints: [ENTRY], bundle: true, write: false, format: "cjs", plugins: [packing] });
  text = built.outputFiles[0]?.text ?? "";
  const module = { exports: {} as typeof forms };
  const script = `(module, Int16Array) => {${text}}`;
  (vm.runInThisContext(script) as (...given: unknown[]) => void)(module, Learned);
  bundled = module.exports;
});

test("nothing is unpacked while the script loads, and no change stands in it as it is written", () => {
  expect(unpacked).toBe(0);
  expect(text).not.toContain("[124-8].7");
});

test("the bundle knows the other forms of every number that the sources know", () => {
  const digits = fc.string({ unit: fc.constantFrom(...Array.from("0123456789")), minLength: 4, maxLength: 10 });
  for (const [area = "", old = "", present = ""] of changesIn(path.dirname(ENTRY)))
    for (const part of [old, present])
      fc.assert(
        fc.property(digits, fc.nat(9), (rest, any) => {
          const number = area.replace(/\[.*\]/, "5").replaceAll("\\d", String(any)) + part + rest;
          expect([number, bundled.otherForms(number)]).toEqual([number, forms.otherForms(number)]);
          expect([number, bundled.isOldForm(number)]).toEqual([number, forms.isOldForm(number)]);
        }),
        { numRuns: 40 },
      );
  expect(bundled.otherForms("5511987654321")).toEqual(["551187654321"]);
  expect(unpacked).toBe(1);
});

test("a table that is written in another way is refused", () => {
  expect(() => formsLoader("const CHANGES = read();")).toThrow("oldForms.ts has its table in another way");
});
