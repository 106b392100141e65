/** @jest-environment node */
import path from "node:path";
import vm from "node:vm";
import { fold } from "../../Transcript/find/fold";
import type { Table } from "../../Transcript/said/lexicon/table";
import { tableOf } from "../../Transcript/said/lexicon/tables";

type Tables = { readonly tableOf: typeof tableOf };

const loader = jest.requireActual<(this: { resourcePath: string }) => string>(
  "../../scripts/smaller/said-words-loader.cjs",
);
const { IMPORT, SOURCE } = jest.requireActual<{ IMPORT: string; SOURCE: string }>(
  "../../scripts/smaller/packed-text.cjs",
);
const script = loader
  .call({ resourcePath: path.resolve("Transcript/said/lexicon/tables.ts") })
  .replace(IMPORT, () => SOURCE)
  .replace("export function", "function");
const bundled = vm.runInThisContext(`(() => { ${script}; return { tableOf }; })()`) as Tables;

/** Words as they are looked up, patterns as they are made. */
function read(table: Table | undefined): unknown {
  return Object.entries(table ?? {})
    .map(([key, text]): [string, string] => [
      key,
      key.length === 1 || key.startsWith("@") ? fold(text).text : text.replace(/\n */g, ""),
    ])
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, text]) => [key, text.replace(/=\S+/g, (value) => value.toLowerCase())]);
}

test.each(["ar", "de", "en", "es", "fr"])("the bundle has the words of %s", (language) => {
  expect(read(bundled.tableOf(language))).toEqual(read(tableOf(language)));
});

test.each(["tlh", "constructor", ""])("there are no words of %p, in the bundle neither", (language) => {
  expect(tableOf(language)).toBeUndefined();
  expect(bundled.tableOf(language)).toBeUndefined();
});
