import { readFileSync } from "node:fs";
import { formsOf, recordParts } from "../../Solution/check/package";
import catalogue from "../../Solution/labels.json";
import { completeSource } from "../../Solution/pack/completeSource";
import { MAIN_SOLUTION, SOLUTIONS } from "../../Solution/solutions";
import { child, descendants, named } from "../../Solution/xml";
import { BASE_LANGUAGE, LANGUAGES } from "../../Transcript/languages";
import { fixtureTree, packed } from "./support/fixtureTree";

const CODES = LANGUAGES.map(({ lcid }) => `${lcid}`);

/** What Microsoft's forms are called, to which only parts are added. */
const THEIRS = /^(Case for Multisession experience|Enhanced full case form)$/;

test.each(SOLUTIONS)("$name: every label comes in all languages of the product", async (shipped) => {
  const lists = recordParts(packed(await fixtureTree(shipped)))
    .flatMap(({ root }) => descendants(root))
    .filter(({ children: [label] }) => label?.attributes.description !== "")
    .filter(({ children: [label] }) => !THEIRS.test(label?.attributes.description ?? ""))
    .map((element) => element.children.flatMap((label) => label.attributes.languagecode ?? []))
    .filter((languages) => languages.length > 0);
  expect(lists.length).toBeGreaterThan(10);
  for (const languages of lists) expect([...languages].sort()).toEqual([...CODES].sort());
});

test("the cell of a column has no label of ours, so that each organization's own name of the column shows", async () => {
  const cells = formsOf(packed(await fixtureTree()))
    .flatMap(({ form }) => named(form, "cell"))
    .filter((cell) => child(cell, "control")?.attributes.datafieldname !== undefined);
  expect(cells.length).toBeGreaterThan(20);
  for (const cell of cells)
    expect(child(cell, "labels")?.children.map(({ attributes }) => attributes)).toEqual([
      { description: "", languagecode: `${BASE_LANGUAGE}` },
    ]);
});

test("the list of translations has each text in every language but English, and no text that no solution uses", async () => {
  const solutions = await Promise.all(SOLUTIONS.map(async (shipped) => packed(await fixtureTree(shipped))));
  const used = new Set(
    solutions
      .flatMap(recordParts)
      .flatMap(({ root }) => descendants(root))
      .filter(({ attributes }) => attributes.languagecode === `${BASE_LANGUAGE}`)
      .flatMap(({ attributes: { description = "" } }) => (description === "" ? [] : [description]))
      .filter((description) => !THEIRS.test(description)),
  );
  expect(Object.keys(catalogue).sort()).toEqual([...used].sort());
  for (const [text, translations] of Object.entries(catalogue))
    expect([text, [BASE_LANGUAGE.toString(), ...Object.keys(translations)].sort()]).toEqual([text, [...CODES].sort()]);
});

test("the admin's guide names the languages", () => {
  const names = new Intl.DisplayNames(["en"], { type: "language" });
  const sentence = /Labels come in (.*?);/.exec(readFileSync("docs/admins.md", "utf8"))?.[1] ?? "";
  expect(sentence.split(/, | and /).sort()).toEqual(LANGUAGES.map(({ tag }) => names.of(tag)).sort());
});

test("a text without a translation stops packing and is named with its language", () => {
  const file = "Other/Solution.xml";
  const source = readFileSync(`${MAIN_SOLUTION.source}/${file}`, "utf8").replace(
    'description="OpenCX for Dynamics 365"',
    'description="OpenCX, new"',
  );
  expect(() => completeSource(new Map([[file, new TextEncoder().encode(source)]]))).toThrow(
    'Solution/labels.json has no text in language 1025 for "OpenCX, new": add it.',
  );
});
