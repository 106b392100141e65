import { child, childText, children, named, type XmlElement } from "../xml";
import { formsOf, records, tableName, type Problem, type SolutionPackage } from "./package";

const PART = "solution.xml";

/** What a component type is called, and which keys of that type the zip holds. Types not listed here are not judged. */
interface ComponentType {
  readonly noun: string;
  readonly held: (solution: SolutionPackage) => readonly string[];
  /** Whether what is held must be listed at the root; forms of a whole table and environment variables need not be. */
  readonly mustBeListed: (key: string, solution: SolutionPackage) => boolean;
}

const always = (): boolean => true;

const TYPES: Readonly<Record<string, ComponentType>> = {
  1: { noun: "table", held: (solution) => records(solution, "Entities", "Entity").map(tableName), mustBeListed: always },
  20: { noun: "security role", held: (solution) => records(solution, "Roles", "Role").map((role) => key(role.attributes.id)), mustBeListed: always },
  60: {
    noun: "form",
    held: (solution) => [...formsOf(solution).map((form) => key(form.id)), ...records(solution, "Dashboards", "Dashboard").map((board) => key(childText(board, "FormId")))],
    mustBeListed: (id, solution) => {
      const form = formsOf(solution).find((candidate) => key(candidate.id) === id);
      return form !== undefined && roots(solution).some((root) => root.attributes.type === "1" && rootKey(root) === form.table && root.attributes.behavior === "2");
    },
  },
  61: { noun: "web resource", held: (solution) => records(solution, "WebResources", "WebResource").map((record) => key(childText(record, "Name"))), mustBeListed: always },
  66: { noun: "code component", held: (solution) => records(solution, "CustomControls", "CustomControl").map((record) => key(childText(record, "Name"))), mustBeListed: always },
  70: {
    noun: "column security profile",
    held: (solution) => records(solution, "FieldSecurityProfiles", "FieldSecurityProfile").map((record) => key(record.attributes.fieldsecurityprofileid)),
    mustBeListed: always,
  },
  380: {
    noun: "environment variable",
    held: (solution) =>
      [...solution.parts.keys()].flatMap((name) => /^environmentvariabledefinitions\/([^/]+)\/environmentvariabledefinition\.xml$/.exec(name)?.[1] ?? []).map(key),
    mustBeListed: always,
  },
};

/** The list of root components against what the zip holds, both ways. */
export function checkRootComponents(solution: SolutionPackage): readonly Problem[] {
  const listed = roots(solution);
  return Object.entries(TYPES).flatMap(([type, { noun, held, mustBeListed }]) => {
    const content = held(solution);
    const names = listed.filter((root) => root.attributes.type === type).map(rootKey);
    return [
      ...names
        .filter((name) => !content.includes(name))
        .map((name) => problem(`RootComponent type ${type} names the ${noun} ${name}, which the zip does not hold: add it or remove the root component.`)),
      ...content
        .filter((name) => !names.includes(name) && mustBeListed(name, solution))
        .map((name) => problem(`the ${noun} ${name} is in the zip and no RootComponent type ${type} names it: add one, or the import leaves it out.`)),
      ...duplicates(names).map((name) => problem(`RootComponent type ${type} names the ${noun} ${name} twice: remove one.`)),
    ];
  });
}

/** A shell (behavior 2) ships columns, forms and the like, and nothing that belongs to the table itself. */
export function checkShells(solution: SolutionPackage): readonly Problem[] {
  const shells = roots(solution).filter((root) => root.attributes.type === "1" && root.attributes.behavior === "2").map(rootKey);
  return records(solution, "Entities", "Entity")
    .filter((entity) => shells.includes(tableName(entity)))
    .flatMap((entity) =>
      (child(child(entity, "EntityInfo"), "entity")?.children ?? [])
        .filter((element) => !["attributes", "EntityKeys"].includes(element.name))
        .map((element) => ({
          part: "customizations.xml",
          message: `table ${tableName(entity)} is a shell (behavior 2) and ships its own property ${element.name}, which would be layered over Microsoft's: remove it.`,
        })),
    );
}

function roots(solution: SolutionPackage): readonly XmlElement[] {
  return named(solution.manifest, "RootComponents").flatMap((element) => children(element, "RootComponent"));
}

function rootKey(root: XmlElement): string {
  return key(root.attributes.schemaName ?? root.attributes.id);
}

function key(text: string | undefined): string {
  return (text ?? "").toLowerCase();
}

function duplicates(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

function problem(message: string): Problem {
  return { part: PART, message };
}
