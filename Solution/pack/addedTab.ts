import { v5 } from "uuid";
import { child, children, element, mapElements, named, withChildren, type XmlElement } from "../xml";

/** Of our form, the tab that other forms get too. */
export const TAB = "opencx_tab_conversation";

/** Behind its name, in each language, on a form that is not ours. */
const MARK = "(preview)";

/** Fixed for ever: an upgrade knows what it added by its id, and no two forms may share one. */
const IDS = "6a9d9f0e-31d5-4a0b-9c1f-0f5a7b8c2e64";

/**
 * Place of the tab: behind all others. Two solutions that add a tab at one place meet on a "Conflicts Tab" ("Understand
 * how managed solutions are merged", Power Platform), so it is none that a designer gives: it begins like
 * the values of our choices.
 */
const PLACE = "4827";

/** Attributes that hold an id. */
const ID_ATTRIBUTES = ["id", "uniqueid", "forControl", "libraryUniqueId", "handlerUniqueId"];

/**
 * What a form of somebody else's gets: our form's tab with the conversation, its code component, and the script. As a
 * managed export tells it: an added part carries `solutionaction="Added"` and nothing below it does; what only holds
 * added parts carries nothing. Source: `Library`, `event` and `controlDescription` so marked in managed solutions of
 * Microsoft's (Dual-write P2C, microsoft/Dynamics-365-FastTrack-Implementation-Assets; microsoft/Nonprofits).
 * @param own our form, its cells filled
 * @param formId of the other form
 * @param prefix of our names, with its underscore
 * @returns the children of its `form`
 */
export function addedTab(own: XmlElement, formId: string, prefix: string): readonly XmlElement[] {
  const form = child(own, "form");
  const renewed = (one: XmlElement): XmlElement => mapElements(one, (part) => withNewIds(part, formId, prefix));
  const tabs = children(child(form, "tabs"), "tab").filter(({ attributes }) => attributes.name === TAB);
  const controls = tabs.flatMap((tab) => named(tab, "control")).map(({ attributes }) => attributes.uniqueid);
  const added = (name: string, of: readonly XmlElement[]): XmlElement =>
    element(
      name,
      {},
      of.map((part) => marked(renewed(part))),
    );
  return [
    added(
      "controlDescriptions",
      children(child(form, "controlDescriptions"), "controlDescription").filter(({ attributes }) =>
        controls.includes(attributes.forControl),
      ),
    ),
    added("tabs", tabs.map(previewed).map(placed)),
    ...["events", "formLibraries"].map((name) => added(name, child(form, name)?.children ?? [])),
  ];
}

function marked(part: XmlElement): XmlElement {
  return { ...part, attributes: { ...part.attributes, solutionaction: "Added" } };
}

/** A control is renamed too: the form has one for the same column already, and a control is found by its name. */
function withNewIds(part: XmlElement, formId: string, prefix: string): XmlElement {
  if (part.name === "customControl" || part.name === "column") return part;
  const attributes = Object.entries(part.attributes).map(([name, value]) => {
    if (!ID_ATTRIBUTES.includes(name)) return [name, value] as const;
    if (part.name === "control" && name === "id")
      return [name, value.startsWith(prefix) ? value : `${prefix}tab_${value}`] as const;
    return [name, `{${v5(`${formId} ${value}`.toLowerCase(), IDS)}}`] as const;
  });
  return { ...part, attributes: Object.fromEntries(attributes) };
}

function previewed(tab: XmlElement): XmlElement {
  return withChildren(
    tab,
    tab.children.map((part) => (part.name === "labels" ? withChildren(part, part.children.map(withMark)) : part)),
  );
}

function withMark(label: XmlElement): XmlElement {
  return {
    ...label,
    attributes: { ...label.attributes, description: `${label.attributes.description ?? ""} ${MARK}` },
  };
}

/** Places inside an added tab, as exports number them: columns and sections from 0, cells by column and row. */
function placed(tab: XmlElement): XmlElement {
  const numbered = mapElements(tab, (part) => {
    if (part.name === "columns") return withPlaces(part, "id", String);
    if (part.name === "sections") return withPlaces(part, "ordinalvalue", String);
    if (part.name !== "rows") return part;
    return withChildren(
      part,
      part.children.map((row, index) => withPlaces(row, "ordinalvalue", (cell) => `${(cell + 1) * 10_000 + index}`)),
    );
  });
  return { ...numbered, attributes: { ...numbered.attributes, ordinalvalue: PLACE } };
}

function withPlaces(part: XmlElement, attribute: string, place: (index: number) => string): XmlElement {
  return {
    ...part,
    children: part.children.map((one, index) => ({
      ...one,
      attributes: { ...one.attributes, [attribute]: place(index) },
    })),
  };
}
