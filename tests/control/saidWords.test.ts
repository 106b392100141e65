/** @jest-environment node */
import path from "node:path";
import vm from "node:vm";
import { fold } from "../../Transcript/find/fold";
import { Lexicon } from "../../Transcript/said/lexicon";
import type { Table } from "../../Transcript/said/lexicon/table";
import { tableOf } from "../../Transcript/said/lexicon/tables";

type Tables = { readonly tableOf: typeof tableOf };

const loader = jest.requireActual<(this: { resourcePath: string }) => string>(
  "../../scripts/smaller/packed/said-words-loader.cjs",
);
const { IMPORT, SOURCE } = jest.requireActual<{ IMPORT: string; SOURCE: string }>(
  "../../scripts/smaller/packed/packed-text.cjs",
);
const script = loader
  .call({ resourcePath: path.resolve("Transcript/said/lexicon/tables.ts") })
  .replace(IMPORT, () => SOURCE)
  .replace("export function", "function");
const bundled = vm.runInThisContext(`(() => { ${script}; return { tableOf }; })()`) as Tables;

/** What each word of the sources means by a table, its marks in any order, and the patterns. */
function read(language: string, table: Table): unknown {
  const lexicon = new Lexicon(language, table);
  const source = Object.entries(tableOf(language) ?? {});
  const words = source.flatMap(([, text]) => fold(text).text.split(/[\s/=|*]+/));
  const patterns = source.flatMap(([key]) => (key.length > 1 && !key.startsWith("@") ? [key] : []));
  return [
    words.map((word) => [word, { ...lexicon.meaning(word), is: Array.from(lexicon.meaning(word).is).sort() }]),
    patterns.map((key) => [
      key,
      lexicon
        .pattern(key)
        .source.split(/\(\?:|[()|]/)
        .sort(),
    ]),
  ];
}

test.each(["ar", "de", "en", "es", "fr"])("the bundle has the words of %s", (language) => {
  const [table = {}, packed = {}] = [tableOf(language), bundled.tableOf(language)];
  expect(Object.keys(table).length).toBeGreaterThan(50);
  expect(read(language, packed)).toEqual(read(language, table));
});

test.each(["tlh", "constructor", ""])("there are no words of %p, in the bundle neither", (language) => {
  expect(tableOf(language)).toBeUndefined();
  expect(bundled.tableOf(language)).toBeUndefined();
});
