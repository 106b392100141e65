import { readFileSync } from "node:fs";
import { loadScript } from "../../Solution/check/script/load/load";

/** What is found under `A.f`, or another name. */
function exposed(script: string, name = "A.f"): string {
  const found = loadScript(script)(name);
  return found.kind === "found" ? `found, takes ${found.parameters ?? "any"}` : found.kind;
}

const F = "function (a, b) {}";
const ESBUILD = `var __defProp=Object.defineProperty;var __getOwnPropDesc=Object.getOwnPropertyDescriptor;
var __getOwnPropNames=Object.getOwnPropertyNames;var __hasOwnProp=Object.prototype.hasOwnProperty;
var __export=(target,all)=>{for(var name in all)__defProp(target,name,{get:all[name],enumerable:true})};
var __copyProps=(to,from,except,desc)=>{if(from&&typeof from==="object"||typeof from==="function"){
for(let key of __getOwnPropNames(from))if(!__hasOwnProp.call(to,key)&&key!==except)__defProp(to,key,{get:()=>from[key],
enumerable:!(desc=__getOwnPropDesc(from,key))||desc.enumerable})}return to};
var __toCommonJS=mod=>__copyProps(__defProp({},"__esModule",{value:true}),mod);
var x={};__export(x,{f:()=>f});function f(a,b){} return __toCommonJS(x)`;
const WEBPACK = `"use strict";var e={d:(t,n)=>{for(var r in n)e.o(n,r)&&!e.o(t,r)&&Object.defineProperty(t,r,{enumerable:!0,
get:n[r]})},o:(e,t)=>Object.prototype.hasOwnProperty.call(e,t),r:e=>{"undefined"!=typeof Symbol&&Symbol.toStringTag&&
Object.defineProperty(e,Symbol.toStringTag,{value:"Module"}),Object.defineProperty(e,"__esModule",{value:!0})}},t={};
e.r(t);e.d(t,{f:()=>n});function n(a,b){}`;
const UMD = `"object"==typeof exports&&"undefined"!=typeof module?t(exports):"function"==typeof define&&define.amd?
define(["exports"],t):t((e="undefined"!=typeof globalThis?globalThis:e||self).A={})`;
const NAMESPACE = `function ns(n){var p=n.split("."),c=window;for(var i=0;i<p.length;i++){c[p[i]]=c[p[i]]||{};c=c[p[i]]}return c}`;

test.each([
  ["a namespace that is kept", `var A = A || {}; A.f = ${F};`],
  ["a member of window", `window.A = window.A || {}; window.A.f = ${F};`],
  ["a member of window, by ??=", `window.A ??= {}; window.A.f = ${F};`],
  ["a member of globalThis", "globalThis.A = { f(a, b) {} };"],
  ["a member of this", "this.A = { f: (a, b) => 1 };"],
  ["computed names", `self["A"] = {}; self["A"]["f"] = ${F};`],
  ["names put together", `window["" + "A"] = { [\`\${"f"}\`]: ${F} };`],
  ["an implied global", "A = { f: (a, b) => a };"],
  ["another name of window", "const w = window; w.A = { f(a, b) {} };"],
  ["esbuild", `var A = (() => { ${ESBUILD} })();`],
  ["webpack", `var A; (() => { ${WEBPACK} A = t })();`],
  ["webpack into window", `(() => { ${WEBPACK} (window.A = window.A || {}).x = 1; for (var k in t) A[k] = t[k] })();`],
  ["rollup's UMD", `!function(e,t){${UMD}}(this,(function(e){"use strict";e.f=${F}}));`],
  ["a TypeScript namespace", "var A; (function (A) { function f(a, b) {} A.f = f; })(A || (A = {}));"],
  ["a module that returns", "var A = (function () { return { f: f }; function f(a, b) {} })();"],
  ["a module that fills", `(function (me) { me.f = ${F} })(window.A = window.A || {});`],
  ["a function's members", `A.f = ${F}; function A() {}`],
  ["Object.assign", `var A = {}; Object.assign(A, { f: ${F} });`],
  ["a spread", `var A = { ...{ f: ${F} } };`],
  ["Object.defineProperty", `var A = {}; Object.defineProperty(A, "f", { value: ${F} });`],
  [
    "Vite",
    `var A=function(e){"use strict";return e.f=${F},Object.defineProperty(e,Symbol.toStringTag,{value:"Module"}),e}({});`,
  ],
  ["Microsoft's own sample", `var A = window.A || {}; (function () { this.f = ${F} }).call(A);`],
  ["a namespace by ASP.NET's registration", `Type.registerNamespace("A"); A.f = ${F};`],
  ["an inherited static", `class K { static f(a, b) {} } class L extends K {} window.A = L;`],
  ["__proto__", `var A = {}; A.__proto__ = { f: ${F} };`],
  ["Object.freeze", `var A = Object.freeze({ f: ${F} });`],
  ["Object.create", `var A = Object.create({ f: ${F} });`],
  ["an accessor", `var A = { get f() { return ${F} } };`],
  ["a static method", "class K { static f(a, b) {} } window.A = K;"],
  ["a static field", `class K { static f = ${F} } window.A = class extends K {};`],
  ["an instance", "class K { f(a, b) {} } var A = new K();"],
  ["an instance of a function", `function K() { this.f = ${F} } var A = new K();`],
  ["a prototype that is assigned to", `function K() {} K.prototype = { f: ${F} }; var A = new K();`],
  ["an immediate constructor", `var A = new function () { this.f = ${F} };`],
  ["names in a loop", `var A = {}; for (const name of ["e", "f"]) A[name] = ${F};`],
  ["names in forEach", `var A = {}; ["e", "f"].forEach(function (name) { A[name] = ${F} });`],
  ["a bound function", "var A = { f: (function (a, b, c) {}).bind(null, 1) };"],
  ["the global object by way of Function", `Function("return this")().A = { f: ${F} };`],
  ["destructuring", `var { x: A } = { x: { f: ${F} } };`],
  ["a global of another script", `Other.A = 1; A.f = ${F};`],
])("%s: the function is found", (_, script) => {
  expect(exposed(script)).toBe("found, takes 2");
});

test("functions and namespaces at other depths are found", () => {
  expect(exposed("function f(a) {}", "f")).toBe("found, takes 1");
  expect(
    exposed(
      "var X; (function (X) { let A; (function (A) { A.f = () => {} })(A = X.A || (X.A = {})) })(X || (X = {}))",
      "X.A.f",
    ),
  ).toBe("found, takes 0");
  expect(exposed(`${NAMESPACE} ns("X.A").f = ${F}`, "X.A.f")).toBe("found, takes 2");
  expect(exposed("var A = class { f(a, b = 1, c) {} }", "A.prototype.f")).toBe("found, takes 1");
});

test.each([
  ["another member", "var A = A || {}; A.g = function () {};"],
  ["another member of a kept one", "window.A = window.A || {}; window.A.g = function () {};"],
  ["another member of what is made when it is not there", "if (!window.A) window.A = {}; A.g = function () {};"],
  [
    "another member of a namespace that old code makes",
    'if (typeof (A) == "undefined") { A = { x: 1 } } A.B = A.B || {}; A.B.f = 1;',
  ],
  [
    "another export of Vite",
    `var A=function(e){return e.g=${F},Object.defineProperty(e,Symbol.toStringTag,{value:"Module"}),e}({});`,
  ],
  ["another export of esbuild", `var A = (() => { ${ESBUILD.replace("{f:()=>f}", "{g:()=>f}")} })();`],
  ["another member of a UMD bundle", `!function(e,t){${UMD}}(this,(function(e){e.g=${F}}));`],
  ["nothing", ""],
  ["a constant, which is no member of the global object", "const A = { f() {} };"],
  ["a class, which is none either", "class A { static f() {} }"],
  ["a value that is no function", 'var A = { f: "f" };'],
  ["one that is taken away", `var A = { f: ${F} }; delete A.f;`],
  ["a namespace that is made anew", `var A = { f: ${F} }; A = {};`],
  ["what a function would do that nobody calls", "function f() { window.A = { f() {} } }"],
  ["a local variable", `(function () { var A = { f: ${F} } })();`],
  ["a branch that is never taken", `if (false) { window.A = { f: ${F} } }`],
  ["what is said in a comment or a string", 'var A = {}; // A.f = function () {}\n"A.f = function () {}";'],
])("%s: the function is missing", (_, script) => {
  expect(exposed(script)).toBe("missing");
});

test.each([
  ["a name that comes from elsewhere", `var A = {}; A[name] = ${F};`],
  ["what another script made", "var A = lib.make();"],
  ["an object of another script", "var A = window.B;"],
  ["an object that goes elsewhere", "var A = {}; $.extend(A, more);"],
  ["the global object, handed out", "lib.setUp(window);"],
  ["code in a string", 'eval("var A = make()");'],
  ["a function in a string", "new Function(text)();"],
  ["a text that is run later", 'setTimeout("start()", 10);'],
  ["an element for another script", 'document.head.appendChild(document.createElement("script"));'],
  ["names of the global object", "for (const name in window) window[map(name)] = window[name];"],
  ["a getter of the old kind", `window.__defineGetter__("A", function () { return { f: ${F} } });`],
  ["more than is followed", "var A = {}; function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2) } fib(70);"],
  ["what is nested too deeply", `var A = ${"(".repeat(20_000)}1${")".repeat(20_000)};`],
  ["a sum too long for the parser", `var A = ${"1+".repeat(50_000)}1;`],
  ["thousands of cases", `var A = {}; switch (q) {${"case 1:".repeat(10_000)}}`],
  ["thousands of groups", `var A = {}; /${"(?<a>x)|".repeat(1_500)}y/;`],
  ["a script too long to be read", `var A = {};${" ".repeat(5_000_000)}`],
])("%s: nobody can tell, and nothing is claimed", (_, script) => {
  expect(exposed(script)).toBe("unknown");
});

test("what may or may not happen may expose a function", () => {
  expect(exposed(`if (navigator.onLine) { window.A = { f: ${F} } }`)).toBe("found, takes 2");
  expect(exposed(`setTimeout(function () { window.A = { f: ${F} } })`)).toBe("found, takes 2");
  expect(exposed(`try { window.A = { f: ${F} } } catch (e) { window.A = {} }`)).toBe("found, takes 2");
  expect(exposed("var A = { f: old ? function (a) {} : function () {} };")).toBe("found, takes any");
});

test.each([
  ["it does not parse", "var A = {", "SyntaxError"],
  ["it is a module", "export function f() {}", "SyntaxError"],
  ["it throws", 'throw new Error("no");', "throws an error"],
  ["it sets a member of nothing", "var A; A.f = 1;", "TypeError"],
  ["it calls what is no function", "var A = {}; A.f();", "TypeError"],
  ["it never ends", "while (true) {}", "never ends"],
])("%s: the script is broken", (_, script, reason) => {
  expect(loadScript(script)("A.f")).toEqual({ kind: "broken", reason: expect.stringContaining(reason) });
});

test("what grows without end is not followed to its end", () => {
  const growing = [
    "var s = 'a'; for (var i = 0; i < 99; i++) s += s;",
    "var s = [1]; for (var i = 0; i < 99; i++) s = [...s, ...s];",
    "for (;;) { Object.assign({}, window) }",
    "var A = {}; Object.setPrototypeOf(A, A); A.g;",
    "function r() { [1, 2, 3].forEach(r) } r();",
    `var s = "${"x".repeat(1_000_000)}"; for (;;) s.split("");`,
  ];
  for (const script of growing) expect(["missing", "unknown"]).toContain(exposed(script));
});

test("a script that keeps the parser for long is not read to its end", () => {
  const script = `var A = {};${Array.from({ length: 20 }, (_, index) => `let a${index};`).join("")}`;
  expect(exposed(script)).toBe("missing");
  let now = 0;
  const clock = jest.spyOn(performance, "now").mockImplementation(() => (now += 1_000));
  expect(exposed(script)).toBe("unknown");
  clock.mockRestore();
});

test("nothing of a script runs: what gets out of Node's own contexts does nothing here", () => {
  const escape = `const process = this.constructor.constructor("return process")(); process.exitCode = 77;
    process.mainModule.require("fs").writeFileSync("escaped", "");`;
  const before = process.exitCode;
  loadScript(`${escape} import("node:fs"); [].constructor.constructor("return process")().exit(77);`)("A.f");
  expect(process.exitCode).toBe(before);
});

test("the built form script exposes what its form calls, and no other name", () => {
  const script = loadScript(readFileSync("out/webresources/opencx_/scripts/caseform.js", "utf8"));
  expect(script("OpenCX.CaseForm.onLoad")).toEqual({ kind: "found", parameters: 1 });
  expect(script("OpenCX.CaseForm.onLoda")).toEqual({ kind: "missing" });
});
