// Writes types.json from the whole $metadata document of an environment, the one that generateNames.ts reads: the types
// of metadata, the operations on the tables here, and which relationships there are between these tables. `node
// scripts/run.mjs LocalPlatform/dataverse/metadata/published/generateTypes.ts FILE`
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { error, out } from "../../../command/terminal";
import { environmentSchema } from "../schema";
import { readCsdl, type CsdlDocument, type CsdlMember, type CsdlType } from "./readCsdl";
import type { EnumType, Operation, StructuredType } from "./types";

const OPERATIONS: ReadonlySet<string> = new Set([
  ...["WhoAmI", "CloseIncident", "GrantAccess", "ModifyAccess", "RevokeAccess", "RetrieveSharedPrincipalsAndAccess"],
  ...[
    "BulkDelete",
    "RetrieveDuplicates",
    "RetrieveVersion",
    "RetrieveCurrentOrganization",
    "RetrieveTotalRecordCount",
    "RetrieveProvisionedLanguages",
    "ImportSolution",
    "ImportSolutionAsync",
    "StageAndUpgrade",
    "DeleteAndPromote",
    "PublishXml",
    "PublishAllXml",
    "RetrieveDependenciesForUninstall",
  ],
]);

/** With a `!` behind it where null cannot stand. */
function typeOf({ type, nullable }: CsdlMember): string {
  return type + (nullable ? "" : "!");
}

function members(of: readonly CsdlMember[]): Record<string, string> {
  return Object.fromEntries(of.map((member) => [member.name, typeOf(member)]));
}

function structured(types: ReadonlyMap<string, CsdlType>): ReadonlyMap<string, StructuredType> {
  return new Map(
    [...types].map(([name, { base, properties, navigation }]) => [
      name,
      { ...(base === undefined ? {} : { base }), properties: members(properties), navigation: members(navigation) },
    ]),
  );
}

/** By name, once for each type that one of that name is bound to. */
function operations(document: CsdlDocument): readonly (readonly [string, Operation])[] {
  return document.operations.map(({ name, kind, bound, parameters, returns }) => [
    name,
    { kind, bound, parameters: members(parameters), ...(returns === undefined ? {} : { returns: typeOf(returns) }) },
  ]);
}

function plain(type: string): string {
  return type.replace(/^Collection\(|\)?!?$/g, "").replace("mscrm.", "");
}

function generate(document: CsdlDocument): object {
  const tables = environmentSchema().tables;
  const [entities, complexes] = [structured(document.entities), structured(document.complexes)];
  const all = operations(document);
  const imported = new Set(document.imports.map(({ name }) => name));
  const wanted = all.filter(([name, { bound, parameters, kind }]) => {
    if (bound) return tables.has(plain(Object.values(parameters)[0] ?? ""));
    return OPERATIONS.has(name) || (kind === "Function" && !imported.has(name));
  });
  const kept = new Set(
    [...entities.keys()].filter(
      (name) => /(Metadata|MetadataBase)$/.test(name) && !/^(ManagedProperty|ComplexE)/.test(name),
    ),
  );
  const enums = new Map<string, EnumType>(
    document.enums.map(({ name, flags, members: values }) => [name, { flags, members: values }]),
  );
  const found: { complex: Record<string, StructuredType>; enum: Record<string, EnumType> } = { complex: {}, enum: {} };
  const follow = (type: string): void => {
    const name = plain(type);
    const [complex, one] = [complexes.get(name), enums.get(name)];
    if (one !== undefined) found.enum[name] = one;
    if (complex === undefined || Object.hasOwn(found.complex, name)) return;
    found.complex[name] = complex;
    if (complex.base !== undefined) follow(complex.base);
    Object.values(complex.properties).forEach(follow);
  };
  for (const name of kept) Object.values(entities.get(name)?.properties ?? {}).forEach(follow);
  ["StatusOptionMetadata", "StateOptionMetadata"].forEach(follow);
  for (const [, { parameters, returns }] of wanted) [...Object.values(parameters), returns ?? ""].forEach(follow);
  return {
    entity: Object.fromEntries([...entities].filter(([name]) => kept.has(name))),
    ...found,
    operations: Object.fromEntries(wanted),
    relationships: relationships(document, tables),
  };
}

/** By table and single-valued navigation property: the name of the relationship, which its other side carries. */
function relationships({ entities }: CsdlDocument, tables: ReadonlyMap<string, unknown>): object {
  return Object.fromEntries(
    [...entities.values()]
      .filter(({ name }) => tables.has(name))
      .map(({ name, navigation }) => [
        name,
        Object.fromEntries(
          navigation.flatMap(({ name: property, type, partner }) =>
            type.startsWith("Collection(") ||
            !(tables.has(plain(type)) || plain(type) === "principal") ||
            partner === undefined
              ? []
              : [[property, partner]],
          ),
        ),
      ]),
  );
}

const file = process.argv[2];
if (file === undefined) {
  error("usage: generateTypes.ts FILE (a $metadata document)");
  process.exitCode = 2;
} else {
  const target = path.resolve("LocalPlatform/dataverse/metadata/published/types.json");
  const line = ([key, value]: [string, unknown]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`;
  const part = ([key, value]: [string, object]) =>
    `  ${JSON.stringify(key)}: {\n${Object.entries(value).map(line).join(",\n")}\n  }`;
  writeFileSync(
    target,
    `{\n${Object.entries(generate(readCsdl(readFileSync(file, "utf8"))))
      .map(part)
      .join(",\n")}\n}\n`,
  );
  out(target);
}
