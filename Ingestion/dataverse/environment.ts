import { systemClock } from "../clock";
import { REQUEST_TIMEOUT, type HttpOptions } from "../http/httpOptions";
import type { Pacer } from "../http/pace/pacer";
import { DataverseClient } from "./client";
import { IncidentColumns } from "./columns";
import { OwnUser } from "./ownUser";
import { Parallelism } from "../http/pace/parallelism";
import { Tokens, type DataverseAccess } from "./token";

/** One Dataverse environment, ready to be asked. */
export interface DataverseEnvironment {
  readonly tokens: Tokens;
  readonly client: DataverseClient;
  /** What incident's columns hold there. */
  readonly columns: IncidentColumns;
  readonly user: OwnUser;
  /** Handoffs that should be on their way there at the same time, as Dataverse recommends now. */
  readonly concurrency: () => number;
}

/** How an environment is asked. */
export interface EnvironmentOptions extends HttpOptions {
  /** Told of each answer's status; 0 = none. */
  readonly onAnswer?: (status: number) => void;
  /** Shared by all who ask the environment; absent: nobody else does. */
  readonly pacer?: Pacer;
  /** Most handoffs at the same time, whatever Dataverse recommends; the access's own goes before it. */
  readonly concurrency?: number | undefined;
}

/** The environment that an access is for. Sends nothing yet. */
export function openEnvironment(access: DataverseAccess, options: EnvironmentOptions = {}): DataverseEnvironment {
  const { concurrency, ...http } = options;
  const tokens = new Tokens(access, http.timeout ?? REQUEST_TIMEOUT);
  const parallelism = new Parallelism(access.concurrency ?? concurrency);
  const client = new DataverseClient({
    url: access.url,
    tokens,
    onHeaders: (headers) => parallelism.learn(headers),
    ...http,
  });
  return {
    tokens,
    client,
    columns: new IncidentColumns(client, http.clock ?? systemClock),
    user: new OwnUser(client),
    concurrency: () => parallelism.concurrency(),
  };
}
