/** @jest-environment node */
import { readFileSync } from "node:fs";
import path from "node:path";
import vm from "node:vm";

type Loader = (this: { resourcePath: string }, source: string) => string;

const loader = jest.requireActual<Loader>("../../scripts/smaller/syntax-loader.cjs");
const functions = readFileSync("scripts/smaller/nullish.js", "utf8").replaceAll("export ", "");

/** What the bundle has in place of an expression, without the import that goes with it. */
const shortened = (code: string): string =>
  loader.call({ resourcePath: path.resolve("ours.js") }, `result = ${code}`).replace(/^import .*$/m, "");

/** An expression's value, and what it did: which of the functions `a`, `b` and `c` it called, in which order. */
function run(code: string, value: unknown): unknown {
  const called: string[] = [];
  const call = (name: string) => (given: unknown) => {
    called.push(name);
    return given;
  };
  const context = { x: value, empty: undefined, a: call("a"), b: call("b"), c: call("c"), result: undefined };
  try {
    vm.runInNewContext(`${functions}\n${code}`, context);
  } catch (error) {
    return [String(error).split(":")[0], called];
  }
  return [context.result, called];
}

const VALUES = [undefined, null, 0, "", "text", false, { y: null }, { y: { z: 1 } }, { y: { z: "" } }, [[7]]];

test.each([
  "x ?? 1",
  "x ?? []",
  "a(x) ?? ''",
  "x ?? empty ?? 2",
  "a(x) ?? b(1)",
  "(a(x) ?? b(empty)) ?? c(3)",
  "x?.y",
  "x?.y?.z",
  "x?.y.z",
  "x?.y.z?.length",
  "x?.y?.z.toString()?.length",
  "x?.y?.[a('z')].toString().length",
  "x?.y?.z.length",
  "x?.[0]?.[0]",
  "x?.[a(0)]",
  "x?.toString().length",
  "x?.toString?.()",
  "x?.missing?.(a(1))",
  "a(x)?.y?.z ?? b(4)",
  "typeof x?.y",
  "(({ y = 5, z } = {}) => y ?? z)(a(x) ?? {})",
  "(() => { const { y } = x ?? {}; return y; })()",
])("%s gives in the bundle what it gives in the sources, and calls what it calls", (code) => {
  for (const value of VALUES)
    expect([value, run(shortened(code), value)]).toEqual([value, run(`result = ${code}`, value)]);
});

test("what waits stays where it can", async () => {
  const code = shortened("(async () => (await a(x)) ?? (await b(6)))()");
  const context = { x: undefined, a: (each: unknown) => each, b: (each: unknown) => each, result: undefined };
  vm.runInNewContext(`${functions}\n${code}`, context);
  await expect(context.result).resolves.toBe(6);
});

test("no const is left, and what is shortened imports what it calls", () => {
  const code = loader.call({ resourcePath: path.resolve("ours.js") }, "const x = y?.z; export { x };");
  expect(code).not.toMatch(/\bconst\b|\?\./);
  expect(code).toContain(`from ${JSON.stringify(path.resolve("scripts/smaller/nullish.js"))}`);
});

test("texts and numbers written out are compared by two signs where types tell what they are compared with", () => {
  const compared = (file: string): string =>
    loader.call({ resourcePath: path.resolve(file) }, "r = x === 'a' && y !== 0 && x === y");
  expect(compared("ours.ts")).toContain("x == 'a' && y != 0 && x === y");
  expect(compared("library.js")).toContain("x === 'a' && y !== 0 && x === y");
});
