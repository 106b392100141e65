/** @jest-environment node */
import path from "node:path";
import vm from "node:vm";
import { fold } from "../../Transcript/find/fold";
import { Lexicon } from "../../Transcript/said/lexicon";
import { textsOf } from "../../Transcript/said/lexicon/tables";

type Tables = { readonly textsOf: typeof textsOf };
type Texts = readonly (readonly [key: string, text: string])[];

const loader = jest.requireActual<(this: { resourcePath: string }) => string>(
  "../../scripts/smaller/packed/said-words-loader.cjs",
);
const { IMPORT, SOURCE } = jest.requireActual<{ IMPORT: string; SOURCE: string }>(
  "../../scripts/smaller/packed/packed-text.cjs",
);
const script = loader
  .call({ resourcePath: path.resolve("Transcript/said/lexicon/tables.ts") })
  .replace(IMPORT, () => SOURCE)
  .replaceAll("export function", "function");
const bundled = vm.runInThisContext(`(() => { ${script}; return { textsOf }; })()`) as Tables;

/** What each word of the sources means by a table, its marks in any order, and the patterns' alternatives, in any order as well. */
function read(language: string, texts: Texts): unknown {
  const lexicon = new Lexicon(language);
  for (const [key, text] of texts) lexicon.take(key, text);
  const source = [...(textsOf(language) ?? [])];
  const words = source.flatMap(([, text]) => fold(text).text.split(/[\s/=|*]+/));
  const patterns = source.flatMap(([key]) => (key.length > 1 && !key.startsWith("@") ? [key] : []));
  return [
    words.map((word) => [word, { ...lexicon.meaning(word), is: Array.from(lexicon.meaning(word).is).sort() }]),
    patterns.map((key) => [
      key,
      lexicon
        .pattern(key)
        .source.split(/\(\?(?:[:=!]|<[=!]|<\w+>)|[()|]/)
        .sort(),
    ]),
  ];
}

test.each(["ar", "de", "en", "es", "fr"])("the bundle has the words of %s", (language) => {
  const [texts, packed] = [[...(textsOf(language) ?? [])], [...(bundled.textsOf(language) ?? [])]];
  expect(texts.length).toBeGreaterThan(50);
  expect(read(language, packed)).toEqual(read(language, texts));
});

test.each(["tlh", "constructor", ""])("there are no words of %p, in the bundle neither", (language) => {
  expect(textsOf(language)).toBeUndefined();
  expect(bundled.textsOf(language)).toBeUndefined();
});
