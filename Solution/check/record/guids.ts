import { isGuid } from "../../../Transcript/text/guid";
import { childText, descendants, type XmlElement } from "../../xml";
import { FORM_PLACES } from "./ids";
import { formsOf, records, type SolutionPackage } from "../package";
import type { Problem } from "../problem";
import { roots } from "../manifest/roots";

/** On forms: the attributes that hold a GUID, and the elements that they do so on. */
const ON_FORMS: Readonly<Record<string, readonly string[]>> = {
  id: [...FORM_PLACES, "customControl"],
  uniqueid: ["control"],
  classid: ["control"],
  forControl: ["controlDescription"],
  libraryUniqueId: ["Library"],
  handlerUniqueId: ["Handler"],
};

/**
 * Every id that the import reads as a GUID is one: a digit lost by hand stops the import with no more than "Guid should
 * contain 32 digits".
 */
export function checkGuids(solution: SolutionPackage): readonly Problem[] {
  const wrong = (part: string, at: XmlElement, where: string, what: string, text: string): readonly Problem[] =>
    isGuid(text.replace(/^\{(.*)\}$/, "$1"))
      ? []
      : [
          {
            part,
            at,
            refusedBy: "id",
            message: `${where}: ${what} "${text}" is no GUID, as {00000000-0000-0000-0000-000000000000}: correct it.`,
          },
        ];
  return [
    ...roots(solution).flatMap((root) =>
      root.attributes.id === undefined
        ? []
        : wrong("solution.xml", root, `RootComponent type ${root.attributes.type ?? ""}`, "id", root.attributes.id),
    ),
    ...records(solution, "WebResources", "WebResource").flatMap((record) =>
      wrong(
        "customizations.xml",
        record,
        `web resource ${childText(record, "Name")}`,
        "WebResourceId",
        childText(record, "WebResourceId"),
      ),
    ),
    ...records(solution, "Roles", "Role").flatMap((role) =>
      wrong("customizations.xml", role, `security role ${role.attributes.name ?? ""}`, "id", role.attributes.id ?? ""),
    ),
    ...formsOf(solution).flatMap((form) => [
      ...wrong("customizations.xml", form.systemform, `form ${form.title}`, "formid", form.id),
      ...descendants(form.form).flatMap((element) =>
        onForm(element).flatMap(([attribute, text]) =>
          wrong("customizations.xml", element, `form ${form.title}`, `${attribute} of ${nameOf(element)}`, text),
        ),
      ),
    ]),
  ];
}

function onForm(element: XmlElement): readonly (readonly [string, string])[] {
  return Object.entries(element.attributes).filter(
    ([attribute]) => ON_FORMS[attribute]?.includes(element.name) === true,
  );
}

function nameOf(element: XmlElement): string {
  const name =
    element.attributes.name ?? (element.name === "control" ? element.attributes.id : element.attributes.functionName);
  return name === undefined ? element.name : `${element.name} ${name}`;
}
