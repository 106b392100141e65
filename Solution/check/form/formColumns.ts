import { childText } from "../../xml";
import { columnRecords, formsOf, logicalName, records, tableName, type SolutionPackage } from "../package";
import type { Problem } from "../problem";
import { usableColumns } from "../table/columns";

/** Every column on a form, in a cell or under an event, exists: shipped by this solution, or Microsoft's. */
export function checkFormColumns(solution: SolutionPackage): readonly Problem[] {
  return formsOf(solution).flatMap((form) => {
    const usable = usableColumns(solution, form.table);
    if (usable === undefined) return [];
    const used = [
      ...form.all("control").map((at) => ({ at, column: at.attributes.datafieldname ?? "" })),
      ...form.all("event").map((at) => ({ at, column: at.attributes.attribute ?? "" })),
    ].filter(({ column }) => column !== "");
    const columns = [...new Map(used.map((one) => [one.column, one])).values()];
    const hidden = records(solution, "Entities", "Entity")
      .filter((entity) => tableName(entity) === form.table)
      .flatMap(columnRecords)
      .filter(
        (record) =>
          childText(record, "IsCustomField") === "1" && !childText(record, "DisplayMask").includes("ValidForForm"),
      )
      .map(logicalName);
    return [
      ...columns
        .filter(({ column }) => !usable.has(column.toLowerCase()))
        .map(({ at, column }) => ({
          at,
          message:
            `uses the column ${column} of table ${form.table}, ` +
            `which this solution does not ship and Microsoft's table does not have: add the column or take it off the form.`,
        })),
      ...columns
        .filter(({ column }) => hidden.includes(column.toLowerCase()))
        .map(({ at, column }) => ({
          at,
          message: `uses the column ${column}, whose DisplayMask lacks ValidForForm: add it or take the column off the form.`,
        })),
    ].map(({ at, message }) => ({ part: "customizations.xml", message: `form ${form.title} ${message}`, at }));
  });
}
