import { child, children, named, type XmlElement } from "../../xml";
import type { SolutionPackage } from "../package";
import { fault, type Fault, type Problem } from "../problem";
import { chosenProblems } from "./chosen";
import { usableColumns } from "./columns";
import { askedFaults, operatorFaults } from "./fetchXml";

/** Parts of a date that rows can be grouped by (Fetch.xsd, DateGroupingType): there is no hour. */
const DATE_PARTS = ["day", "week", "month", "quarter", "year", "fiscal-period", "fiscal-year"];
/** Groups of groups: as many as a chart draws. */
const MOST_GROUPS = 2;

/** Source of the length: Dataverse table reference, savedqueryvisualization.name. */
const CHART = { noun: "chart", element: "visualization", id: "savedqueryvisualizationid", longest: 100 };

/** Charts: what is counted, how it is drawn, and that both say the same. */
export function checkCharts(solution: SolutionPackage): readonly Problem[] {
  return chosenProblems(solution, CHART, (chart, table) => [
    ...operatorFaults(chart),
    ...dataFaults(chart),
    ...shapeFaults(chart),
    ...columnFaults(solution, chart, table),
  ]);
}

interface ChartParts {
  readonly fetches: readonly XmlElement[];
  readonly categories: readonly XmlElement[];
  readonly areas: readonly XmlElement[];
  readonly series: readonly XmlElement[];
}

function partsOf(chart: XmlElement): ChartParts {
  const data = child(child(chart, "datadescription"), "datadefinition");
  const drawn = child(child(chart, "presentationdescription"), "Chart");
  return {
    fetches: children(child(data, "fetchcollection"), "fetch"),
    categories: children(child(data, "categorycollection"), "category"),
    areas: children(child(drawn, "ChartAreas"), "ChartArea"),
    series: children(child(drawn, "Series"), "Series"),
  };
}

/** What is counted. A chart that is a web resource counts nothing itself. */
function dataFaults(chart: XmlElement): readonly Fault[] {
  const at = child(chart, "datadescription");
  if (at === undefined) return [];
  const { fetches, categories } = partsOf(chart);
  if (fetches.length === 0 || categories.length === 0)
    return [
      fault(
        at,
        "its datadefinition lacks a fetch in a fetchcollection or a category: add what is missing.",
        "chartData",
      ),
    ];
  const measureless = categories.filter((category) => named(category, "measure").length === 0);
  const attributes = fetches.flatMap((fetch) => named(fetch, "attribute"));
  const aliases = new Set(attributes.map(({ attributes: { alias } }) => alias));
  const told = categories.flatMap((category) => [category, ...named(category, "measure")]);
  return [
    ...measureless.map((category) => fault(category, "a category has no measure: add one.", "chartData")),
    ...attributes
      .filter(({ attributes: { dategrouping } }) => dategrouping !== undefined && !DATE_PARTS.includes(dategrouping))
      .map((attribute) =>
        fault(
          attribute,
          `dates are grouped by "${attribute.attributes.dategrouping ?? ""}", and FetchXML knows ${DATE_PARTS.join(", ")} alone: correct it.`,
          "fetchSchema",
        ),
      ),
    ...fetches
      .filter((fetch) => named(fetch, "attribute").filter(isGroup).length > MOST_GROUPS)
      .map((fetch) =>
        fault(fetch, `it groups by more than ${MOST_GROUPS} columns: take the others out.`, "chartGroups"),
      ),
    ...fetches
      .filter((fetch) => fetch.attributes.count !== undefined && named(fetch, "order").length === 0)
      .map((fetch) => fault(fetch, "it takes the first of its rows without an order: add one.", "chartOrder")),
    ...told
      .filter(({ attributes: { alias } }) => alias !== undefined && !aliases.has(alias))
      .map((one) =>
        fault(one, `a ${one.name} is of the alias ${one.attributes.alias ?? ""}, which no attribute has: correct it.`),
      ),
  ];
}

function isGroup({ attributes }: XmlElement): boolean {
  return attributes.groupby === "true" || attributes.groupby === "1";
}

/** As many series and areas are drawn as are counted. */
function shapeFaults(chart: XmlElement): readonly Fault[] {
  const at = child(chart, "presentationdescription");
  const { categories, areas, series } = partsOf(chart);
  if (at === undefined || categories.length === 0) return [];
  const measured = categories.flatMap((category) => children(category, "measurecollection"));
  const uneven = (what: string, drawn: number, of: string, counted: number): readonly Fault[] =>
    drawn === counted
      ? []
      : [fault(at, `it draws ${drawn} ${what} for ${counted} ${of}: make them as many.`, "chartShape")];
  return [
    ...uneven("Series", series.length, "measurecollection", measured.length),
    ...uneven("ChartArea", areas.length, "category", categories.length),
  ];
}

/** House rules, of tables whose columns are known. */
function columnFaults(solution: SolutionPackage, chart: XmlElement, table: string): readonly Fault[] {
  const usable = usableColumns(solution, table);
  if (usable === undefined) return [];
  return partsOf(chart)
    .fetches.flatMap((fetch) => children(fetch, "entity"))
    .flatMap((entity) => askedFaults(entity, table, usable));
}
