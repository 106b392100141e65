import { INCIDENT_COLUMNS } from "./incidentColumns";
import { childText, named } from "../../xml";
import { columnRecords, logicalName, records, tableName, type SolutionPackage } from "../package";

/** What is known of Microsoft's tables, whose columns a shell may use without shipping them. */
const KNOWN: Readonly<Record<string, Readonly<Record<string, string>>>> = { incident: INCIDENT_COLUMNS };

// Each form of a table asks for them.
const usable = new WeakMap<SolutionPackage, Map<string, ReadonlyMap<string, string> | undefined>>();

/** The type of a column that another solution must bring, which its own zip alone tells. */
export const UNTOLD = "";

/**
 * The columns that a form of this table may use, each with its type as solution files spell it (`nvarchar`, `ntext`,
 * `datetime`), or {@link UNTOLD}.
 * @returns undefined when the zip cannot tell: a table of somebody else that we hold no list of
 */
export function usableColumns(solution: SolutionPackage, table: string): ReadonlyMap<string, string> | undefined {
  const tables = usable.get(solution) ?? new Map<string, ReadonlyMap<string, string> | undefined>();
  usable.set(solution, tables);
  if (!tables.has(table)) tables.set(table, readColumns(solution, table));
  return tables.get(table);
}

function readColumns(solution: SolutionPackage, table: string): ReadonlyMap<string, string> | undefined {
  const own = records(solution, "Entities", "Entity")
    .filter((entity) => tableName(entity) === table)
    .flatMap(columnRecords);
  const known = KNOWN[table];
  if (known === undefined && !table.startsWith(solution.prefix)) return undefined;
  const required = named(solution.manifest, "Required").filter(
    ({ attributes: { type, parentSchemaName } }) => type === "2" && parentSchemaName === table,
  );
  return new Map([
    ...Object.entries(known ?? {}),
    ...required.map(({ attributes: { schemaName = "" } }) => [schemaName.toLowerCase(), UNTOLD] as const),
    ...own.map((column) => [logicalName(column), childText(column, "Type").toLowerCase()] as const),
  ]);
}
