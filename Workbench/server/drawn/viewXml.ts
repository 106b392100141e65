import { child, children, parseXml } from "../../../Solution/xml";
import type { ColumnLabels } from "./columnLabels";
import type { Labels, ViewLayout } from "./layout";

/** What a view's cell is wide where it does not say so. */
const USUAL_WIDTH = 100;

/** A view as its row in Dataverse tells of it. */
export interface ViewSource {
  readonly viewId: string;
  readonly names: Labels;
  readonly layoutXml: string;
}

/**
 * Reads a view's layout XML into what the page draws.
 * @param columns what the columns are called; one that is not among them keeps its logical name
 * @throws XmlError when it is not XML
 */
export function readView({ viewId, names, layoutXml }: ViewSource, columns: ColumnLabels): ViewLayout {
  const grid = parseXml(layoutXml, `the layout of view ${viewId}`);
  return {
    viewId,
    names,
    columns: children(child(grid, "row"), "cell")
      .filter(({ attributes }) => attributes.ishidden !== "1" && attributes.ishidden !== "true")
      .map(({ attributes: { name = "", width } }) => ({
        name,
        labels: columns.get(name) ?? { "1033": name },
        width: Number(width) || USUAL_WIDTH,
      })),
  };
}
