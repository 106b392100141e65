import type { JsonObject } from "../model/payload";
import { wantsAnnotation, type Preferences } from "../request/preferences";

const TOTAL = "Microsoft.Dynamics.CRM.totalrecordcount";
const EXCEEDED = "Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded";

/**
 * How many rows there are, where annotations ask for it; -1 for what was not counted. Source: Microsoft, "Count rows
 * using OData", and EntityCollection.TotalRecordCount.
 * @param counted whether the query asked for a count
 * @param count at most what a count tells
 * @param exceeded whether there are more
 */
export function totals(preferences: Preferences, counted: boolean, count: number, exceeded: boolean): JsonObject {
  return {
    ...(wantsAnnotation(preferences, TOTAL) ? { [`@${TOTAL}`]: counted ? count : -1 } : {}),
    ...(wantsAnnotation(preferences, EXCEEDED) ? { [`@${EXCEEDED}`]: counted && exceeded } : {}),
  };
}
