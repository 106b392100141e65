import { child, childText, children, named, parseXml } from "../../Solution/xml";
import type { Parts } from "../../Solution/zip";
import type { Labels } from "./layout";
import platformLabels from "./platformLabels.json";

/** What columns of incident are called, by logical name. */
export type ColumnLabels = ReadonlyMap<string, Labels>;

const ENTITY = "Entities/Incident/Entity.xml";

/**
 * The names of incident's columns, which a form shows where a cell has no label of its own: those of the solution as
 * it ships them, and for the platform's own that the form shows a stand-in of what an environment calls them.
 * @param source the solution's source, languages included
 * @throws XmlError when the table's file is not well-formed
 */
export function columnLabels(source: Parts): ColumnLabels {
  const entity = parseXml(new TextDecoder().decode(source.get(ENTITY)), ENTITY);
  const ours = named(entity, "attribute").map((column): readonly [string, Labels] => [
    childText(column, "LogicalName"),
    Object.fromEntries(
      children(child(column, "displaynames"), "displayname").map(({ attributes }) => [
        attributes.languagecode ?? "",
        attributes.description ?? "",
      ]),
    ),
  ]);
  return new Map<string, Labels>([...Object.entries(platformLabels), ...ours]);
}
