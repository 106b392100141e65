import { child, children, descendants, named, type XmlElement } from "../../xml";
import type { SolutionPackage } from "../package";
import { fault, type Fault, type Problem } from "../problem";
import { chosenProblems } from "./chosen";
import { usableColumns } from "./columns";
import { askedFaults, operatorFaults } from "./fetchXml";

/** Source of the length: Dataverse table reference, savedquery.name. */
const VIEW = { noun: "view", element: "savedquery", id: "savedqueryid", longest: 200 };

/** Views: the operators of their filters, and the columns that they ask for and show. */
export function checkViews(solution: SolutionPackage): readonly Problem[] {
  return chosenProblems(solution, VIEW, (view, table) => [
    ...operatorFaults(view),
    ...columnFaults(solution, view, table),
  ]);
}

/** House rules, of tables whose columns are known. */
function columnFaults(solution: SolutionPackage, view: XmlElement, table: string): readonly Fault[] {
  const usable = usableColumns(solution, table);
  const entity = child(child(child(view, "fetchxml"), "fetch"), "entity");
  if (usable === undefined || entity === undefined) return [];
  const cells = named(view, "grid").flatMap((grid) => descendants(grid).filter(({ name }) => name === "cell"));
  const fetched = new Set(children(entity, "attribute").map(({ attributes }) => attributes.name));
  return [
    ...askedFaults(entity, table, usable),
    ...cells
      .map((at) => ({ at, column: at.attributes.name ?? "" }))
      .filter(
        ({ column }) => !column.includes(".") && !fetched.has(column) && child(entity, "all-attributes") === undefined,
      )
      .map(({ at, column }) =>
        fault(
          at,
          `it shows the column ${column}, which it does not ask for: add <attribute name="${column}" /> or remove the cell.`,
        ),
      ),
  ];
}
