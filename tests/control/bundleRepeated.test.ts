/** @jest-environment node */
import vm from "node:vm";

const { withVariables } = jest.requireActual<{ withVariables: (script: string) => string }>(
  "../../scripts/smaller/repeated-plugin.cjs",
);

const wrapped = (body: string): string => `var made; (() => {"use strict";${body}})();`;
const run = (script: string): unknown => vm.runInNewContext(`${script}; JSON.stringify(made)`);

/** A text as often as it takes to become a variable. */
const often = (text: string): string => Array.from({ length: 24 }, () => text).join();

test.each([
  "let f=t=>t===void 0?1:2,g=()=>{return void 0};made=[f(),f(null),f(void 0),g()]",
  "let f=(t=void 0)=>t,o={a:void 0,b:'void 0',c:/void 0/.source};made=[f(),o.a,o.b,o.c,`void 0 ${void 0}`]",
  "let f=()=>{made=5};let g=()=>void f();made=[g(),made,void 0]",
])("a script does the same with a variable for what is undefined: %s", (body) => {
  const script = withVariables(wrapped(body));
  expect(run(script)).toBe(run(wrapped(body)));
  expect(script.replace(/['/`]void 0/g, "")).not.toContain("void 0");
});

test.each([
  ["null", "let f=t=>t===null,g=()=>{return null};made=[f(),f(null),g(),'null',{null:null}.null]"],
  ["functions", "let f=t=>Math.max(t,2),o={Math:{max:f}};made=[f(1),Math.max(1,3),o.Math.max(1)]"],
  ["RegExp", "let f=t=>RegExp(t);made=[f('a').test('a'),'b'instanceof RegExp,new RegExp('c')instanceof RegExp]"],
  ["a text", `let f=t=>{switch(t){case"aria":return"aria"}return[${often('"aria"')}]};made=[f("aria"),f()]`],
  ["keys", `let t=[${often('"a-b"')}],o={"a-b":1,c:{"a-b":t}},{"a-b":d}=o;made=[o["a-b"],o.c,d,"a-b"in o]`],
  [
    "what elements are given",
    `let className="x",e={className},{className:f}=e;made=[${often("{className:1,onClick:2}")},e,f]`,
  ],
  [
    "members",
    `let o={current:"A"},{current:c}=o,f=t=>(0,t).current.toLowerCase();made=[${often("o.current")},c,f(o),"current"in o]`,
  ],
  ["methods", `class A{"a-b"(){return"a-b"}}made=[${often('"a-b"')},new A()["a-b"]()]`],
])("a script does the same with variables for %s", (_, body) => {
  const script = withVariables(wrapped(body));
  expect(run(script)).toBe(run(wrapped(body)));
  expect(script).toContain("$repeated0");
});

test("a text that stands a few times stays where it is", () => {
  const script = wrapped('made=["data-testid","data-testid"]');
  expect(withVariables(script)).toBe(script);
});

test("a script that begins otherwise is refused", () => {
  expect(() => withVariables("(() => { made = void 0 })();")).toThrow("The script is another one");
});
