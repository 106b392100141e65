import { INCIDENT_COLUMNS } from "../incidentColumns";
import { named } from "../xml";
import { columnsOf, formsOf, records, tableName, type Problem, type SolutionPackage } from "./package";

/** What is known of Microsoft's tables, whose columns a shell may use without shipping them. */
const KNOWN: Readonly<Record<string, readonly string[]>> = { incident: INCIDENT_COLUMNS };

/**
 * The columns that a form of this table may use.
 * @returns undefined when the zip cannot tell: a table of somebody else that we hold no list of
 */
export function usableColumns(solution: SolutionPackage, table: string): ReadonlySet<string> | undefined {
  const entity = records(solution, "Entities", "Entity").find((candidate) => tableName(candidate) === table);
  const own = entity === undefined ? [] : columnsOf(entity);
  const known = KNOWN[table];
  if (known === undefined && !table.startsWith(solution.prefix)) return undefined;
  return new Set([...own, ...(known ?? [])]);
}

/** Every column on a form exists: shipped by this solution, or Microsoft's. */
export function checkFormColumns(solution: SolutionPackage): readonly Problem[] {
  return formsOf(solution).flatMap((form) => {
    const usable = usableColumns(solution, form.table);
    const used = named(form.form, "control").flatMap((control) => control.attributes.datafieldname ?? []);
    if (usable === undefined) return [];
    return [...new Set(used)]
      .filter((column) => !usable.has(column.toLowerCase()))
      .map((column) => ({
        part: "customizations.xml",
        message: `form ${form.title} uses the column ${column} of table ${form.table}, which this solution does not ship and Microsoft's table does not have: add the column or take it off the form.`,
      }));
  });
}
