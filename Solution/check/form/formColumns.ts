import { childText, named } from "../../xml";
import {
  columnRecords,
  formsOf,
  logicalName,
  records,
  tableName,
  type Problem,
  type SolutionPackage,
} from "../package";
import { usableColumns } from "../table/columns";

/** Every column on a form, in a cell or under an event, exists: shipped by this solution, or Microsoft's. */
export function checkFormColumns(solution: SolutionPackage): readonly Problem[] {
  return formsOf(solution).flatMap((form) => {
    const usable = usableColumns(solution, form.table);
    if (usable === undefined) return [];
    const used = [
      ...named(form.form, "control").flatMap((control) => control.attributes.datafieldname ?? []),
      ...named(form.form, "event").flatMap((event) => event.attributes.attribute ?? []),
    ];
    const columns = [...new Set(used)];
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
        .filter((column) => !usable.has(column.toLowerCase()))
        .map(
          (column) =>
            `uses the column ${column} of table ${form.table}, ` +
            `which this solution does not ship and Microsoft's table does not have: add the column or take it off the form.`,
        ),
      ...columns
        .filter((column) => hidden.includes(column.toLowerCase()))
        .map(
          (column) =>
            `uses the column ${column}, whose DisplayMask lacks ValidForForm: add it or take the column off the form.`,
        ),
    ].map((message) => ({ part: "customizations.xml", message: `form ${form.title} ${message}` }));
  });
}
