import type { Parts } from "../../Solution/zip";
import { problemsAfter, type Change } from "./support/faults";
import { CONTROL, SCRIPT_PART, fixtureTree } from "./support/fixtureTree";

let tree: Parts;
beforeAll(async () => (tree = await fixtureTree()));

const BUNDLE = `Controls/${CONTROL}/bundle.js`;

/** Code after what a part holds. */
function withCode(part: string, code: string): Change {
  return (parts) => parts.set(part, Buffer.concat([parts.get(part) ?? new Uint8Array(), Buffer.from(`\n${code}\n`)]));
}

const NEWER = [
  ["optional chaining", "window.Xrm?.Page;"],
  ["nullish coalescing", "window.Xrm ?? {};"],
  ["logical assignment", "window.Xrm ??= {};"],
  ["a catch without a name", "try { window.Xrm(); } catch {}"],
  ["a number with separators", "window.Xrm = 1_000;"],
  ["a BigInt", "window.Xrm = 10n;"],
  ["a class field", "window.Xrm = class { width = 1; };"],
  ["a private method", "window.Xrm = class { #draw() {} };"],
  ["a regular expression of sets", "window.Xrm = /[\\p{L}--[a-z]]/v;"],
] as const;

test.each(NEWER.flatMap(([what, code]) => [BUNDLE, SCRIPT_PART].map((part) => [what, part, code] as const)))(
  "%s in %s is named",
  (_, part, code) => {
    expect(problemsAfter(tree, withCode(part, code))).toMatch(
      /^.*: the code uses syntax newer than ES2018 \(SyntaxError/,
    );
  },
);

test("what ES2018 has is no fault, and what is no script is named once", () => {
  const allowed = "window.Xrm = async ({ a, ...rest }) => ({ ...rest, b: /(?<=x)(?<y>.)\\p{L}/su.test(a) });";
  for (const part of [BUNDLE, SCRIPT_PART]) {
    expect(problemsAfter(tree, withCode(part, allowed))).toBe("");
    expect(problemsAfter(tree, withCode(part, "window.Xrm = (;"))).not.toMatch(/ES2018/);
  }
});
