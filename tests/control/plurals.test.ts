import { LANGUAGES } from "../../Transcript/languages";
import { createHostServices } from "../../OpenCXTranscriptControl/host/hostServices";
import type { CountedKey } from "../../OpenCXTranscriptControl/strings/keys";
import { contextOf, newHost } from "./support/mount";
import { listedKeys, plain, readStrings } from "./support/strings";

const COUNTED = listedKeys("CountedKey");

/** Numbers among which each of our languages shows all of its forms. */
const NUMBERS = [...Array.from({ length: 201 }, (_, number) => number), 1_000_000];

function counted(language: number, key: CountedKey, amount: number, ...values: readonly number[]): string {
  const host = { ...newHost(), language };
  return plain(createHostServices(() => contextOf(host)).count(key, amount, ...values));
}

test.each(LANGUAGES)(
  "$name has the plural forms that it needs and no other, each with its numbers",
  ({ lcid, tag }) => {
    const strings = readStrings(lcid);
    const english = readStrings(1033);
    const rules = new Intl.PluralRules(tag);
    expect(strings.get("languageTag")).toBe(tag);
    for (const key of COUNTED) {
      const forms = [...strings.keys()].filter((each) => each.replace(/_[a-z]+$/, "") === key && each !== key);
      const needed = new Set(NUMBERS.map((number) => `${key}_${rules.select(number)}`));
      expect(forms.sort()).toEqual([...needed].sort());
      const inEnglish = new Set(english.get(`${key}_other`)?.match(/\{\d\}/g));
      for (const form of forms) {
        const numbers = NUMBERS.filter((number) => `${key}_${rules.select(number)}` === form);
        const text = strings.get(form) ?? "";
        // "two turns" is a word of its own in Arabic; only a form for one number alone may do without it.
        const wanted =
          numbers.length === 1 && !text.includes("{0}")
            ? [...inEnglish].filter((hole) => hole !== "{0}")
            : [...inEnglish];
        expect([form, ...new Set(text.match(/\{\d\}/g))].sort()).toEqual([form, ...wanted].sort());
      }
    }
  },
);

test.each([
  [1033, ["1 turn", "2 turns", "1,000,000 turns"]],
  [1031, ["1 Beitrag", "2 Beiträge", "1,000,000 Beiträge"]],
  [1036, ["1 intervention", "2 interventions", "1,000,000 d’interventions"]],
  [3082, ["1 intervención", "2 intervenciones", "1,000,000 de intervenciones"]],
  [1025, ["مداخلة واحدة", "مداخلتان", "1,000,000 مداخلة"]],
])("a count in language %i follows its grammar", (language, words) => {
  expect([1, 2, 1_000_000].map((amount) => counted(language, "turns", amount))).toEqual(words);
});

test("Arabic has six forms of a count", () => {
  expect([0, 1, 2, 5, 11, 100].map((amount) => counted(1025, "foundMany", amount))).toEqual([
    "لا جهة اتصال تحمل هذا الرقم.",
    "جهة اتصال واحدة تحمل هذا الرقم.",
    "جهتا اتصال تحملان هذا الرقم.",
    "5 جهات اتصال تحمل هذا الرقم.",
    "11 جهة اتصال تحمل هذا الرقم.",
    "100 جهة اتصال تحمل هذا الرقم.",
  ]);
});

test("the form follows the language of the strings, not the one that the user's numbers are written in", () => {
  // A user of a language that we do not speak reads English, whatever the numbers look like.
  const host = { ...newHost(), language: 1033 };
  const context = { ...contextOf(host), userSettings: { ...contextOf(host).userSettings, languageId: 1045 } };
  expect(plain(createHostServices(() => context).count("turns", 3))).toBe("3 turns");
  expect(counted(1033, "shownTurns", 2300, 2000)).toBe("2000 of 2,300 turns shown");
});

test("a form that the browser knows and the strings lack is the general one", () => {
  const strings: Readonly<Record<string, string>> = { languageTag: "pl", turns_one: "one", turns_other: "{0} other" };
  const context = {
    ...contextOf(newHost()),
    resources: { getString: (key: string) => strings[key] ?? key, getResource: jest.fn() },
  };
  const services = createHostServices(() => context);
  expect([1, 5].map((amount) => services.count("turns", amount))).toEqual(["one", "5 other"]);
});
