/** @jest-environment node */
import ts from "typescript";

const { shorterComparisons } = jest.requireActual<{
  shorterComparisons: (file: ts.SourceFile, checker: ts.TypeChecker) => string;
}>("../../scripts/smaller/typed/comparisons-loader.cjs");

/** A module that declares these names of these types, and compares them. */
function shortened(comparison: string, ...types: readonly string[]): string {
  const names = ["a", "b"];
  const text = `${types.map((type, at) => `declare let ${names[at]}: ${type};`).join("\n")}\n${comparison};`;
  const host = ts.createCompilerHost({});
  const file = ts.createSourceFile("compared.ts", text, ts.ScriptTarget.ES2021, true);
  const program = ts.createProgram(
    ["compared.ts"],
    { strict: true, noLib: true },
    {
      ...host,
      getSourceFile: (name) => (name === "compared.ts" ? file : undefined),
    },
  );
  const lines = shorterComparisons(file, program.getTypeChecker()).split("\n");
  return lines[lines.length - 1] ?? "";
}

test.each([
  ["a === b", "string | undefined", "string | null"],
  ["a === undefined", "string | null | undefined"],
  ["a !== undefined", "unknown"],
  ["a === b", "any", "string"],
  ["a === false", "string | false"],
  ["a === b", "number | string", "string"],
  ["a === b", "string[]", "string"],
])("%s stays where two signs would mean something else: %s", (comparison, ...types) => {
  expect(shortened(comparison, ...types)).toBe(`${comparison};`);
});

test.each([
  ["a === b", "a == b", "string | undefined", "string"],
  ["a !== undefined", "a != undefined", "string | undefined"],
  ["a === null", "a == null", "string | null"],
  ["a === b", "a == b", "{ c: 1 }", "{ c: 1 } | undefined"],
  ["a === true || a !== b", "a == true || a != b", "boolean | undefined", "boolean"],
])("%s becomes %s", (comparison, short, ...types) => {
  expect(shortened(comparison, ...types)).toBe(`${short};`);
});
