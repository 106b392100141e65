import path from "node:path";
import { Linter } from "eslint";
import { parser } from "typescript-eslint";
import house from "../../scripts/walls.cjs";

const config = {
  files: ["**/*.ts"],
  languageOptions: { parser: parser as Linter.Parser },
  plugins: { house },
  rules: { "house/walls": "error" as const },
};
const lint = (file: string, code: string): readonly string[] =>
  new Linter({ cwd: process.cwd() })
    .verify(code, config, { filename: path.resolve(file) })
    .map((found) => found.message);

test.each([
  ["Transcript", "Solution"],
  ["Transcript", "tests"],
  ["OpenCXTranscriptControl", "Ingestion"],
  ["OpenCXTranscriptControl", "LocalPlatform"],
  ["WebResources", "OpenCXTranscriptControl"],
  ["Ingestion", "WebResources"],
  ["Solution", "Ingestion"],
  ["LocalPlatform", "Ingestion"],
  ["LocalPlatform", "tests"],
])("%s must not lean on %s, however it is imported", (room, other) => {
  const file = `${room}/deep/file.ts`;
  const message = `${room} must not lean on ${other}.`;
  for (const code of [
    `import { thing } from "../../${other}/thing";`,
    `import "../../${other}";`,
    `import "../.././${other}/thing";`,
    `import "../../Transcript/../${other}/thing";`,
    `import type { Thing } from "../../${other}/thing";`,
    `export { thing } from "../../${other}/thing";`,
    `export * from "../../${other}/thing";`,
    `export const thing = import("../../${other}/thing");`,
    `export type Thing = import("../../${other}/thing").Thing;`,
    `import thing = require("../../${other}/thing");`,
    `const thing = require("../../${other}/thing");`,
  ]) {
    expect([code, ...lint(file, code)]).toEqual([code, message]);
  }
});

test("a room may import itself, Transcript and packages; tests may import everything", () => {
  const code = `import "../near"; import "../../Transcript/read"; import "zod"; import "node:path";`;
  for (const room of [
    "Transcript",
    "OpenCXTranscriptControl",
    "WebResources",
    "Ingestion",
    "Solution",
    "LocalPlatform",
  ])
    expect(lint(`${room}/deep/file.ts`, code)).toEqual([]);
  expect(lint("tests/deep/file.ts", `import "../../Ingestion/landing"; import "../../Solution/zip";`)).toEqual([]);
});
