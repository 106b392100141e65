import { childText, named, withChildren, type XmlElement } from "../xml";
import { checkControlClasses } from "./form/controlClasses";
import { checkFormColumns } from "./form/formColumns";
import { checkFormControls } from "./form/formControls";
import { checkHandlers } from "./form/handlers";
import { COMPONENT_TYPES } from "./manifest/componentTypes";
import { columnRecords, logicalName, records, tableName, type SolutionPackage } from "./package";
import { manifestProblem, type Problem } from "./problem";

const NOUNS: Readonly<Record<string, string>> = { 2: "column", 61: "web resource", 66: "code component" };

/** The names of the solutions that it says it needs. */
export function requiredSolutions(solution: SolutionPackage): ReadonlySet<string> {
  return new Set(named(solution.manifest, "Required").map((required) => solutionOf(required).name));
}

/**
 * A solution against another one that it needs: what it says it needs is there, in the version that it names, and its
 * forms agree with the components that come from there: code components with what they are given, columns, scripts with
 * their functions.
 */
export function checkRequired(solution: SolutionPackage, other: SolutionPackage): readonly Problem[] {
  const name = childText(other.manifest, "UniqueName");
  const version = childText(other.manifest, "Version");
  const rows = named(solution.manifest, "Required").filter((required) => solutionOf(required).name === name);
  return [
    ...rows
      .filter((required) => solutionOf(required).version !== version)
      .slice(0, 1)
      .map((at) =>
        manifestProblem(
          `it needs ${name} ${solutionOf(at).version} and stands beside ${version}: pack both from one source.`,
          at,
        ),
      ),
    ...rows
      .filter((required) => !holds(other, required))
      .map((at) => {
        const { type = "", schemaName = "" } = at.attributes;
        return manifestProblem(
          `it needs the ${NOUNS[type] ?? `component of type ${type}`} ${schemaName}, which ${name} does not hold: correct the name or add it there.`,
          at,
        );
      }),
    ...[checkFormControls, checkFormColumns, checkControlClasses, checkHandlers].flatMap((check) =>
      check(joined(solution, other)),
    ),
  ];
}

/** The other solution with the forms of this one in place of its own. */
function joined(solution: SolutionPackage, other: SolutionPackage): SolutionPackage {
  const forms = records(solution, "Entities", "Entity");
  const tables = records(other, "Entities", "Entity").map((entity) =>
    withChildren(
      entity,
      entity.children.filter((part) => part.name !== "FormXml"),
    ),
  );
  const customizations = withChildren(
    other.customizations,
    other.customizations.children.map((part) =>
      part.name === "Entities" ? withChildren(part, [...tables, ...forms]) : part,
    ),
  );
  return { ...other, customizations };
}

function holds(
  other: SolutionPackage,
  { attributes: { type = "", schemaName = "", parentSchemaName } }: XmlElement,
): boolean {
  const key = schemaName.toLowerCase();
  if (type !== "2") return COMPONENT_TYPES[type]?.held(other).includes(key) === true;
  return records(other, "Entities", "Entity")
    .filter((entity) => tableName(entity) === parentSchemaName)
    .flatMap(columnRecords)
    .some((column) => logicalName(column) === key);
}

/** As `Name (1.2.3.4)` says it. */
function solutionOf({ attributes: { solution = "" } }: XmlElement): {
  readonly name: string;
  readonly version: string;
} {
  const [, name = solution, version = ""] = /^(\S+) \((.*)\)$/.exec(solution) ?? [];
  return { name, version };
}
