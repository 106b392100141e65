import names from "../metadata/published/names.json";
import { privilegeName, type Access } from "../access/privileges";

const ACCESS: readonly Access[] = ["Create", "Read", "Write", "Delete", "Append", "AppendTo", "Assign", "Share"];

/** Names inside privilege names that are no table's own. Source: privilege names of the CRM SDK. */
const OTHER_NAMES = ["Activity", "Note", "User", "Customization", "Entity", "Attribute", "Relationship", "OptionSet"];

/** Privileges of no table. Source: the same. */
const OF_NO_TABLE: readonly string[] = [
  ...["prvActOnBehalfOfAnotherUser", "prvGoOffline", "prvMailMerge", "prvPrint", "prvSyncToOutlook"],
  ...["prvBulkDelete", "prvBulkEdit", "prvExportToExcel", "prvMerge", "prvPublishCustomization", "prvLanguageSettings"],
  // A role in an export of Microsoft's samples.
  ...["prvCreateSharePointData", "prvReadSharePointData", "prvWriteSharePointData", "prvReadSharePointDocument"],
  ...["prvImportCustomization", "prvExportCustomization", "prvBypassCustomPlugins", "prvWebMailMerge"],
];

/** What a set's name can be the plural of. */
function singulars(set: string): readonly string[] {
  const stem = set.replace(/s$/, "");
  return [stem, stem.replace(/e$/, ""), stem.replace(/ie$/, "y")];
}

const TABLES: readonly string[] = [...new Set([...names.sets.flatMap(singulars), ...OTHER_NAMES])];

const KNOWN: ReadonlySet<string> = new Set(
  [
    ...TABLES.flatMap((table) =>
      ACCESS.flatMap((access) => [`prv${access}${table}`, privilegeName(access, table.toLowerCase())]),
    ),
    ...OF_NO_TABLE,
  ].map((name) => name.toLowerCase()),
);

/**
 * Whether Dataverse has a privilege of this name: one to a table that an environment with Customer Service has by its
 * published metadata, one of those that are of no table, or one to a table of a solution's own.
 */
export function isPrivilege(name: string, ownTables: readonly string[] = []): boolean {
  return (
    KNOWN.has(name.toLowerCase()) ||
    ownTables.some((table) => ACCESS.some((access) => privilegeName(access, table) === name))
  );
}
