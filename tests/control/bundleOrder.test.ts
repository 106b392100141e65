/** @jest-environment node */
import vm from "node:vm";

const { ordered } = jest.requireActual<{ ordered: (script: string) => string }>(
  "../../scripts/smaller/order-plugin.cjs",
);

/** A script that leaves what it found in `out.is`, as the bundle leaves its control. */
const wrapped = (body: string): string => `(()=>{"use strict";${body}})();`;

function run(script: string): string {
  const out = {};
  vm.runInNewContext(script, { out });
  return JSON.stringify(out);
}

test.each([
  ["functions that stand apart", "let a=()=>b(),c=/x/,b=()=>c.test('x');out.is=a();"],
  ["a value made of others", "let a=()=>2,d=3,b=[a(),1],c=b.map(e=>e+d);out.is=c;"],
  [
    "what a function looks at while the script runs",
    "let a=1,b=()=>a+c(),d={e:'long text, long text'},c=()=>d.e,f=b();out.is=f;",
  ],
  ["a function called above its place", "let a=b(2);function b(e){return c(e)}function c(e){return e*2}out.is=a;"],
  ["a class made into an object", "class A{m(){return f()}}let f=()=>g,g=7,h=new A().m();out.is=h;"],
  [
    "a class that extends another",
    "class A{m(){return 1}}class B extends A{n(){return this.m()+1}}let a=()=>new B().n();out.is=a();",
  ],
  ["what is taken apart", "let {length:a}='four',b=()=>a,[c,d]=[a,a+1];out.is=[b(),c,d];"],
  ["a number that is counted up", "let n=0,up=()=>++n,a=up(),b=up();out.is=[a,b,up()];"],
  ["assignments behind all else", "let f=()=>f.x;f.x=5;let g=()=>f();out.is=g();"],
  ["constants", "const a='x';let b=()=>a,c=b();out.is=c;"],
])("a script does the same in another order: %s", (_what, body) => {
  expect(run(ordered(wrapped(body)))).toBe(run(wrapped(body)));
});

test("what is alike stands together", () => {
  const one = (name: string): string => `${name}=e=>e.someMember.another.map(t=>t.oneMore)`;
  const other = (name: string): string => `${name}=(e,t)=>{for(const n of e)t.push(n.quiteDifferent)}`;
  const names = ordered(wrapped(`let ${one("a")},${other("b")},${one("c")},${other("d")},${one("f")};out.is=a;`));
  expect(names.match(/\b[abcdf](?==\(?e)/g)?.join("")).toMatch(/^(?:acfbd|bdacf)$/);
});

test("a statement that is more than an assignment is refused", () => {
  expect(() => ordered(wrapped("let a=()=>1;a();"))).toThrow('"a();" is no assignment');
});
