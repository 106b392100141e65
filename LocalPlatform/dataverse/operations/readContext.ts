import type { Caller } from "../access/caller";
import type { Source } from "../model/environment";
import type { Preferences } from "../request/preferences";
import type { WebApiRequest } from "../request/webApiRequest";

/** What rows are read from, who reads them, and how they are to be shown. */
export interface ReadContext {
  readonly source: Source;
  readonly caller: Caller;
  readonly preferences: Preferences;
}

/** How a request reads. */
export function readContextOf({ environment, caller, preferences }: WebApiRequest): ReadContext {
  return { source: environment, caller, preferences };
}
