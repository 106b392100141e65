import { readFileSync } from "node:fs";
import path from "node:path";
import { hear, type Utterance } from "../../../Transcript/said/hear";
import { LANGUAGES } from "../../../Transcript/languages";

const TURNS = 200;

/** What people and menus say that a rep has no use for: who may say it, and the words. */
function linesOf(language: string): readonly { readonly who: string; readonly text: string }[] {
  const file = path.join(__dirname, "smallTalk", `${language}.txt`);
  return readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => ({ who: line.slice(0, line.indexOf(" ")), text: line.slice(line.indexOf(" ") + 1) }));
}

/** A call of two sides that go through their lines, each in another order. */
function smallTalk(language: string, stride: number): readonly Utterance[] {
  const lines = linesOf(language);
  const by = (who: string): readonly string[] =>
    lines.filter((line) => line.who === who || line.who === "both").map(({ text }) => text);
  const sides = [
    ["ai", by("ai")],
    ["customer", by("customer")],
  ] as const;
  return Array.from({ length: TURNS }, (_, at) => {
    const [speaker, texts] = sides[at % 2] ?? sides[0];
    return { speaker, text: texts[(at * stride) % texts.length] ?? "" };
  });
}

const heardNothing = { said: [], promises: [], identity: [], cards: [] };

test.each(LANGUAGES.flatMap(({ tag }) => [1, 7, 11].map((stride) => [tag, stride] as const)))(
  "nothing is heard in small talk and menus: %s, every %i",
  (language, stride) => {
    expect(hear(smallTalk(language, stride), language)).toEqual(heardNothing);
  },
);

test.each(LANGUAGES.map(({ tag }) => tag))("nothing is heard where one side says all of it: %s", (language) => {
  for (const speaker of ["ai", "customer"] as const) {
    const turns = linesOf(language)
      .filter(({ who }) => who === speaker || who === "both")
      .map(({ text }) => ({ speaker, text }));
    expect(hear(turns, language)).toEqual(heardNothing);
  }
});
