// The one place where scripts print. What they say may be from outside: names of files, words of a command line, what npm
// and other tools say. By the patterns of unseen.json, as the service prints, it does nothing to a terminal. Node's own
// modules alone: it serves the installation.
import { readFileSync } from "node:fs";

/** @type {{ joining: string[], unseen: string }} */
const { joining, unseen } = JSON.parse(readFileSync(new URL("../unseen.json", import.meta.url), "utf8"));
const UNSEEN = new RegExp(`(${joining.join("|")})|${unseen}`, "gu");
/** Colours, as jest gives them to what it says on a terminal. */
const COLOURS = new RegExp(String.raw`(\u001b\[[\d;]*m)`);

/** Lines of text, each with every character in sight. */
function shown(/** @type {string} */ text) {
  return text
    .replace(/\r\n/g, "\n")
    .split("\n")
    .map((line) =>
      line
        .replaceAll("\t", "  ")
        .replace(UNSEEN, (character, /** @type {string | undefined} */ joined) => joined ?? codesOf(character)),
    )
    .join("\n");
}

function codesOf(/** @type {string} */ character) {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`,
  ).join("");
}

/** On stdout; several lines in one text. */
export function out(/** @type {string} */ text) {
  process.stdout.write(`${shown(text.trimEnd())}\n`);
}

/** The same on stderr. */
export function error(/** @type {string} */ text) {
  process.stderr.write(`${shown(text.trimEnd())}\n`);
}

/** On stdout, what a test runner says: its colours stay. */
export function outInColours(/** @type {string} */ text) {
  if (text === "") return;
  const parts = text.trimEnd().split(COLOURS);
  process.stdout.write(`${parts.map((part, index) => (index % 2 === 1 ? part : shown(part))).join("")}\n`);
}

/** A thrown value's words. */
export function wordsOf(/** @type {unknown} */ thrown) {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
