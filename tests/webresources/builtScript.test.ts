/** @jest-environment node */
import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { Linter } from "eslint";

let script = "";

beforeAll(() => {
  script = readFileSync("out/webresources/opencx_/scripts/caseform.js", "utf8");
});

test("the built script is a classic script in the syntax of ES2018, the newest that the Solution Checker accepts", () => {
  const messages = new Linter().verify(script, { languageOptions: { ecmaVersion: 2018, sourceType: "script" } });
  expect(messages.filter((message) => message.fatal)).toEqual([]);
});

test("it is strict, and ASCII whatever encoding it is served with", () => {
  expect(script.startsWith('"use strict";')).toBe(true);
  expect(/^[\x20-\x7e\n]*$/.test(script)).toBe(true);
});

test("it leaves one name behind, OpenCX, with the one function that the form's XML names", () => {
  const page = createContext({});
  runInContext(script, page);
  expect(Object.keys(page)).toEqual(["OpenCX"]);
  expect(runInContext("Object.keys(OpenCX.CaseForm).join() + ' ' + typeof OpenCX.CaseForm.onLoad", page)).toBe(
    "onLoad function",
  );
});

test("it adds to an OpenCX that another of our scripts has made", () => {
  const page = createContext({ OpenCX: { Ribbon: 1 } });
  runInContext(script, page);
  expect(runInContext("Object.keys(OpenCX).sort().join()", page)).toBe("CaseForm,Ribbon");
});
