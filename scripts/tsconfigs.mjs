// Writes what rooms.json says into the two TypeScript projects of the rooms. Give it after a change of rooms.json; a test tells when it was forgotten.
import { readFileSync, writeFileSync } from "node:fs";
import { format } from "prettier";
import { typeProjects } from "./rooms.mjs";

for (const [file, places] of Object.entries(typeProjects)) {
  const project = { ...JSON.parse(readFileSync(file, "utf8")), ...places };
  writeFileSync(file, await format(JSON.stringify(project), { parser: "json", printWidth: 120 }));
}
