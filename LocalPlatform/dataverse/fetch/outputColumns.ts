import { hierarchyOf } from "../conditions/hierarchy";
import type { Property } from "../metadata/schema";
import { fetchError } from "./fetchError";
import type { FetchPlan } from "./fetchPlan";
import type { FetchAttribute, FetchEntity, FetchQuery } from "./fetchQuery";
import { fetchColumn, type Node } from "./fetchSource";

/** A column of the answer. */
export interface OutputColumn {
  /** Name in the answer: the property, the alias that it was given, or `alias.column` behind a link. */
  readonly name: string;
  readonly node: Node;
  readonly property: Property;
  /** Whether the name is not the property's own, so that an annotation tells which column it is. */
  readonly aliased: boolean;
  readonly attribute?: FetchAttribute;
}

function plain(node: Node, property: Property, attribute?: FetchAttribute): OutputColumn {
  const own = node.at === 0;
  const named = own ? property.property : `${node.alias}.${property.column}`;
  const name = attribute?.alias ?? named;
  return {
    name,
    node,
    property,
    aliased: name !== property.property,
    ...(attribute === undefined ? {} : { attribute }),
  };
}

/** Source: Microsoft, "Query hierarchical data", Retrieve the number of hierarchically related child records. */
function checkCountChildren({ table }: Node, { column }: Property): void {
  hierarchyOf(table, "CountChildren");
  if (column !== table.key)
    throw fetchError("attributeValue", `'rowaggregate' is for '${table.key}', not '${column}'.`);
}

function columnsOf(node: Node, entity: FetchEntity, isLink: boolean): readonly OutputColumn[] {
  const all = entity.allAttributes || (!isLink && entity.attributes.length === 0);
  if (all) return [...node.table.properties.values()].map((property) => plain(node, property));
  return entity.attributes.map((attribute) => {
    const property = fetchColumn(node.table, attribute.name);
    if (attribute.countChildren) checkCountChildren(node, property);
    return plain(node, property, attribute);
  });
}

function checkAggregates(columns: readonly OutputColumn[]): void {
  for (const { attribute, property } of columns) {
    if (attribute === undefined || (attribute.aggregate === undefined && !attribute.groupBy))
      throw fetchError("attributeWithAggregate", `It is '${property.column}'.`);
    if (attribute.aggregate !== undefined && attribute.groupBy) throw fetchError("groupAndAggregate");
    if (attribute.alias === undefined) throw fetchError("noAggregateAlias", `'${property.column}' has none.`);
  }
}

function checkNames(columns: readonly OutputColumn[]): void {
  const seen = new Set<string>();
  for (const { name, attribute } of columns) {
    if (seen.has(name) && attribute?.alias !== undefined) throw fetchError("sameAlias", `'${name}' stands twice.`);
    seen.add(name);
  }
}

/**
 * The columns of the answer, those of links behind the query's own.
 * @throws WebApiError 400 for columns that are not there, aliases that stand twice, and columns without a function where
 * all is counted together
 */
export function outputColumns(plan: FetchPlan, { entity, aggregate }: FetchQuery): readonly OutputColumn[] {
  const links = plan.joins.flatMap(function below(join): readonly OutputColumn[] {
    // Nothing of these two types comes back: they say whether there is a row.
    const own = ["exists", "in"].includes(join.type) ? [] : columnsOf(join.node, join.entity, true);
    return [...own, ...join.joins.flatMap(below)];
  });
  const own = aggregate && entity.attributes.length === 0 ? [] : columnsOf(plan.root, entity, false);
  const columns = [...own, ...links];
  if (aggregate) checkAggregates(columns);
  checkNames(columns);
  return columns;
}
