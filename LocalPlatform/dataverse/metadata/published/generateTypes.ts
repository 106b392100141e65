// Writes types.json from the whole $metadata document of an environment, the one that generateNames.ts reads: the types
// of metadata, the operations on the tables here, and which relationships there are between these tables. `node
// scripts/run.mjs LocalPlatform/dataverse/metadata/published/generateTypes.ts FILE`
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { error, out } from "../../../command/terminal";
import { environmentSchema } from "../schema";
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

function attribute(text: string, name: string): string | undefined {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(text)?.[1];
}

function elements(text: string, name: string): readonly { readonly head: string; readonly inner: string }[] {
  return [...text.matchAll(new RegExp(`<${name} ([^>]*?)(?:/>|>(.*?)</${name}>)`, "gs"))].map(
    ([, head = "", inner = ""]) => ({
      head,
      inner,
    }),
  );
}

/** With a `!` behind it where null cannot stand. */
function typeOf(head: string): string {
  return (attribute(head, "Type") ?? "") + (attribute(head, "Nullable") === "false" ? "!" : "");
}

function members(inner: string, name: string): Record<string, string> {
  return Object.fromEntries(elements(inner, name).map(({ head }) => [attribute(head, "Name") ?? "", typeOf(head)]));
}

function structured(text: string, kind: "EntityType" | "ComplexType"): ReadonlyMap<string, StructuredType> {
  return new Map(
    elements(text, kind).map(({ head, inner }) => {
      const base = attribute(head, "BaseType")?.replace("mscrm.", "");
      return [
        attribute(head, "Name") ?? "",
        {
          ...(base === undefined ? {} : { base }),
          properties: members(inner, "Property"),
          navigation: members(inner, "NavigationProperty"),
        },
      ];
    }),
  );
}

/** By name, once for each type that one of that name is bound to. */
function operations(text: string): readonly (readonly [string, Operation])[] {
  return (["Action", "Function"] as const).flatMap((kind) =>
    elements(text, kind).map(({ head, inner }) => {
      const returns = elements(inner, "ReturnType")[0];
      return [
        attribute(head, "Name") ?? "",
        {
          kind,
          bound: attribute(head, "IsBound") === "true",
          parameters: members(inner, "Parameter"),
          ...(returns === undefined ? {} : { returns: typeOf(returns.head) }),
        },
      ] as const;
    }),
  );
}

function plain(type: string): string {
  return type.replace(/^Collection\(|\)?!?$/g, "").replace("mscrm.", "");
}

function generate(text: string): object {
  const tables = environmentSchema().tables;
  const [entities, complexes, all] = [
    structured(text, "EntityType"),
    structured(text, "ComplexType"),
    operations(text),
  ];
  const imported = new Set([...text.matchAll(/<(?:Function|Action)Import Name="([^"]+)"/g)].map(([, name]) => name));
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
    elements(text, "EnumType").map(({ head, inner }) => [
      attribute(head, "Name") ?? "",
      {
        flags: attribute(head, "IsFlags") === "true",
        members: Object.fromEntries(
          elements(inner, "Member").map((member) => [
            attribute(member.head, "Name") ?? "",
            Number(attribute(member.head, "Value")),
          ]),
        ),
      },
    ]),
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
    relationships: relationships(text, tables),
  };
}

/** By table and single-valued navigation property: the name of the relationship, which its other side carries. */
function relationships(text: string, tables: ReadonlyMap<string, unknown>): object {
  return Object.fromEntries(
    elements(text, "EntityType")
      .filter(({ head }) => tables.has(attribute(head, "Name") ?? ""))
      .map(({ head, inner }) => [
        attribute(head, "Name") ?? "",
        Object.fromEntries(
          elements(inner, "NavigationProperty").flatMap((navigation) => {
            const leadsTo = attribute(navigation.head, "Type") ?? "";
            const partner = attribute(navigation.head, "Partner");
            return leadsTo.startsWith("Collection(") ||
              !(tables.has(plain(leadsTo)) || plain(leadsTo) === "principal") ||
              partner === undefined
              ? []
              : [[attribute(navigation.head, "Name") ?? "", partner]];
          }),
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
    `{\n${Object.entries(generate(readFileSync(file, "utf8")))
      .map(part)
      .join(",\n")}\n}\n`,
  );
  out(target);
}
