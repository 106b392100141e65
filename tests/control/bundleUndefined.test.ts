/** @jest-environment node */
import vm from "node:vm";

const { withUndefined } = jest.requireActual<{ withUndefined: (script: string) => string }>(
  "../../scripts/smaller/undefined-plugin.cjs",
);

const wrapped = (body: string): string => `var made; (() => {"use strict";${body}})();`;

test.each([
  "let f=t=>t===void 0?1:2,g=()=>{return void 0};made=[f(),f(null),f(void 0),g()]",
  "let f=(t=void 0)=>t,o={a:void 0,b:'void 0',c:/void 0/.source};made=[f(),o.a,o.b,o.c,`void 0 ${void 0}`]",
  "let f=()=>{made=5};let g=()=>void f();made=[g(),made,void 0]",
])("a script does the same with a variable for what is undefined: %s", (body) => {
  const run = (script: string): unknown => vm.runInNewContext(`${script}; JSON.stringify(made)`);
  const script = withUndefined(wrapped(body));
  expect(run(script)).toBe(run(wrapped(body)));
  expect(script.replace(/['/`]void 0/g, "")).not.toContain("void 0");
});

test("a script that begins otherwise is refused", () => {
  expect(() => withUndefined("(() => { made = void 0 })();")).toThrow("The script is another one");
});
