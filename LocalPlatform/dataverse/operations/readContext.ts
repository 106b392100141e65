import type { Caller } from "../access/caller";
import type { Table } from "../metadata/schema";
import { relatedRows } from "../model/navigation";
import type { Row } from "../model/row";
import type { QuerySource } from "../odata/predicate";
import type { Preferences } from "../request/preferences";
import { apiUrl, type WebApiRequest } from "../request/webApiRequest";

/** What rows are read from, who reads them, and how they are to be shown. */
export interface ReadContext {
  /** URL of the Web API's root, for addresses in the answer. */
  readonly root: string;
  readonly source: QuerySource;
  readonly caller: Caller;
  readonly preferences: Preferences;
}

/** The navigation property from a user to its teams. */
const MEMBERSHIP = "teammembership_association";

/** The language of all users here, English of the United States. */
const LANGUAGE = 1033;

/** Where a request's queries are run: they may ask for what is the caller's, and for what is today. */
function querySourceOf({ environment, caller }: WebApiRequest): QuerySource {
  const { schema, store } = environment;
  const { userId, businessUnitId } = caller;
  const teamIds = (): readonly string[] => {
    const users = schema.tables.get("systemuser");
    if (users === undefined || !Object.hasOwn(users.many, MEMBERSHIP)) return [];
    return relatedRows(environment, users, userId, MEMBERSHIP).map(({ id }) => id);
  };
  const judges = new Map<Table, ((row: Row) => boolean) | undefined>();
  return {
    schema,
    store,
    asker: { now: new Date(), userId, businessUnitId, teamIds, language: LANGUAGE },
    demand: (table) => caller.demand("Read", table),
    sees: (table, row) => {
      if (!judges.has(table)) judges.set(table, caller.sees(table));
      return judges.get(table)?.(row) ?? true;
    },
  };
}

/** How a request reads. */
export function readContextOf(request: WebApiRequest): ReadContext {
  const { caller, preferences } = request;
  return { root: apiUrl(request), source: querySourceOf(request), caller, preferences };
}
