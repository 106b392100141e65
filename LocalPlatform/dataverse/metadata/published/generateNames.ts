// Writes names.json from the whole $metadata document of an environment: `node scripts/run.mjs
// LocalPlatform/dataverse/metadata/published/generateNames.ts FILE`. What there is was made of the one in npm's
// dataverse-gen 2.0.15 (src/__tests__/data/edmx.xml, of 2022, an environment with Customer Service).
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { error, out } from "../../../command/terminal";
import { environmentSchema } from "../schema";
import { readCsdl, type CsdlDocument } from "./readCsdl";

/** What that environment's own people had added. */
const FOREIGN = /^cdsify_|^cascadeAsync_|_cdsify_|integrationtest/;

/** Relationships of products around Customer Service: thousands, on users and teams alone. */
const AROUND = /msdyn|msfp|msdyncrm/;

function sorted(names: Iterable<string>): readonly string[] {
  return [...new Set(names)].filter((name) => /^\w+$/.test(name) && !FOREIGN.test(name)).sort();
}

/** Bound operations: by name, the types they are bound to, in the document's own spelling. */
function boundOperations({ operations }: CsdlDocument): Readonly<Record<string, readonly string[]>> {
  const bound = new Map<string, Set<string>>();
  for (const { name, bound: isBound, parameters } of operations) {
    const { type = "" } = parameters[0] ?? {};
    if (!isBound || FOREIGN.test(name + type)) continue;
    bound.set(name, (bound.get(name) ?? new Set()).add(type.replace("mscrm.", "")));
  }
  return Object.fromEntries(
    [...bound].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, types]) => [name, [...types].sort()]),
  );
}

function propertiesBeside({ entities }: CsdlDocument): Readonly<Record<string, readonly string[]>> {
  const beside = [...environmentSchema().tables.values()].map((table) => {
    const { properties = [], navigation = [] } = entities.get(table.logicalName) ?? {};
    const here = new Set([...table.properties.keys(), ...Object.keys(table.one), ...Object.keys(table.many)]);
    const few = /^(systemuser|team)$/.test(table.logicalName);
    const all = [...properties, ...navigation].map(({ name }) => name);
    return [table.logicalName, sorted(all).filter((name) => !here.has(name) && !(few && AROUND.test(name)))] as const;
  });
  return Object.fromEntries(beside.filter(([, properties]) => properties.length > 0));
}

const file = process.argv[2];
if (file === undefined) {
  error("usage: generateNames.ts FILE (a $metadata document)");
  process.exitCode = 2;
} else {
  const document = readCsdl(readFileSync(file, "utf8"));
  const imported = (wanted: string) =>
    sorted(document.imports.flatMap(({ name, kind }) => (kind === wanted ? [name] : [])));
  const written = {
    sets: sorted(document.sets.keys()),
    functions: imported("Function"),
    actions: imported("Action"),
    bound: boundOperations(document),
    properties: propertiesBeside(document),
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
