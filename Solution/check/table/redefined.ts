import { plainGuid } from "../../../Transcript/text/guid";
import { childText, descendants } from "../../xml";
import { columnRecords, formsOf, logicalName, records, tableName, type SolutionPackage } from "../package";
import type { Problem } from "../problem";
import { INCIDENT_COLUMNS } from "./incidentColumns";

/** Microsoft's own forms of a case (Customer Service, "Case forms" and Copilot's case summary). */
const FORMS: readonly string[] = [
  "4a63c8d1-6c1e-48ec-9db4-3e6c7155334c",
  "915f6055-2e07-4276-ae08-2b96c8d02c57",
  "b05c1e9c-94d0-46c1-8968-df49b8f33ec7",
  "cd0d48a0-10c6-ec11-a7b5-000d3a58b83a",
];

/**
 * House rules: no column and no form of Microsoft's is shipped, since every property of it would be layered over theirs
 * ("How managed solutions are merged"). A form that only says what it adds is no such form.
 */
export function checkRedefined(solution: SolutionPackage): readonly Problem[] {
  const isManaged = childText(solution.manifest, "Managed") === "1";
  return [
    ...records(solution, "Entities", "Entity").flatMap((entity) =>
      columnRecords(entity)
        .filter((column) => tableName(entity) === "incident" && Object.hasOwn(INCIDENT_COLUMNS, logicalName(column)))
        .map((column) => {
          const length = childText(column, "MaxLength");
          return {
            part: "customizations.xml",
            at: column,
            message:
              `table incident: the column ${logicalName(column)} is Microsoft's, and each property given here ` +
              `${length === "" ? "" : `(MaxLength ${length}) `}would be layered over theirs: leave it out.`,
          };
        }),
    ),
    ...formsOf(solution)
      .filter(
        (form) =>
          isManaged &&
          FORMS.includes(plainGuid(form.id)) &&
          !descendants(form.form).some(({ attributes }) => attributes.solutionaction !== undefined),
      )
      .map((form) => ({
        part: "customizations.xml",
        at: form.systemform,
        message: `form ${form.title} has the id of Microsoft's own form and is no change of it (solutionaction): give it an id of its own.`,
      })),
  ];
}
