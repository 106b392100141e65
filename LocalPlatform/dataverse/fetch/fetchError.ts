import { WebApiError } from "../model/webApiError";

/** Codes and texts of Microsoft's published error list (QueryBuilder...), for what a query can be refused by. */
const REFUSALS = {
  invalidXml: ["0x80040201", "Invalid XML."],
  noEntity: ["0x80041102", "The specified entity was not found."],
  attributeWithAggregate: ["0x80041107", "Attributes can not be returned when aggregate operation is specified."],
  noAggregateAlias: ["0x80041109", "Invalid alias for aggregate operation."],
  noSuchAlias: ["0x8004110a", "The specified alias for the given entity in the condition does not exist."],
  notPositive: ["0x8004110c", "A value greater than zero must be specified."],
  fromWithoutTo: ["0x80041111", "AttributeFrom and AttributeTo must be either both specified or both omitted."],
  distinct: ["0x80041115", "The only valid values for distinct attribute are 'true', 'false', '1', and '0'."],
  mapping: ["0x80041116", "The only valid values for mapping are 'logical' or 'internal' which is deprecated."],
  linkType: [
    "0x80041117",
    "The only valid values for link-type attribute are 'natural', 'inner','in','exists','matchfirstrowusingcrossapply' and 'outer'.",
  ],
  noLock: ["0x80041118", "The only valid values for no-lock attribute are 'true', 'false', '1', and '0'."],
  descending: ["0x80041119", "The only valid values for descending attribute are 'true', 'false', '1', and '0'."],
  aggregate: ["0x8004111a", "An error occurred while processing Aggregates in Query"],
  node: ["0x8004111c", "The element node encountered is invalid."],
  attributeMissing: ["0x8004111e", "A required attribute was not specified."],
  filterType: ["0x80041122", "Unsupported filter type. Valid values are 'and', or 'or'."],
  elementMissing: ["0x80041123", "A required element was not specified."],
  emptyXml: ["0x80041124", "Xml String can't be null."],
  otherEntity: [
    "0x80041128",
    "The entity name specified in fetchxml does not match the entity name specified in the Entity or Query Expression.",
  ],
  cookieOrder: ["0x80041129", "Order by columns do not match those in paging cookie."],
  cookie: ["0x8004112a", "Invalid page number in paging cookie."],
  groupBy: ["0x8004112e", "The only valid values for groupby attribute are 'true', 'false', '1', and '0'."],
  sameAlias: ["0x80041130", "FetchXML should have unique aliases."],
  orderByAttribute: [
    "0x80041131",
    "An attribute cannot be specified for an order clause for an aggregate Query. Use an alias.",
  ],
  orderByAlias: [
    "0x80041132",
    "An alias cannot be specified for an order clause for a non-aggregate Query. Use an attribute.",
  ],
  orderWithoutAttribute: ["0x80041133", "An attribute is required for an order clause for a non-aggregate Query."],
  orderWithoutAlias: ["0x80041134", "An alias is required for an order clause for an aggregate Query."],
  dateGrouping: ["0x80041135", "An invalid value was specified for dategrouping."],
  groupAndAggregate: ["0x80041137", "An attribute can either be an aggregate or a Group By but not both"],
  attributeValue: ["0x80041139", "The attribute value provided is invalid."],
  rawOrder: ["0x800410fd", "The only valid values for useraworderby attribute are 'true', 'false', '1', and '0'."],
  tooManyConditions: ["0x8004430c", "Number of conditions in query exceeded maximum limit."],
  tooManyLinks: ["0x8004430d", "Number of link entities in query exceeded maximum limit."],
  tooManyRows: ["0x8004e023", "The maximum record limit is exceeded. Reduce the number of records."],
  invalidArgument: ["0x80040203", "Invalid argument."],
} as const;

export type FetchRefusal = keyof typeof REFUSALS;

/**
 * The refusal of a query.
 * @param about what it is about, a sentence behind the published text
 */
export function fetchError(refusal: FetchRefusal, about = ""): WebApiError {
  const [code, text] = REFUSALS[refusal];
  return new WebApiError(400, code, about === "" ? text : `${text} ${about}`);
}
