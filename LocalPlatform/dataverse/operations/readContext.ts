import type { Caller } from "../access/caller";
import type { Source } from "../model/environment";
import type { Preferences } from "../request/preferences";
import { apiUrl, type WebApiRequest } from "../request/webApiRequest";

/** What rows are read from, who reads them, and how they are to be shown. */
export interface ReadContext {
  /** URL of the Web API's root, for addresses in the answer. */
  readonly root: string;
  readonly source: Source;
  readonly caller: Caller;
  readonly preferences: Preferences;
}

/** How a request reads. */
export function readContextOf(request: WebApiRequest): ReadContext {
  const { environment, caller, preferences } = request;
  return { root: apiUrl(request), source: environment, caller, preferences };
}
