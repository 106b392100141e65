import type { Schema } from "../metadata/schema";
import { namedGuid } from "../model/namedGuid";
import { textOf, type Row } from "../model/row";
import type { Store } from "../model/store";
import { ImportError } from "./importError";
import type { SolutionContent } from "./read/readSolution";
import { broughtKeys } from "./together";

/** A column or a table that is to go. */
interface Gone {
  readonly kind: "Attribute" | "Entity";
  readonly id: string;
  readonly table: string;
  readonly column?: string;
}

/** What changes: the solutions before and after, and the tables before and after. */
interface Step {
  readonly before: readonly SolutionContent[];
  readonly after: readonly SolutionContent[];
  readonly was: Schema;
  readonly schema: Schema;
}

function goneIn({ was, schema }: Step): readonly Gone[] {
  return [...was.tables].flatMap(([table, { columns }]): readonly Gone[] => {
    const now = schema.tables.get(table);
    if (now === undefined) return [{ kind: "Entity", id: namedGuid(`table ${table}`), table }];
    return Object.keys(columns)
      .filter((column) => now.columns[column] === undefined)
      .map((column) => ({ kind: "Attribute", id: namedGuid(`attribute ${table}.${column}`), table, column }));
  });
}

/** Whether a form or a view shows, orders by or filters by a column of its table. */
function uses(row: Row, of: "formxml" | "fetchxml", column: string): boolean {
  const names = of === "formxml" ? "datafieldname" : "name|attribute";
  return new RegExp(`\\b(?:${names})="${column}"`, "i").test(textOf(row, of));
}

/** How many components stay that need what goes: forms and views, alternate keys, columns and lookups of other solutions. */
function dependents(store: Store, { before, after, was }: Step, { table, column }: Gone): number {
  const going = new Set(before.flatMap(({ components }) => components.map(({ id }) => id)));
  after.forEach(({ components }) => components.forEach(({ id }) => going.delete(id)));
  const staying = (name: string, of: string): readonly Row[] =>
    store.all(name).filter((row) => !going.has(row.id) && textOf(row, of) === table);
  if (column === undefined)
    return after.filter(
      ({ columns, relationships }) =>
        columns[table] !== undefined ||
        relationships.some((one) => one.kind === "OneToMany" && one.referenced === table && one.referencing !== table),
    ).length;
  const brought = broughtKeys(before, table);
  const keys = Object.entries(was.tables.get(table)?.keys ?? {});
  return (
    staying("systemform", "objecttypecode").filter((row) => uses(row, "formxml", column)).length +
    staying("savedquery", "returnedtypecode").filter((row) => uses(row, "fetchxml", column)).length +
    keys.filter(([name, columns]) => !brought.has(name) && columns.includes(column)).length
  );
}

/** Solutions that stay, and say that they need one which goes. */
function needed({ before, after }: Step): boolean {
  const going = before.filter(({ uniqueName }) => !after.some((one) => one.uniqueName === uniqueName));
  return after.some(({ requirements }) =>
    requirements.some(({ solution }) => going.some(({ uniqueName }) => uniqueName === solution)),
  );
}

/**
 * Asks whether something stays that needs what goes. Source: Microsoft, "Removing dependencies overview"; codes and texts:
 * the published error list, CannotUninstallWithDependencies and CannotDeleteInUseComponent, the latter as failed upgrades
 * tell it (microsoft/coe-starter-kit, issues 10264 and 8561).
 * @param uninstalling whether a solution is taken away, rather than replaced
 * @throws ImportError
 */
export function checkDependencies(store: Store, step: Step, uninstalling: boolean): void {
  for (const gone of goneIn(step)) {
    const count = dependents(store, step, gone);
    if (count > 0 && !uninstalling)
      throw new ImportError(
        "0x8004f01f",
        `The ${gone.kind}(${gone.id}) component cannot be deleted because it is referenced by ${count} other components. ` +
          "For a list of referenced components, use the RetrieveDependenciesForDeleteRequest.",
      );
    if (count > 0) throw new ImportError("0x8004f01d", "Solution dependencies exist, cannot uninstall.");
  }
  if (uninstalling && needed(step))
    throw new ImportError("0x8004f01d", "Solution dependencies exist, cannot uninstall.");
}
