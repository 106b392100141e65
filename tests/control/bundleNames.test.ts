/** @jest-environment node */
import vm from "node:vm";

const { named } = jest.requireActual<{ named: (script: string) => string }>("../../scripts/smaller/names-plugin.cjs");

const wrapped = (body: string): string => `(() => { "use strict"; ${body} })()`;

test.each([
  [
    "variables of the same name in functions within functions",
    "let a = 1; return (a => [a, (() => { let b = a; return (a => a + b)(3); })()])(2);",
  ],
  [
    "what a function is called before it stands there",
    "return first(2); function first(x) { return second(x) + 1; } function second(y) { return y * 2; }",
  ],
  [
    "properties, and variables called like them",
    "let text = 'a', one = { text, two: text }; let { two, text: other = two } = one; return [one, two, other];",
  ],
  [
    "what is taken apart, with what stands for a missing part",
    "return (({ x, y = x, ...rest }, [z] = [x], q = () => z) => [x, y, rest, q()])({ x: 1, w: 2 });",
  ],
  [
    "a class, by its name inside and outside",
    "class One { make() { return new One(); } get x() { return One.y; } } One.y = 5; return [new One().make().x, new One() instanceof One];",
  ],
  [
    "functions that call themselves by their own name",
    "let f = function g(n) { return n < 2 ? 1 : n * g(n - 1); }; return f(5);",
  ],
  [
    "what is caught, and blocks",
    "let e = 1; try { throw 2; } catch (x) { let e = x; { let x = e + 1; e = x; } return e; } finally { e = 4; }",
  ],
  [
    "loops that each keep their own variable",
    "let all = []; for (let i = 0; i < 3; i++) all.push(() => i); for (let x of [7]) all.push(() => x); return all.map(f => f());",
  ],
  [
    "labels and what is not declared here",
    "again: for (let n of [1, 2]) { for (let m of [3, 4]) { if (m === 4) continue again; if (n === 2) return [n, m, given.a, typeof t]; } }",
  ],
  ["arguments of a function", "function f(a, b) { return arguments.length + a + b; } return f(1, 2);"],
  [
    "more variables than there are letters",
    `${Array.from({ length: 80 }, (_, at) => `let v${at} = ${at};`).join(" ")} return (() => ${Array.from({ length: 80 }, (_, at) => `v${at}`).join(" + ")})();`,
  ],
])("a script does the same with its new names: %s", (_what, body) => {
  const run = (script: string): unknown => vm.runInNewContext(script, { given: { a: 6 } });
  const script = wrapped(body);
  expect(JSON.stringify(run(named(script)))).toBe(JSON.stringify(run(script)));
});

test("functions that do the same with other names end up alike", () => {
  const body = (one: string, two: string): string => `(${one}, ${two}) => ${one}.slice(${two}, ${two} + ${one}.length)`;
  const out = named(wrapped(`return [${body("x", "y")}, ${body("y", "x")}, ${body("from", "at")}];`));
  expect(new Set(out.match(/\(\w+, \w+\) => [^\]]*?\)/g)).size).toBe(1);
});

test("a script keeps what it takes from outside, and what others take from it", () => {
  const out = named("var made; (() => { let long = outside.thing; made = { long, e: n => t(n) }; })(); other(made);");
  expect(out).toMatch(
    /^var made; \(\(\) => \{ let (\w+) = outside\.thing; made = \{ long:\1, e: (\w) => t\(\2\) \}; \}\)\(\); other\(made\);$/,
  );
});

test("a script that does not parse is refused", () => {
  expect(() => named("let = ;")).toThrow("The script cannot be read: Parsing error");
});
