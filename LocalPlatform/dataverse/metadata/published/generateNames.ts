// Writes names.json from the whole $metadata document of an environment: `node scripts/run.mjs
// LocalPlatform/dataverse/metadata/published/generateNames.ts FILE`. What there is was made of the one in npm's
// dataverse-gen 2.0.15 (src/__tests__/data/edmx.xml, of 2022, an environment with Customer Service).
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { error, out } from "../../../command/terminal";
import { environmentSchema } from "../schema";

/** What that environment's own people had added. */
const FOREIGN = /^cdsify_|^cascadeAsync_|_cdsify_|integrationtest/;

/** Relationships of products around Customer Service: thousands, on users and teams alone. */
const AROUND = /msdyn|msfp|msdyncrm/;

function names(text: string, pattern: RegExp): readonly string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, name = ""]) => name))]
    .filter((name) => /^\w+$/.test(name) && !FOREIGN.test(name))
    .sort();
}

/** Bound operations: by name, the types they are bound to, in the document's own spelling. */
function boundOperations(text: string): Readonly<Record<string, readonly string[]>> {
  const bound = new Map<string, Set<string>>();
  const pattern = /<(?:Action|Function) Name="([^"]+)"[^>]*IsBound="true"[^>]*><Parameter Name="[^"]+" Type="([^"]+)"/g;
  for (const [, name = "", type = ""] of text.matchAll(pattern)) {
    if (FOREIGN.test(name + type)) continue;
    bound.set(name, (bound.get(name) ?? new Set()).add(type.replace("mscrm.", "")));
  }
  return Object.fromEntries(
    [...bound].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, types]) => [name, [...types].sort()]),
  );
}

function propertiesBeside(text: string): Readonly<Record<string, readonly string[]>> {
  const beside = [...environmentSchema().tables.values()].map((table) => {
    const [, type = ""] =
      new RegExp(`<EntityType Name="${table.logicalName}"[^>]*>(.*?)</EntityType>`, "s").exec(text) ?? [];
    const here = new Set([...table.properties.keys(), ...Object.keys(table.one), ...Object.keys(table.many)]);
    const few = /^(systemuser|team)$/.test(table.logicalName);
    return [
      table.logicalName,
      names(type, /<(?:Navigation)?Property Name="([^"]+)"/g).filter(
        (name) => !here.has(name) && !(few && AROUND.test(name)),
      ),
    ] as const;
  });
  return Object.fromEntries(beside.filter(([, properties]) => properties.length > 0));
}

const file = process.argv[2];
if (file === undefined) {
  error("usage: generateNames.ts FILE (a $metadata document)");
  process.exitCode = 2;
} else {
  const text = readFileSync(file, "utf8");
  const written = {
    sets: names(text, /<EntitySet Name="([^"]+)"/g),
    functions: names(text, /<FunctionImport Name="([^"]+)"/g),
    actions: names(text, /<ActionImport Name="([^"]+)"/g),
    bound: boundOperations(text),
    properties: propertiesBeside(text),
  };
  const target = path.resolve("LocalPlatform/dataverse/metadata/published/names.json");
  const lines = (value: object) =>
    Array.isArray(value)
      ? JSON.stringify(value)
      : `{\n${Object.entries(value)
          .map(([key, inner]) => `    ${JSON.stringify(key)}: ${JSON.stringify(inner)}`)
          .join(",\n")}\n  }`;
  writeFileSync(
    target,
    `{\n${Object.entries(written)
      .map(([key, value]) => `  ${JSON.stringify(key)}: ${lines(value)}`)
      .join(",\n")}\n}\n`,
  );
  out(target);
}
