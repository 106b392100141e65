import { named, type XmlElement } from "../../xml";
import { fault, type Fault } from "../problem";

/** Operators of a condition (Fetch.xsd, type "operator"). */
const OPERATORS = new Set(
  (
    "eq neq ne gt ge le lt like not-like in not-in between not-between null not-null yesterday today tomorrow " +
    "last-seven-days next-seven-days last-week this-week next-week last-month this-month next-month on on-or-before " +
    "on-or-after last-year this-year next-year last-x-hours next-x-hours last-x-days next-x-days last-x-weeks " +
    "next-x-weeks last-x-months next-x-months olderthan-x-months olderthan-x-years olderthan-x-weeks olderthan-x-days " +
    "olderthan-x-hours olderthan-x-minutes last-x-years next-x-years eq-userid ne-userid eq-userteams " +
    "eq-useroruserteams eq-useroruserhierarchy eq-useroruserhierarchyandteams eq-businessid ne-businessid " +
    "eq-userlanguage this-fiscal-year this-fiscal-period next-fiscal-year next-fiscal-period last-fiscal-year " +
    "last-fiscal-period last-x-fiscal-years last-x-fiscal-periods next-x-fiscal-years next-x-fiscal-periods " +
    "in-fiscal-year in-fiscal-period in-fiscal-period-and-year in-or-before-fiscal-period-and-year " +
    "in-or-after-fiscal-period-and-year begins-with not-begin-with ends-with not-end-with under eq-or-under not-under " +
    "above eq-or-above contain-values not-contain-values"
  ).split(" "),
);

/** Operators and filters that FetchXML does not have. */
export function operatorFaults(query: XmlElement): readonly Fault[] {
  return [
    ...named(query, "condition")
      .filter(({ attributes }) => !OPERATORS.has(attributes.operator ?? ""))
      .map((at) =>
        fault(
          at,
          `a condition on ${at.attributes.attribute ?? "nothing"} has the operator "${at.attributes.operator ?? ""}", ` +
            `which FetchXML does not have: correct it.`,
          "fetchSchema",
        ),
      ),
    ...named(query, "filter")
      .filter(({ attributes }) => !["and", "or"].includes(attributes.type ?? "and"))
      .map((at) =>
        fault(
          at,
          `a filter is of type "${at.attributes.type ?? ""}" and must be and or or: correct it.`,
          "fetchSchema",
        ),
      ),
  ];
}

/**
 * House rules: what is asked for is of the table, and there.
 * @param usable as of usableColumns
 */
export function askedFaults(entity: XmlElement, table: string, usable: ReadonlyMap<string, string>): readonly Fault[] {
  return [
    ...(entity.attributes.name === table
      ? []
      : [fault(entity, `it asks for the table ${entity.attributes.name ?? ""}: correct the name.`)]),
    ...asks(entity)
      .filter(({ column }) => column !== "" && !usable.has(column))
      .map(({ at, column }) =>
        fault(
          at,
          `it asks for the column ${column}, which table ${table} does not have: correct the name or remove it.`,
        ),
      ),
  ];
}

/** The columns of the table itself, without those of tables that are joined. */
function asks(entity: XmlElement): readonly { readonly at: XmlElement; readonly column: string }[] {
  return entity.children.flatMap((at) => {
    if (at.name === "link-entity") return [];
    if (at.name === "filter") return asks(at);
    if (at.attributes.entityname !== undefined) return [];
    return [{ at, column: (at.name === "attribute" ? at.attributes.name : at.attributes.attribute) ?? "" }];
  });
}
