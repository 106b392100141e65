import { formsOf, type SolutionPackage } from "../package";
import type { Problem } from "../problem";

/** Events that a form raises, as FormXml spells them. */
const EVENTS = [
  "onload",
  "onsave",
  "onchange",
  "onrecordselect",
  "onselect",
  "tabstatechange",
  "onreadystatecomplete",
  "onlookuptagclick",
  "ondataload",
  "onpostsave",
  "saved",
];

/** Types of forms: the folders of the unpacked layout, and what FormXml names beside them. */
const FORM_TYPES = [
  "main",
  "card",
  "quick",
  "quickCreate",
  "mobile",
  "mainInteractionCentric",
  "dashboard",
  "dialog",
  "appointmentBook",
  "appointmentBookBackup",
  "preview",
  "taskFlowForm",
  "contextualDashboard",
  "powerBIDashboard",
  "other",
];

/**
 * A form's type, and its events: one that is misspelt or switched off is imported without a word, and its handler never
 * runs.
 */
export function checkFormEvents(solution: SolutionPackage): readonly Problem[] {
  return formsOf(solution).flatMap((form) => [
    ...(FORM_TYPES.includes(form.type)
      ? []
      : [
          {
            part: "customizations.xml",
            at: form.systemform,
            message: `form ${form.title} is of type "${form.type}", which Dataverse does not know: correct it, one of ${FORM_TYPES.join(", ")}.`,
          },
        ]),
    ...form
      .all("event")
      .map((at) => ({ at, name: at.attributes.name ?? "" }))
      .filter(({ name }) => !EVENTS.includes(name.toLowerCase()))
      .map(({ at, name }) => ({
        part: "customizations.xml",
        at,
        message: `form ${form.title} has handlers for the event "${name}", which forms do not raise: correct its name, one of ${EVENTS.join(", ")}.`,
      })),
    ...form
      .all("Handler")
      .filter(
        (handler) =>
          handler.attributes.enabled === "false" &&
          handler.attributes.libraryName?.startsWith(solution.prefix) === true,
      )
      .map((handler) => ({
        part: "customizations.xml",
        at: handler,
        message: `form ${form.title}: the handler ${handler.attributes.functionName ?? ""} is not enabled and never runs: enable it or take it off the form.`,
      })),
  ]);
}
