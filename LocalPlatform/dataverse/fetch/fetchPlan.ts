import { badCondition, columnTest } from "../conditions/columnTest";
import { comparisonOf } from "../conditions/comparisons";
import { allOf, amongValues, anyOf } from "../conditions/rowTest";
import { compareValues } from "../model/collation";
import type { Property } from "../metadata/schema";
import { fetchError } from "./fetchError";
import type { FetchCondition, FetchEntity, FetchFilter, FetchLink } from "./fetchQuery";
import {
  demandSameType,
  fetchColumn,
  fetchTable,
  linkedTable,
  type FetchSource,
  type Joined,
  type Node,
  type Place,
} from "./fetchSource";
import { matchesOf, type Join, type JoinedTest } from "./join";

/** A query whose tables, links and columns are found. */
export class FetchPlan {
  readonly nodes: Node[] = [];
  readonly root: Node;
  readonly joins: readonly Join[];
  readonly filter: JoinedTest;
  /** Whether the filter of the query's own table names a link. */
  readonly filterCrosses: boolean;
  private crosses = false;

  constructor(
    readonly source: FetchSource,
    entity: FetchEntity,
  ) {
    this.root = this.node(entity.name, undefined);
    this.joins = entity.links.map((link) => this.join(this.root, link));
    this.filter = this.compile(this.root, entity.filter);
    this.filterCrosses = this.crosses;
    this.joins.forEach((join) => this.fillFilter(join));
  }

  /** The node that an `entityname` means: an alias, or the name of a table that was given none. */
  named(name: string): Node {
    const found = this.nodes.find(({ alias }) => alias === name) ?? this.nodes.find((node) => node.name === name);
    if (found === undefined) throw fetchError("noSuchAlias", `It is '${name}'.`);
    return found;
  }

  private node(name: string, alias: string | undefined, table = fetchTable(this.source, name)): Node {
    if (alias !== undefined && this.nodes.some((other) => other.alias === alias))
      throw fetchError("sameAlias", `'${alias}' stands twice.`);
    const node: Node = { at: this.nodes.length, name, alias: alias ?? name, table };
    this.nodes.push(node);
    return node;
  }

  private defaultAlias(link: FetchLink, from: Property, key: string): string {
    const { name } = link;
    // Source: FetchXML reference, link-entity, alias: many-to-one by the table's name, one-to-many with a number.
    const toOne = from.column === key && !this.nodes.some(({ alias }) => alias === name);
    if (toOne) return name;
    return `${name}${this.nodes.filter((node) => node.at > 0 && node.name === name).length + 1}`;
  }

  private join(parent: Node, link: FetchLink): Join {
    const table = linkedTable(this.source, link.name);
    if ((link.from === undefined) !== (link.to === undefined)) throw fetchError("fromWithoutTo");
    if (link.from === undefined || link.to === undefined)
      throw fetchError("attributeMissing", `'link-entity' of '${link.name}' has no 'from' and 'to'.`);
    const [to, from] = [fetchColumn(parent.table, link.to), fetchColumn(table, link.from)];
    const node = this.node(link.name, link.alias ?? this.defaultAlias(link, from, table.key), table);
    const joins = link.links.map((inner) => this.join(node, inner));
    return { type: link.type, parent, node, entity: link, to, from, filter: { holds: () => true }, joins };
  }

  private fillFilter(join: Join): void {
    join.filter = this.compile(join.node, join.entity.filter);
    join.joins.forEach((inner) => this.fillFilter(inner));
  }

  private compile(here: Node, { or, parts }: FetchFilter): JoinedTest {
    const tests = parts.map((part) => {
      if (part.kind === "filter") return this.compile(here, part);
      return part.kind === "condition" ? this.condition(here, part) : this.quantified(here, part);
    });
    // An empty filter, such as views have, keeps everything.
    return or && tests.length > 0 ? anyOf(tests) : allOf(tests);
  }

  private place(here: Node, text: string, entityName: string | undefined): Place {
    const dot = text.indexOf(".");
    const alias = dot < 0 ? entityName : text.slice(0, dot);
    const node = alias === undefined ? here : this.named(alias);
    if (node !== here) this.crosses = true;
    return { node, property: fetchColumn(node.table, text.slice(dot + 1)) };
  }

  private condition(here: Node, condition: FetchCondition): JoinedTest {
    const { attribute, operator, values, otherColumn, entityName } = condition;
    const { node, property } = this.place(here, attribute, entityName);
    if (otherColumn !== undefined)
      return this.columns({ node, property }, operator, this.place(here, otherColumn, undefined));
    const { store } = this.source;
    const { holds, keys } = columnTest(operator, property, values, this.source);
    const test = (joined: Joined): boolean => holds(joined[node.at]?.values[property.property] ?? null);
    if (keys === undefined || node !== here) return { holds: test };
    return { holds: test, among: amongValues(store, node.table, property.property, keys) };
  }

  /** Source: FetchXML, filter rows, filter on column values in the same row, and cross table comparisons. */
  private columns(left: Place, operator: string, right: Place): JoinedTest {
    const compared = comparisonOf(operator);
    if (compared === undefined) throw badCondition(`'${operator}' does not compare two columns.`);
    demandSameType(left.property, right.property);
    return {
      holds: (joined) => {
        const a = joined[left.node.at]?.values[left.property.property] ?? null;
        const b = joined[right.node.at]?.values[right.property.property] ?? null;
        return a !== null && b !== null && compared.holds(compareValues(a, b));
      },
    };
  }

  /** Source: FetchXML reference, link-entity, link-type options: `all` means none of those that are there. */
  private quantified(here: Node, link: FetchLink): JoinedTest {
    const join = this.join(here, link);
    this.fillFilter(join);
    const some = (joined: Joined): boolean => matchesOf(this.source, join, joined).length > 0;
    if (link.type === "any" || link.type === "not all") return { holds: some };
    if (link.type === "not any") return { holds: (joined) => !some(joined) };
    const whole: Join = { ...join, filter: { holds: () => true }, joins: [] };
    return { holds: (joined) => matchesOf(this.source, whole, joined).length > 0 && !some(joined) };
  }
}
