/** @jest-environment node */
import vm from "node:vm";

const { withProperties, ownNames } = jest.requireActual<{
  withProperties: (script: string, kept: ReadonlySet<string>) => string;
  ownNames: (script: string) => ReadonlySet<string>;
}>("../../scripts/smaller/properties/properties-plugin.cjs");

const run = (script: string): unknown => vm.runInNewContext(`let made; ${script}; JSON.stringify(made)`);

test.each([
  "let t={kn:1,Zn:2,e:3};made=[t.kn,t.kn+t.kn,t.Zn,t.e]",
  "let kn=4,t={kn,Zn:kn};let f=({kn:t,Zn=7,xx=8})=>[t,Zn,xx];made=[f(t),f({kn:1}),t.kn]",
  "class t{kn(){return this.Zn}constructor(){this.Zn=5}get e(){return 6}}let n=new t;made=[n.kn(),n.e,n.Zn]",
])("a script does the same with other names of properties: %s", (script) => {
  const renamed = withProperties(script, new Set(["kept"]));
  expect(run(renamed)).toBe(run(script));
  expect(renamed).not.toContain("Zn(");
});

test("names that stand most often are the shortest, and none is one that a script has of its own", () => {
  const own = ownNames('made = "e" in made || made.to || made["n"] || { t: 1, long: 2 }');
  expect(own).toEqual(new Set(["to", "e", "n", "t"]));
  const renamed = withProperties("made=[q=>q.ab+q.ab+q.ab+q.to+q.Zn+q.Zn+q.c]", own);
  expect(renamed).toMatch(/^made=\[q=>q\.(\w)\+q\.\1\+q\.\1\+q\.to\+q\.(\w)\+q\.\2\+q\.\w\]$/);
  expect([...renamed.matchAll(/q\.(\w)\b/g)].map((match) => match[1]).filter((name) => own.has(name ?? ""))).toEqual(
    [],
  );
});
