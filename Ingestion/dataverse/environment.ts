import { systemClock } from "../clock";
import { REQUEST_TIMEOUT, type HttpOptions } from "../http/httpOptions";
import { DataverseClient } from "./client";
import { IncidentColumns } from "./columns";
import { OwnUser } from "./ownUser";
import { Tokens, type DataverseAccess } from "./token";

/** One Dataverse environment, ready to be asked. */
export interface DataverseEnvironment {
  readonly tokens: Tokens;
  readonly client: DataverseClient;
  /** What incident's columns hold there. */
  readonly columns: IncidentColumns;
  readonly user: OwnUser;
}

/**
 * The environment that an access is for. Sends nothing yet.
 * @param onAnswer told of each answer's status; 0 = none
 */
export function openEnvironment(
  access: DataverseAccess,
  http: HttpOptions & { readonly onAnswer?: (status: number) => void } = {},
): DataverseEnvironment {
  const tokens = new Tokens(access, http.timeout ?? REQUEST_TIMEOUT);
  const client = new DataverseClient({ url: access.url, tokens, ...http });
  return { tokens, client, columns: new IncidentColumns(client, http.clock ?? systemClock), user: new OwnUser(client) };
}
