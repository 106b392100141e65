import fs from "node:fs";
import path from "node:path";
import { LANGUAGES as LISTED } from "../../../Transcript/languages";

/** Languages the control speaks, English first. */
export const LANGUAGES = LISTED.map(({ lcid }) => lcid);

export const CONTROL_FOLDER = path.resolve(process.cwd(), "OpenCXTranscriptControl");

/** The strings of one language as the platform reads them from the resx file. */
export function readStrings(language: number): ReadonlyMap<string, string> {
  const xml = fs.readFileSync(path.join(CONTROL_FOLDER, `strings/OpenCXTranscriptControl.${language}.resx`), "utf8");
  const document = new DOMParser().parseFromString(xml, "text/xml");
  const entries = Array.from(document.querySelectorAll("data")).map(
    (data) => [data.getAttribute("name") ?? "", data.querySelector("value")?.textContent ?? ""] as const,
  );
  if (new Set(entries.map(([name]) => name)).size !== entries.length)
    throw new Error(`a key stands twice in ${language}`);
  return new Map(entries);
}

const KEYS = ["keys.ts", "saidKeys.ts"]
  .map((file) => fs.readFileSync(path.join(CONTROL_FOLDER, "strings", file), "utf8"))
  .join("\n");

/** The strings that the code lists under a type: those that count something, those of what was said, or all others. */
export function listedKeys(type: "CountedKey" | "StringKey" | "SaidKey"): readonly string[] {
  const union = KEYS.split(`export type ${type} =`)[1]?.split(";")[0] ?? "";
  return [...union.matchAll(/\| "([^"]+)"/g)].map(([, key]) => key ?? "");
}

/** Text as it is read: without the invisible characters that isolate directions, a blank that holds a line together as a blank. */
export function plain(text: string | null | undefined): string {
  return (text ?? "")
    .replace(/[\u2066-\u2069]/g, "")
    .replace(/\u00a0/g, " ")
    .trim();
}
