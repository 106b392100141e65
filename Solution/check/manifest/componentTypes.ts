import { childText, named } from "../../xml";
import { formsOf, records, tableName, type SolutionPackage } from "../package";
import { key, rootKey, roots } from "./roots";

/** What a component type is called, and which keys of that type the zip holds. */
export interface ComponentType {
  readonly noun: string;
  readonly held: (solution: SolutionPackage) => readonly string[];
  /** Whether what is held must be listed at the root; forms of a whole table need not be. */
  readonly mustBeListed: (key: string, solution: SolutionPackage) => boolean;
  /** Whether an import refuses what is held and not listed, and the other way round; exports lack others of either. */
  readonly isStrict: boolean;
}

function always(): boolean {
  return true;
}

function never(): boolean {
  return false;
}

/** The types whose content the checks can find in the zip. */
export const COMPONENT_TYPES: Readonly<Record<string, ComponentType>> = {
  1: {
    noun: "table",
    isStrict: true,
    held: (solution) => records(solution, "Entities", "Entity").map(tableName),
    mustBeListed: always,
  },
  9: {
    noun: "choice",
    isStrict: true,
    held: (solution) => records(solution, "optionsets", "optionset").map((record) => key(record.attributes.Name)),
    mustBeListed: always,
  },
  20: {
    noun: "security role",
    isStrict: true,
    held: (solution) => records(solution, "Roles", "Role").map((role) => key(role.attributes.id)),
    mustBeListed: always,
  },
  26: {
    noun: "view",
    isStrict: false,
    held: (solution) => named(solution.customizations, "savedqueryid").map((id) => key(id.text.trim())),
    mustBeListed: never,
  },
  59: {
    noun: "chart",
    isStrict: false,
    held: (solution) => named(solution.customizations, "savedqueryvisualizationid").map((id) => key(id.text.trim())),
    mustBeListed: never,
  },
  60: {
    noun: "form",
    isStrict: false,
    held: (solution) => [
      ...formsOf(solution).map((form) => key(form.id)),
      ...records(solution, "Dashboards", "Dashboard").map((board) => key(childText(board, "FormId"))),
    ],
    mustBeListed: (id, solution) => {
      const form = formsOf(solution).find((candidate) => key(candidate.id) === id);
      return (
        form !== undefined &&
        roots(solution).some(
          (root) => root.attributes.type === "1" && rootKey(root) === form.table && root.attributes.behavior === "2",
        )
      );
    },
  },
  61: {
    noun: "web resource",
    isStrict: true,
    held: (solution) =>
      records(solution, "WebResources", "WebResource").map((record) => key(childText(record, "Name"))),
    mustBeListed: always,
  },
  62: {
    noun: "site map",
    isStrict: false,
    held: (solution) =>
      records(solution, "AppModuleSiteMaps", "AppModuleSiteMap").map((record) =>
        key(childText(record, "SiteMapUniqueName")),
      ),
    mustBeListed: always,
  },
  66: {
    noun: "code component",
    isStrict: true,
    held: (solution) =>
      records(solution, "CustomControls", "CustomControl").map((record) => key(childText(record, "Name"))),
    mustBeListed: always,
  },
  70: {
    noun: "column security profile",
    isStrict: true,
    held: (solution) =>
      records(solution, "FieldSecurityProfiles", "FieldSecurityProfile").map((record) =>
        key(record.attributes.fieldsecurityprofileid),
      ),
    mustBeListed: always,
  },
  80: {
    noun: "model-driven app",
    isStrict: true,
    held: (solution) =>
      records(solution, "AppModules", "AppModule").map((record) => key(childText(record, "UniqueName"))),
    mustBeListed: always,
  },
  380: {
    noun: "environment variable",
    isStrict: false,
    held: (solution) =>
      [...solution.parts.keys()]
        .flatMap(
          (name) =>
            /^environmentvariabledefinitions\/([^/]+)\/environmentvariabledefinition\.xml$/.exec(name)?.[1] ?? [],
        )
        .map(key),
    mustBeListed: always,
  },
};

/**
 * Further component types of Dataverse (table solutioncomponent, column componenttype), whose content is not looked
 * for.
 */
const OTHER_TYPES: readonly number[] = [
  2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 16, 17, 18, 21, 22, 23, 24, 25, 29, 31, 32, 33, 34, 35, 36, 37, 38, 39, 44,
  45, 46, 47, 48, 49, 50, 52, 53, 55, 63, 64, 65, 68, 71, 90, 91, 92, 93, 95, 150, 151, 152, 153, 154, 155, 161, 162,
  165, 166, 201, 202, 203, 204, 205, 206, 207, 208, 210, 300, 371, 372, 381, 400, 401, 402, 430, 431, 432,
];
/** From here on each environment numbers the types of its own tables. */
const FIRST_OWN_TYPE = 10_000;

/** Whether Dataverse has a component type of that number. */
export function isComponentType(type: string): boolean {
  return (
    type in COMPONENT_TYPES ||
    (/^\d+$/.test(type) && (OTHER_TYPES.includes(Number(type)) || Number(type) >= FIRST_OWN_TYPE))
  );
}
