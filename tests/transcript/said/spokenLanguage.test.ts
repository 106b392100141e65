import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { hear } from "../../../Transcript/said/hear";
import { spokenLanguage } from "../../../Transcript/said/spokenLanguage";
import type { LabelledCall } from "../../cases/support/saidCalls";

const calls = ["calls", "others", "hard"].flatMap((folder) =>
  readdirSync(path.join(__dirname, folder))
    .filter((file) => file.endsWith(".json"))
    .map(
      (file) => [file, JSON.parse(readFileSync(path.join(__dirname, folder, file), "utf8")) as LabelledCall] as const,
    ),
);

test("a call's language is told by its words, for each call that is labelled", () => {
  const wrong = calls.filter(([, { turns, language }]) => spokenLanguage(turns) !== language).map(([file]) => file);
  expect(wrong).toEqual([]);
});

test("a call without words, or in none of the languages, is heard in English", () => {
  expect(spokenLanguage([])).toBe("en");
  expect(spokenLanguage([{ text: "4111 1111 1111 1111" }])).toBe("en");
  expect(spokenLanguage([{ text: "hyvää päivää" }])).toBe("en");
});

test("an e-mail address at a call's begin stands there, not before it", () => {
  const [email] = hear([{ speaker: "customer", text: "4gu@jk.fc" }], "en").said;
  expect(email).toMatchObject({ type: "email", turns: [0], marks: [{ turn: 0, start: 0, end: 9 }] });
});
