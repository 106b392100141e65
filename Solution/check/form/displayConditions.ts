import { plainGuid } from "../../../Transcript/text/guid";
import { child, children } from "../../xml";
import { formsOf, records, type SolutionPackage } from "../package";
import type { Problem } from "../problem";

/**
 * House rules for whom a form is shown to. A role that is not there is dropped with a warning
 * (SystemFormImportMissingRoles 0x8004f655), and forms for chosen roles should be no fallback ("Assign a form to a
 * security role", Power Apps).
 */
export function checkDisplayConditions(solution: SolutionPackage): readonly Problem[] {
  const known = new Set(records(solution, "Roles", "Role").map((role) => plainGuid(role.attributes.id ?? "")));
  return formsOf(solution).flatMap((form) => {
    const conditions = child(form.form, "DisplayConditions");
    if (conditions === undefined) return [];
    const roles = children(conditions, "Role");
    return [
      ...roles
        .filter((role) => !known.has(plainGuid(role.attributes.Id ?? "")))
        .map((at) => ({
          at,
          message: `is shown to the security role ${at.attributes.Id ?? ""}, which the zip does not hold: correct the id or ship the role.`,
        })),
      ...(roles.length > 0 && /^(true|1)$/i.test(conditions.attributes.FallbackForm ?? "")
        ? [
            {
              at: conditions,
              message: `is for chosen roles and a fallback for all others: make FallbackForm false.`,
            },
          ]
        : []),
      ...(conditions.children.length === 0
        ? [{ at: conditions, message: `is shown to nobody: add <Everyone /> or its roles.` }]
        : []),
    ].map(({ at, message }) => ({ part: "customizations.xml", at, message: `form ${form.title} ${message}` }));
  });
}
