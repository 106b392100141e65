import { childText, children, descendants, named, type XmlElement } from "../../xml";
import {
  columnRecords,
  formsOf,
  logicalName,
  records,
  tableName,
  type Problem,
  type SolutionPackage,
} from "../package";

const PART = "customizations.xml";
/** In these elements `id` names a kind of control, not a place on the form. */
const CLASS_IDS = ["customControl"];
/** Elements of a form whose `id` is a GUID of their own. */
export const FORM_PLACES = ["tab", "section", "cell", "header", "footer", "tabheader", "tabfooter"];

/** Ids that must be there once: records in the solution, places, controls and handlers within a form. */
export function checkIds(solution: SolutionPackage): readonly Problem[] {
  return [
    ...repeated(formsOf(solution).map((form) => form.id)).map((id) =>
      problem(`the form id ${id} is used by two forms: give one a new GUID.`),
    ),
    ...repeated(
      records(solution, "WebResources", "WebResource").map((record) => childText(record, "WebResourceId")),
    ).map((id) => problem(`the WebResourceId ${id} is used by two web resources: give one a new GUID.`)),
    ...repeated(records(solution, "WebResources", "WebResource").map((record) => childText(record, "Name"))).map(
      (name) => problem(`two web resources are called ${name}: rename one.`),
    ),
    ...repeated(records(solution, "CustomControls", "CustomControl").map((record) => childText(record, "Name"))).map(
      (name) => problem(`two code component records are called ${name}: remove one.`),
    ),
    ...repeated(records(solution, "Roles", "Role").map((role) => role.attributes.id ?? "")).map((id) =>
      problem(`the role id ${id} is used twice: give one a new GUID.`),
    ),
    ...records(solution, "Entities", "Entity").flatMap((entity) =>
      repeated(columnRecords(entity).map(logicalName)).map((column) =>
        problem(`table ${tableName(entity)} has the column ${column} twice: remove one.`),
      ),
    ),
    ...formsOf(solution).flatMap((form) =>
      formIds(form.form).map(({ noun, id }) =>
        problem(`form ${form.title} uses the ${noun} ${id} twice: give one a value of its own.`),
      ),
    ),
  ];
}

function formIds(form: XmlElement): readonly { readonly noun: string; readonly id: string }[] {
  const elements = descendants(form).filter((element) => !CLASS_IDS.includes(element.name));
  const values = (names: readonly string[], attribute: string): readonly string[] =>
    elements
      .filter((element) => names.includes(element.name))
      .flatMap((element) => element.attributes[attribute] ?? []);
  const kinds: readonly (readonly [string, readonly string[]])[] = [
    ["id", values(FORM_PLACES, "id")],
    ["control id", values(["control"], "id")],
    ["uniqueid", values(["control"], "uniqueid")],
    ["forControl", values(["controlDescription"], "forControl")],
    ["libraryUniqueId", values(["Library"], "libraryUniqueId")],
    ["handlerUniqueId", values(["Handler"], "handlerUniqueId")],
    ["tab or section name", values(["tab", "section"], "name")],
    [
      "library",
      named(form, "formLibraries")
        .flatMap((element) => children(element, "Library"))
        .flatMap((library) => library.attributes.name ?? []),
    ],
  ];
  return kinds.flatMap(([noun, ids]) => repeated(ids).map((id) => ({ noun, id })));
}

function repeated(values: readonly string[]): readonly string[] {
  const lower = values.map((value) => value.toLowerCase());
  return [...new Set(lower.filter((value, index) => value !== "" && lower.indexOf(value) !== index))];
}

function problem(message: string): Problem {
  return { part: PART, message };
}
