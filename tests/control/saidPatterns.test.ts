/** @jest-environment node */
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { transform } from "esbuild";
import { hear, type Utterance } from "../../Transcript/said/hear";
import { packedBundle, type PackedBundle } from "./support/packedBundle";

type Loader = (this: { resourcePath: string }, source: string) => string;
interface Call {
  readonly language?: string;
  readonly turns: readonly Utterance[];
}

const required = (file: string): unknown => jest.requireActual(`../../scripts/smaller/packed/${file}.cjs`);
const wordsLoader = required("said-words-loader") as Loader;
const patternsLoader = required("said-patterns-loader") as Loader;
const { MODULES } = required("said-patterns") as { MODULES: RegExp };

const ENTRY = path.resolve("Transcript/said/hear.ts");

let bundle: PackedBundle<{ readonly hear: typeof hear }>;

beforeAll(async () => {
  bundle = await packedBundle(ENTRY, (onLoad) => {
    onLoad({ filter: /Transcript[\\/]said[\\/]/ }, async ({ path: file }) => {
      if (file.endsWith("tables.ts")) return { contents: wordsLoader.call({ resourcePath: file }, "") };
      const { code } = await transform(readFileSync(file, "utf8"), { loader: "ts", target: "es2021" });
      return { contents: MODULES.test(file) ? patternsLoader.call({ resourcePath: file }, code) : code };
    });
  });
});

test("nothing is unpacked while the script loads", () => {
  expect(bundle.unpacked()).toBe(0);
});

test.each(["ar", "de", "en", "es", "fr"])("the bundle hears of calls in %s what the sources hear", (tongue) => {
  const folder = "tests/transcript/said/calls";
  const files = readdirSync(folder)
    .filter((file) => file.startsWith(tongue))
    .slice(0, 5);
  expect(files).toHaveLength(5);
  for (const file of files) {
    const { turns, language } = JSON.parse(readFileSync(path.join(folder, file), "utf8")) as Call;
    expect([file, JSON.stringify(bundle.exports.hear(turns, language))]).toEqual([
      file,
      JSON.stringify(hear(turns, language)),
    ]);
  }
  expect(bundle.unpacked()).toBe(1);
});

test("a pattern that is read while its module loads, remembers its place or is short stays where it stands", () => {
  const code =
    "const LIST = [/^(?:one|two)$/];\nconst found = (text) => /ab/.test(text) || text.match(/(?:one|two)/g);\n";
  expect(patternsLoader.call({ resourcePath: ENTRY }, code)).toContain(code);
});
