// Writes what rooms.json says into the two TypeScript projects of the rooms, and into the rules of lint. Give it after a
// change of rooms.json; a test tells when it was forgotten.
import { readFileSync, writeFileSync } from "node:fs";
import { format } from "oxfmt";
import { linted, typeProjects } from "./rooms.mjs";

async function write(/** @type {string} */ file, /** @type {(before: any) => object} */ change) {
  const after = change(JSON.parse(readFileSync(file, "utf8")));
  const { code } = await format(file, JSON.stringify(after), { printWidth: 120 });
  writeFileSync(file, code);
}

for (const [file, places] of Object.entries(typeProjects)) await write(file, (project) => ({ ...project, ...places }));
await write(".oxlintrc.json", ({ overrides, ...lint }) => ({
  ...lint,
  overrides: overrides.map((/** @type {{ rules?: object }} */ part) => ({
    ...part,
    ...linted[Object.keys(part.rules ?? {})[0] ?? ""],
  })),
}));
