import { childText, children, type XmlElement } from "../../xml";
import {
  columnRecords,
  formsOf,
  logicalName,
  records,
  tableName,
  type PackagedForm,
  type SolutionPackage,
} from "../package";
import { recordProblem, type Problem } from "../problem";
import { repeatedBy } from "../repeated";

/** Elements of a form whose `id` is a GUID of their own. */
export const FORM_PLACES = ["tab", "section", "cell", "header", "footer", "tabheader", "tabfooter"];

/** Ids that must be there once: records in the solution, places, controls and handlers within a form. */
export function checkIds(solution: SolutionPackage): readonly Problem[] {
  const resources = records(solution, "WebResources", "WebResource");
  return [
    ...twice(formsOf(solution), ({ id }) => id).map(({ id, systemform }) =>
      recordProblem(systemform, `the form id ${id} is used by two forms: give one a new GUID.`, "duplicate"),
    ),
    ...twice(resources, valueOf("WebResourceId")).map((record) =>
      recordProblem(
        record,
        `the WebResourceId ${childText(record, "WebResourceId")} is used by two web resources: give one a new GUID.`,
        "duplicate",
      ),
    ),
    ...twice(resources, valueOf("Name")).map((record) =>
      recordProblem(record, `two web resources are called ${childText(record, "Name")}: rename one.`, "resourceTwice"),
    ),
    ...twice(records(solution, "CustomControls", "CustomControl"), valueOf("Name")).map((record) =>
      recordProblem(
        record,
        `two code component records are called ${valueOf("Name")(record)}: remove one.`,
        "duplicate",
      ),
    ),
    ...twice(records(solution, "Roles", "Role"), (role) => role.attributes.id ?? "").map((role) =>
      recordProblem(role, `the role id ${role.attributes.id ?? ""} is used twice: give one a new GUID.`, "duplicate"),
    ),
    ...records(solution, "Entities", "Entity").flatMap((entity) =>
      twice(columnRecords(entity), logicalName).map((column) =>
        recordProblem(
          column,
          `table ${tableName(entity)} has the column ${logicalName(column)} twice: remove one.`,
          "columnTwice",
        ),
      ),
    ),
    ...formsOf(solution).flatMap(formFaults),
  ];
}

/** House rules: forms that the platform exports have each of these twice. */
function formFaults(form: PackagedForm): readonly Problem[] {
  const of = (names: readonly string[]): readonly XmlElement[] => names.flatMap(form.all);
  const kinds: readonly (readonly [string, readonly XmlElement[], string])[] = [
    ["id", of(FORM_PLACES), "id"],
    ["control id", of(["control"]), "id"],
    ["uniqueid", of(["control"]), "uniqueid"],
    ["forControl", of(["controlDescription"]), "forControl"],
    ["libraryUniqueId", of(["Library"]), "libraryUniqueId"],
    ["handlerUniqueId", of(["Handler"]), "handlerUniqueId"],
    ["tab or section name", of(["tab", "section"]), "name"],
    ["library", form.all("formLibraries").flatMap((list) => children(list, "Library")), "name"],
  ];
  return kinds.flatMap(([noun, elements, attribute]) =>
    twice(elements, ({ attributes }) => attributes[attribute] ?? "").map((element) =>
      recordProblem(
        element,
        `form ${form.title} uses the ${noun} ${element.attributes[attribute] ?? ""} twice: give one a value of its own.`,
      ),
    ),
  );
}

/** Without regard to case. */
function twice<Thing>(things: readonly Thing[], keyOf: (thing: Thing) => string): readonly Thing[] {
  return repeatedBy(things, (thing) => keyOf(thing).toLowerCase());
}

function valueOf(name: string): (record: XmlElement) => string {
  return (record) => childText(record, name);
}
