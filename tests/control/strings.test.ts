import fs from "node:fs";
import path from "node:path";
import { CONTROL_FOLDER, LANGUAGES, listedKeys, readStrings } from "./support/strings";

const english = readStrings(1033);

function sources(folder: string): readonly string[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "generated" ? [] : sources(file);
    return /\.tsx?$/.test(entry.name) ? [fs.readFileSync(file, "utf8")] : [];
  });
}

/** The strings of a language without those that count: each language has other forms of them. */
function plainStrings(language: number): ReadonlyMap<string, string> {
  const counted = new RegExp(`^(${listedKeys("CountedKey").join("|")})_[a-z]+$`);
  return new Map([...readStrings(language)].filter(([key]) => !counted.test(key)));
}

function holes(text: string | undefined): readonly string[] {
  return (text?.match(/\{\d\}/g) ?? []).sort();
}

test.each(LANGUAGES.slice(1))(
  "language %i has the same keys as English, and the same holes in each string",
  (language) => {
    const strings = plainStrings(language);
    expect([...strings.keys()].sort()).toEqual([...plainStrings(1033).keys()].sort());
    for (const [key, text] of strings) {
      expect([key, text.trim()]).not.toEqual([key, ""]);
      // A value may be used twice in one language and once in another; which values there are must agree.
      expect([key, ...new Set(holes(text))]).toEqual([key, ...new Set(holes(english.get(key)))]);
    }
  },
);

test("nothing was left in English", () => {
  // Words that are spelled alike in the languages concerned.
  const alike = new Set([
    "classification",
    "sentiment",
    "sentiment_neutral",
    "summary",
    "phone",
    "session",
    "speaker_agent",
    "speaker_other",
    "contact",
    "channel",
    "email",
    "channel_email",
    "transcript",
    "column_company",
    "agoAt",
    "thing_name",
    "thing_email",
    "thing_date",
  ]);
  for (const language of LANGUAGES.slice(1)) {
    const same = [...readStrings(language)].filter(
      ([key, text]) => text === english.get(key) && !alike.has(key) && !/_(Display|Desc)$/.test(key),
    );
    expect([language, ...same.map(([key]) => key)]).toEqual([language]);
  }
});

test("every key that the manifest names is there", () => {
  const manifest = fs.readFileSync(path.join(CONTROL_FOLDER, "ControlManifest.Input.xml"), "utf8");
  const named = [...manifest.matchAll(/(?:display-name|description)-key="([^"]+)"/g)].map(([, key]) => key ?? "");
  expect(named.filter((key) => !english.has(key))).toEqual([]);
});

test("there is a file of strings for each language of the product and no other, and the manifest names them all", () => {
  const files = LANGUAGES.map((language) => `strings/OpenCXTranscriptControl.${language}.resx`).sort();
  const there = fs.readdirSync(path.join(CONTROL_FOLDER, "strings")).filter((file) => file.endsWith(".resx"));
  expect(there.map((file) => `strings/${file}`).sort()).toEqual(files);
  const manifest = fs.readFileSync(path.join(CONTROL_FOLDER, "ControlManifest.Input.xml"), "utf8");
  expect([...manifest.matchAll(/<resx path="([^"]+)"/g)].map(([, file]) => file).sort()).toEqual(files);
});

test("the list of keys in the code is the list of strings, and each is used", () => {
  const listed = [...listedKeys("StringKey"), ...listedKeys("SaidKey")];
  const written = [...plainStrings(1033).keys()].filter((key) => !/_(Display|Desc)$/.test(key));
  expect([...listed].sort()).toEqual(written.sort());
  const code = sources(CONTROL_FOLDER)
    .filter((text) => !/export type (?:String|Said)Key/.test(text))
    .join("\n");
  // Keys such as `failed_link` are put together from a stem and a word of the code.
  const used = (key: string): boolean =>
    code.includes(`"${key}"`) || (code.includes(`\`${key.slice(0, key.indexOf("_") + 1)}\${`) && key.includes("_"));
  expect([...listed, ...listedKeys("CountedKey")].filter((key) => !used(key))).toEqual([]);
});
