import { child, children, childText, named, writeXml, type XmlElement } from "../../../../Solution/xml";
import { plainGuid } from "../../../../Transcript/text/guid";
import { tableOf } from "./components";

/** A text by language: LCID to words. */
export type Labels = Readonly<Record<string, string>>;

/** The texts of a list such as `<LocalizedNames>`. @param item name of its elements */
export function labelsOf(list: XmlElement | undefined, item: string): Labels {
  return Object.fromEntries(
    children(list, item).map(({ attributes }) => [attributes.languagecode ?? "", attributes.description ?? ""]),
  );
}

/**
 * What forms, views and columns are called in each language of a solution, which rows and metadata here say in English
 * alone: `systemform ID`, `savedquery ID`, `attribute TABLE.COLUMN`.
 */
export function labelsIn(root: XmlElement): Readonly<Record<string, Labels>> {
  const entities = children(child(root, "Entities"), "Entity");
  return Object.fromEntries(
    entities.flatMap((entity) => [
      ...named(entity, "systemform").map((form) => [
        `systemform ${plainGuid(childText(form, "formid"))}`,
        labelsOf(child(form, "LocalizedNames"), "LocalizedName"),
      ]),
      ...named(entity, "savedquery").map((view) => [
        `savedquery ${plainGuid(childText(view, "savedqueryid"))}`,
        labelsOf(child(view, "LocalizedNames"), "LocalizedName"),
      ]),
      ...children(child(child(child(entity, "EntityInfo"), "entity"), "attributes"), "attribute").map((column) => [
        `attribute ${tableOf(entity)}.${childText(column, "LogicalName").toLowerCase()}`,
        labelsOf(child(column, "displaynames"), "displayname"),
      ]),
    ]),
  ) as Readonly<Record<string, Labels>>;
}

/** What a solution changes of tables' command bars: the RibbonDiffXml of each that it changes something of. */
export function ribbonsIn(root: XmlElement): Readonly<Record<string, string>> {
  return Object.fromEntries(
    children(child(root, "Entities"), "Entity").flatMap((entity) => {
      const ribbon = child(entity, "RibbonDiffXml");
      return ribbon === undefined || (child(ribbon, "CustomActions")?.children.length ?? 0) === 0
        ? []
        : [[tableOf(entity), writeXml(ribbon)]];
    }),
  );
}
