/** @jest-environment node */
import vm from "node:vm";

const { withArrows } = jest.requireActual<{ withArrows: (script: string) => string }>(
  "../../scripts/smaller/arrows-plugin.cjs",
);

const wrapped = (body: string): string => `(() => { "use strict"; ${body} })();`;

const run = (script: string): unknown => vm.runInNewContext(script);

test.each([
  ["one after the other", "function a(x, y = 2) { return x + y; } let one = a(1); return one;"],
  ["one that another calls later", "function a() { return b(); } function b() { return 1; } return a();"],
  ["one called above its place", "let one = b(); function b() { return 1; } return one;"],
  [
    "one called above its place by another",
    "function a() { return b(); } let one = a(); function b() { return 1; } return one;",
  ],
  [
    "one called above its place by a class",
    "class A { m() { return b(); } } let one = new A().m(); function b() { return 1; } return one;",
  ],
  ["one handed over above its place", "let all = [1, 2].map(b); function b(x) { return x + 1; } return all;"],
  ["one that reads its arguments", "function a() { return arguments.length; } return a(1, 2);"],
  ["one that is called on something", "function a() { return this.x; } return a.call({ x: 5 });"],
  ["one that makes objects", "function A() {} let one = new A(); return one instanceof A;"],
  ["one that yields", "function* a() { yield 1; } return [...a()];"],
  ["one that calls itself", "function a(n) { return n < 2 ? 1 : n * a(n - 1); } return a(4);"],
])("a script does the same with arrows: %s", (_what, body) => {
  const script = wrapped(body);
  expect(JSON.stringify(run(withArrows(script)))).toBe(JSON.stringify(run(script)));
});

test("what nothing calls above its place becomes an arrow, and what something calls there stays", () => {
  const script = wrapped("async function a() { b(); } function b({ x }) { return x; } let c = d(); function d() {}");
  expect(withArrows(script)).toBe(
    wrapped("let a = async () => { b(); }; let b = ({ x }) => { return x; }; let c = d(); function d() {}"),
  );
});
