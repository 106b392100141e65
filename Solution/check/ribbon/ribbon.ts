import { child, childText, children, descendants, type XmlElement } from "../../xml";
import { records, tableName, type SolutionPackage } from "../package";
import { fault, type Fault, type Problem } from "../problem";
import { repeatedBy } from "../repeated";

const LONGEST_ID = 128;
const LABEL = /^\$LocLabels:(.+)$/;

/** A ribbon's changes, with the table that they are of; those of the whole app have none. */
interface Ribbon {
  readonly table: string | undefined;
  readonly diff: XmlElement;
}

/** Ribbons in themselves: ids, and that commands, rules and labels that a button names are defined. */
export function checkRibbon(solution: SolutionPackage): readonly Problem[] {
  return ribbonsOf(solution).flatMap((ribbon) => {
    const { table, diff } = ribbon;
    const where = table === undefined ? "the ribbon of all tables" : `the ribbon of table ${table}`;
    return [...idFaults(diff), ...referenceFaults(solution, diff), ...locationFaults(ribbon)].map((fault) => ({
      part: "customizations.xml",
      ...fault,
      message: `${where}: ${fault.message}`,
    }));
  });
}

function ribbonsOf(solution: SolutionPackage): readonly Ribbon[] {
  return [
    ...children(solution.customizations, "RibbonDiffXml").map((diff) => ({ table: undefined, diff })),
    ...records(solution, "Entities", "Entity").flatMap((entity) =>
      children(entity, "RibbonDiffXml").map((diff) => ({ table: tableName(entity), diff })),
    ),
  ];
}

function definitions(diff: XmlElement, list: string, name: string): readonly XmlElement[] {
  return children(child(diff, list) ?? child(child(diff, "RuleDefinitions"), list), name);
}

function idFaults(diff: XmlElement): readonly Fault[] {
  const kinds = [
    definitions(diff, "CustomActions", "CustomAction"),
    definitions(diff, "CommandDefinitions", "CommandDefinition"),
    definitions(diff, "DisplayRules", "DisplayRule"),
    definitions(diff, "EnableRules", "EnableRule"),
    definitions(diff, "LocLabels", "LocLabel"),
  ];
  return kinds.flatMap((elements) => [
    ...elements
      .filter((element) => idOf(element) === "")
      .map((at) => fault(at, `a <${at.name}> has no Id: give it one.`, "ribbonSchema")),
    ...elements
      .filter((element) => idOf(element).length > LONGEST_ID)
      .map((at) =>
        fault(
          at,
          `the Id "${idOf(at).slice(0, 40)}..." has ${idOf(at).length} characters and can have ${LONGEST_ID}: shorten it.`,
          "ribbonLength",
        ),
      ),
    ...repeatedBy(elements, idOf).map((at) =>
      fault(at, `the Id ${idOf(at)} is used by two <${at.name}>: give one another.`, "ribbonTwice"),
    ),
  ]);
}

function referenceFaults(solution: SolutionPackage, diff: XmlElement): readonly Fault[] {
  const commands = idsOf(definitions(diff, "CommandDefinitions", "CommandDefinition"));
  const rules = {
    DisplayRule: idsOf(definitions(diff, "DisplayRules", "DisplayRule")),
    EnableRule: idsOf(definitions(diff, "EnableRules", "EnableRule")),
  };
  const labels = idsOf(definitions(diff, "LocLabels", "LocLabel"));
  const used = definitions(diff, "CommandDefinitions", "CommandDefinition").flatMap(descendants);
  const actions = definitions(diff, "CustomActions", "CustomAction").flatMap(descendants);
  return [
    ...actions
      .map((at) => ({ at, id: at.attributes.Command ?? at.attributes.QueryCommand ?? "" }))
      .filter(({ id }) => isOwn(id, solution) && !commands.has(id))
      .map(({ at, id }) =>
        fault(
          at,
          `<${at.name}> ${idOf(at)} names the command ${id}, which is not defined: define it or correct Command.`,
          "ribbonElement",
        ),
      ),
    ...used
      .filter(
        ({ name, attributes }) => (name === "DisplayRule" || name === "EnableRule") && attributes.Id !== undefined,
      )
      .filter((at) => isOwn(idOf(at), solution) && !rules[at.name as keyof typeof rules].has(idOf(at)))
      .map((at) =>
        fault(
          at,
          `a command names the ${at.name} ${idOf(at)}, which is not defined: define it or correct its Id.`,
          "ribbonElement",
        ),
      ),
    ...actions.flatMap((at) =>
      Object.values(at.attributes).flatMap((text) => {
        const id = LABEL.exec(text)?.[1];
        return id === undefined || labels.has(id)
          ? []
          : [
              fault(
                at,
                `<${at.name}> ${idOf(at)} names the label ${id}, which LocLabels does not hold: add it or correct the name.`,
                isOwn(id, solution) ? "ribbonElement" : undefined,
              ),
            ];
      }),
    ),
    ...definitions(diff, "LocLabels", "LocLabel")
      .filter((label) =>
        children(child(label, "Titles"), "Title").every((title) => (title.attributes.description ?? "") === ""),
      )
      .map((at) => fault(at, `the label ${idOf(at)} has no text in any language: give it one.`)),
  ];
}

/** Where a button goes: a place of the ribbon of that table. House rules but for its absence: who made the place is not known. */
function locationFaults({ table, diff }: Ribbon): readonly Fault[] {
  return definitions(diff, "CustomActions", "CustomAction").flatMap((at) => {
    const location = at.attributes.Location ?? "";
    if (location === "") return [fault(at, `the action ${idOf(at)} has no Location: add it.`, "ribbonSchema")];
    const [, of] = /^Mscrm\.(?:Form|HomepageGrid|SubGrid)\.([^.]+)\./.exec(location) ?? [];
    return [
      ...(of === undefined || of === "{!EntityLogicalName}" || of.toLowerCase() === table
        ? []
        : [fault(at, `the action ${idOf(at)} has the Location ${location}, which is of table ${of}: correct it.`)]),
      ...(location.endsWith("._children") || child(at, "CommandUIDefinition")?.children.length !== 1
        ? []
        : [
            fault(
              at,
              `the action ${idOf(at)} has the Location ${location}, which must end in ._children to add a button: correct it.`,
            ),
          ]),
    ];
  });
}

/** Named after the solution's prefix: nobody else defines it. */
function isOwn(id: string, solution: SolutionPackage): boolean {
  const prefix = solution.prefix.slice(0, -1).toLowerCase();
  return id.toLowerCase().startsWith(`${prefix}.`) || id.toLowerCase().startsWith(`${prefix}_`);
}

function idsOf(elements: readonly XmlElement[]): ReadonlySet<string> {
  return new Set(elements.map(idOf));
}

function idOf(element: XmlElement): string {
  return element.attributes.Id ?? childText(element, "Id");
}
