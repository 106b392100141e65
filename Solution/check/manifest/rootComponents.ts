import { child, named, type XmlElement } from "../../xml";
import { COMPONENT_TYPES, isComponentType } from "./componentTypes";
import { records, tableName, type SolutionPackage } from "../package";
import { manifestProblem, type Problem } from "../problem";
import { repeatedBy } from "../repeated";
import { rootKey, roots } from "./roots";

const BEHAVIORS = ["0", "1", "2"];

/** The list of root components against what the zip holds, both ways. */
export function checkRootComponents(solution: SolutionPackage): readonly Problem[] {
  const listed = roots(solution);
  const others = named(solution.manifest, "Required");
  return [
    ...listed.flatMap((root) => checkRoot(root)),
    ...Object.entries(COMPONENT_TYPES).flatMap(([type, { noun, held, mustBeListed, isStrict }]) => {
      const content = new Set(held(solution));
      const own = listed.filter((root) => root.attributes.type === type && rootKey(root) !== "");
      const names = new Set(own.map(rootKey));
      return [
        ...own
          // Another solution brings it: the file says that it must be there.
          .filter((root) => !content.has(rootKey(root)) && !others.some((other) => isSame(other, root)))
          .map((root) =>
            manifestProblem(
              `RootComponent type ${type} names the ${noun} ${rootKey(root)}, which the zip does not hold: add it or remove the root component.`,
              root,
              isStrict ? "rootMissing" : undefined,
            ),
          ),
        ...[...content]
          .filter((name) => !names.has(name) && mustBeListed(name, solution))
          .map((name) =>
            manifestProblem(
              `the ${noun} ${name} is in the zip and no RootComponent type ${type} names it: add one, or the import leaves it out.`,
              undefined,
              isStrict ? "rootUndeclared" : undefined,
            ),
          ),
        ...repeatedBy(own, rootKey).map((root) =>
          manifestProblem(
            `RootComponent type ${type} names the ${noun} ${rootKey(root)} twice: remove one.`,
            root,
            "duplicate",
          ),
        ),
      ];
    }),
  ];
}

function isSame(one: XmlElement, other: XmlElement): boolean {
  return one.attributes.type === other.attributes.type && rootKey(one) === rootKey(other);
}

function checkRoot(root: XmlElement): readonly Problem[] {
  const { type = "", behavior } = root.attributes;
  const where = `RootComponent type ${type} ${rootKey(root)}`;
  return [
    ...(isComponentType(type)
      ? []
      : [
          manifestProblem(
            `${where}: Dataverse has no component of type "${type}": correct it or remove the root component.`,
            root,
          ),
        ]),
    ...(behavior === undefined || BEHAVIORS.includes(behavior)
      ? []
      : [
          manifestProblem(
            `${where}: behavior is "${behavior}" and must be one of ${BEHAVIORS.join(", ")}: correct it.`,
            root,
            "rootBehavior",
          ),
        ]),
    ...(rootKey(root) === ""
      ? [manifestProblem(`${where} has neither schemaName nor id: add the one that its type is named by.`, root)]
      : []),
  ];
}

/**
 * How much of a table is shipped. A shell (behavior 2) ships columns, forms and the like, and nothing that belongs to
 * the table itself; a table listed as whole (behavior 0) ships its own properties too.
 */
export function checkShells(solution: SolutionPackage): readonly Problem[] {
  const behaviors = new Map(
    roots(solution)
      .filter((root) => root.attributes.type === "1")
      .map((root) => [rootKey(root), root.attributes.behavior]),
  );
  return records(solution, "Entities", "Entity").flatMap((entity) => {
    const table = tableName(entity);
    const definition = child(child(entity, "EntityInfo"), "entity");
    const properties = (definition?.children ?? [])
      .map((element) => element.name)
      .filter((name) => !["attributes", "EntityKeys"].includes(name));
    const behavior = behaviors.get(table);
    return [
      ...(behavior === "2" ? properties : []).map((property) => ({
        part: "customizations.xml",
        message: `table ${table} is a shell (behavior 2) and ships its own property ${property}, which would be layered over Microsoft's: remove it.`,
        at: definition,
      })),
      ...(behavior === "0" && properties.length === 0
        ? [
            manifestProblem(
              `table ${table} is listed as whole (behavior 0) and the zip holds only parts of it: give it behavior 2, or the solution claims the whole table.`,
            ),
          ]
        : []),
      ...(definition !== undefined && definition.attributes.Name?.toLowerCase() !== table
        ? [
            {
              part: "customizations.xml",
              message: `table ${table}: its entity element is called ${definition.attributes.Name ?? ""}: make the names equal.`,
              at: definition,
            },
          ]
        : []),
    ];
  });
}
