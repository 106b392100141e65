import { child, children, childText, descendants, named, type XmlElement } from "../../xml";
import { records, tableName, type SolutionPackage } from "../package";
import { fault, type Fault, type Problem } from "../problem";
import { usableColumns } from "./columns";
import { askedFaults, operatorFaults } from "./fetchXml";

/** Characters of savedquery.name (Dataverse table reference, savedquery). */
const LONGEST_NAME = 200;

/** Views: the operators of their filters, and the columns that they ask for and show. */
export function checkViews(solution: SolutionPackage): readonly Problem[] {
  return records(solution, "Entities", "Entity").flatMap((entity) => {
    const table = tableName(entity);
    return named(entity, "savedquery").flatMap((view) => {
      const name = child(child(view, "LocalizedNames"), "LocalizedName")?.attributes.description ?? "";
      const where = `view ${name === "" ? childText(view, "savedqueryid") : name} of table ${table}`;
      return [
        ...(name.length > LONGEST_NAME
          ? [
              fault(
                view,
                `it has a name of ${name.length} characters and can have ${LONGEST_NAME}: shorten it.`,
                "nameLength",
              ),
            ]
          : []),
        ...operatorFaults(view),
        ...columnFaults(solution, view, table),
      ].map((one) => ({ part: "customizations.xml", ...one, message: `${where}: ${one.message}` }));
    });
  });
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
