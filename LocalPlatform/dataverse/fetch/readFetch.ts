import { parseXml, XmlError, type XmlElement } from "../../../Solution/xml";
import { fetchError, type FetchRefusal } from "./fetchError";
import { checkFetchLimits } from "./fetchLimits";
import {
  JOINS,
  QUANTIFIERS,
  type FetchAttribute,
  type FetchCondition,
  type FetchEntity,
  type FetchFilter,
  type FetchLink,
  type FetchOrder,
  type FetchQuery,
  type LinkType,
} from "./fetchQuery";

/** As long as the longest URL that can carry one. Source: Web API, execute batch operations. */
const LONGEST = 65_536;

function truth(element: XmlElement, name: string, refusal: FetchRefusal): boolean {
  const text = element.attributes[name];
  if (text === undefined || text === "") return false;
  if (!/^(true|false|1|0)$/i.test(text)) throw fetchError(refusal, `It is '${text}'.`);
  return text === "1" || text.toLowerCase() === "true";
}

function positive(element: XmlElement, name: string): number | undefined {
  const text = element.attributes[name];
  if (text === undefined || text === "") return undefined;
  if (!/^-?\d{1,9}$/.test(text)) throw fetchError("attributeValue", `'${name}' is '${text}'.`);
  if (Number(text) <= 0) throw fetchError("notPositive", `'${name}' is '${text}'.`);
  return Number(text);
}

function required(element: XmlElement, name: string): string {
  const text = element.attributes[name] ?? "";
  if (text === "") throw fetchError("attributeMissing", `'${element.name}' has no '${name}'.`);
  return text;
}

/** Attributes that are given, under other names. */
function given<K extends string>(element: XmlElement, names: Readonly<Record<K, string>>): Partial<Record<K, string>> {
  const found: Partial<Record<K, string>> = {};
  for (const key of Object.keys(names) as K[]) {
    const text = element.attributes[names[key]] ?? "";
    if (text !== "") found[key] = text;
  }
  return found;
}

function attribute(element: XmlElement): FetchAttribute {
  const { rowaggregate = "" } = element.attributes;
  if (!/^(CountChildren)?$/i.test(rowaggregate))
    throw fetchError("attributeValue", `'rowaggregate' is '${rowaggregate}'.`);
  return {
    name: required(element, "name"),
    ...given(element, { alias: "alias", aggregate: "aggregate", dateGrouping: "dategrouping" }),
    groupBy: truth(element, "groupby", "groupBy"),
    countChildren: rowaggregate !== "",
    distinct: truth(element, "distinct", "distinct"),
  };
}

function order(element: XmlElement): FetchOrder {
  return {
    ...given(element, { attribute: "attribute", alias: "alias", entityName: "entityname" }),
    descending: truth(element, "descending", "descending"),
  };
}

function condition(element: XmlElement): FetchCondition {
  const stray = element.children.find(({ name }) => name !== "value");
  if (stray !== undefined) throw fetchError("node", `'${stray.name}' within 'condition'.`);
  const { value } = element.attributes;
  const several = element.children.map(({ text }) => text);
  return {
    kind: "condition",
    attribute: required(element, "attribute"),
    operator: required(element, "operator"),
    values: several.length > 0 ? several : value === undefined ? [] : [value],
    ...given(element, { otherColumn: "valueof", entityName: "entityname" }),
  };
}

function filter(element: XmlElement): FetchFilter {
  const type = element.attributes.type ?? "and";
  if (type !== "and" && type !== "or") throw fetchError("filterType", `It is '${type}'.`);
  const parts = element.children.map((child): FetchFilter["parts"][number] => {
    if (child.name === "condition") return condition(child);
    if (child.name === "filter") return filter(child);
    if (child.name === "link-entity") return link(child, QUANTIFIERS);
    throw fetchError("node", `'${child.name}' within 'filter'.`);
  });
  return { kind: "filter", or: type === "or", parts };
}

const CHILDREN = ["attribute", "all-attributes", "no-attrs", "order", "filter", "link-entity"];

function entity(element: XmlElement): FetchEntity {
  const stray = element.children.find(({ name }) => !CHILDREN.includes(name));
  if (stray !== undefined)
    throw fetchError("node", `'${stray.name}' within '${element.name}'; it takes ${CHILDREN.join(", ")}.`);
  const of = (name: string): readonly XmlElement[] => element.children.filter((child) => child.name === name);
  return {
    name: required(element, "name"),
    attributes: of("attribute").map(attribute),
    allAttributes: of("all-attributes").length > 0,
    orders: of("order").map(order),
    filter: { kind: "filter", or: false, parts: of("filter").map(filter) },
    links: of("link-entity").map((child) => link(child, JOINS)),
  };
}

function link(element: XmlElement, types: readonly LinkType[]): FetchLink {
  const text = element.attributes["link-type"] ?? "";
  const wanted = text === "" || text === "natural" ? "inner" : text;
  const type = types.find((one) => one === wanted);
  if (type === undefined) throw fetchError("linkType", `It is '${wanted}'.`);
  return { kind: "link", ...entity(element), ...given(element, { from: "from", to: "to", alias: "alias" }), type };
}

function parse(text: string): XmlElement {
  if (text.trim() === "") throw fetchError("emptyXml");
  if (text.length > LONGEST) throw fetchError("invalidXml", `It is longer than ${LONGEST} characters.`);
  // Nothing of a query needs them, and what they stand for may lie anywhere and be of any size.
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw fetchError("invalidXml", "A document type is not allowed.");
  try {
    return parseXml(text, "fetchXml");
  } catch (error) {
    throw error instanceof XmlError ? fetchError("invalidXml", error.message) : error;
  }
}

/**
 * Reads FetchXML. What it names is looked up later.
 * @throws WebApiError 400 with the code that Microsoft's error list has for it
 */
export function readFetch(text: string): FetchQuery {
  const root = parse(text);
  if (root.name !== "fetch") throw fetchError("node", `'${root.name}' is not 'fetch'.`);
  const [only, second] = root.children;
  if (only === undefined) throw fetchError("elementMissing", "'fetch' has no 'entity'.");
  if (only.name !== "entity" || second !== undefined)
    throw fetchError("node", "'fetch' takes one 'entity', and nothing beside it.");
  const { mapping = "logical" } = root.attributes;
  if (mapping !== "logical" && mapping !== "internal") throw fetchError("mapping");
  truth(root, "no-lock", "noLock");
  const [top, count, aggregateLimit] = ["top", "count", "aggregatelimit"].map((name) => positive(root, name));
  const page = positive(root, "page");
  const query: FetchQuery = {
    entity: entity(only),
    distinct: truth(root, "distinct", "distinct"),
    aggregate: truth(root, "aggregate", "aggregate"),
    ...(aggregateLimit === undefined ? {} : { aggregateLimit }),
    ...(top === undefined ? {} : { top }),
    ...(count === undefined ? {} : { count }),
    page: page ?? 1,
    ...given(root, { pagingCookie: "paging-cookie" }),
    returnTotal: truth(root, "returntotalrecordcount", "attributeValue"),
    rawOrder: truth(root, "useraworderby", "rawOrder"),
  };
  checkFetchLimits(query, page !== undefined);
  return query;
}
