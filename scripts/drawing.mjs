// Draws the rooms, as their imports really run, into docs/architecture.md: `node scripts/drawing.mjs`, with `--check` only
// says whether the drawing is the one of this tree, with `-` of what dependency-cruiser has read of it already (JSON).
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { rooms } from "./rooms.mjs";
import { error } from "./terminal.mjs";

const document = "docs/architecture.md";
const block = /```mermaid\n[^`]*```/;
const names = Object.keys(rooms);
const bin = "node_modules/dependency-cruiser/bin";
const isRead = process.argv.includes("-");

const drawn = execFileSync(
  process.execPath,
  [
    ...(isRead ? [`${bin}/depcruise-fmt.mjs`, "-"] : [`${bin}/dependency-cruise.mjs`, ...names]),
    "--include-only",
    `^(${names.join("|")})/`,
    "--collapse",
    "^[^/]+",
    "--output-type",
    "mermaid",
  ],
  { encoding: "utf8", stdio: ["inherit", "pipe", "inherit"] },
);

const text = readFileSync(document, "utf8");
const wanted = text.replace(block, `\`\`\`mermaid\n${drawn.trim()}\n\`\`\``);
if (!process.argv.includes("--check")) writeFileSync(document, wanted);
else if (wanted !== text) {
  error(`the drawing in ${document} is of another tree: node scripts/drawing.mjs`);
  process.exitCode = 1;
}
