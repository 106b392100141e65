import { solutionId, type ComponentRow } from "./read/componentRows";

/**
 * Names and ids of the case forms that Copilot Service workspace opens. Source: Customer Service, "Enhanced case
 * management in multisession apps" and "Use Copilot case summary in model-driven apps".
 */
const FORMS = [
  { id: "b05c1e9c-94d0-46c1-8968-df49b8f33ec7", name: "Case for Multisession experience" },
  { id: "cd0d48a0-10c6-ec11-a7b5-000d3a58b83a", name: "Enhanced full case form" },
] as const;

/** What stands for all that Microsoft has on them, which is not published: a tab with the description of the case. */
const STAND_IN =
  '<form><controlDescriptions /><tabs><tab name="stand_in"><columns><column width="100%"><sections><section name="stand_in_section"><rows><row><cell>' +
  '<control id="description" classid="{E0DECE4B-6FC8-4a8f-A065-082708572369}" datafieldname="description" />' +
  "</cell></row></rows></section></sections></column></columns></tab></tabs><events /><formLibraries /></form>";

/** Whose they are said to be: the solution that brings table Case (MissingDependencies of exports). */
export const STANDING_SOLUTION = solutionId("msdynce_Service");

/** Forms that an environment with Customer Service has before any solution of ours, for solutions to add to. */
export const STANDING_FORMS: readonly ComponentRow[] = FORMS.map(({ id, name }) => ({
  table: "systemform",
  id,
  values: {
    iscustomizable: true,
    canbedeleted: false,
    name,
    objecttypecode: "incident",
    type: 2,
    formxml: STAND_IN,
    formactivationstate: 1,
    formpresentation: 1,
    isdefault: false,
  },
}));
