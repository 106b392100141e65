import { systemClock, type Clock } from "./clock";
import { DataverseClient } from "./dataverse/client";
import { IncidentColumns } from "./dataverse/columns";
import { Tokens } from "./dataverse/token";
import type { Fetch } from "./http/request";
import type { Connection } from "./handoff/landing";
import { OpenCXClient } from "./opencx/client";
import type { Conversations } from "./opencx/session";
import type { Settings } from "./config/settings";

/** How the outside is reached; everything has a default, and tests hold some of it in their hands. */
export interface Reach {
  readonly clock?: Clock;
  readonly fetch?: Fetch;
  /** Milliseconds for one request, body included; 30 s by default. */
  readonly timeout?: number;
  /** Aborted when the service stops. */
  readonly signal?: AbortSignal;
  /** Told of each answer of Dataverse; 0 = none. */
  readonly onAnswer?: (status: number) => void;
}

/** A connection and the parts of it that some commands use by themselves. */
export interface OpenedConnection {
  readonly connection: Connection;
  readonly tokens: Tokens;
}

/** The connection that the Dataverse settings describe. Opens nothing yet. */
export function connectionOf(
  settings: Settings<"dataverse">["dataverse"],
  conversations: Conversations,
  reach: Reach = {},
): OpenedConnection {
  const clock = reach.clock ?? systemClock;
  const timeout = reach.timeout ?? 30_000;
  const tokens = new Tokens(
    {
      url: settings.DATAVERSE_URL,
      tenantId: settings.DATAVERSE_TENANT_ID,
      clientId: settings.DATAVERSE_CLIENT_ID,
      clientSecret: settings.DATAVERSE_CLIENT_SECRET,
      authority: settings.DATAVERSE_AUTHORITY,
    },
    timeout,
  );
  const dataverse = new DataverseClient({
    url: settings.DATAVERSE_URL,
    tokens,
    clock,
    timeout,
    ...(reach.fetch === undefined ? {} : { fetch: reach.fetch }),
    ...(reach.signal === undefined ? {} : { signal: reach.signal }),
    ...(reach.onAnswer === undefined ? {} : { onAnswer: reach.onAnswer }),
  });
  return {
    tokens,
    connection: {
      dataverse,
      columns: new IncidentColumns(dataverse, clock),
      conversations,
      defaults: {
        priority: settings.DEFAULT_PRIORITY,
        ownerId: settings.DEFAULT_OWNER_ID,
        ticketProperties: settings.TICKET_PROPERTIES,
        sessionUrlTemplate: settings.OPENCX_SESSION_URL_TEMPLATE,
      },
      placeholder: settings.UNKNOWN_CALLER_CUSTOMER,
      queueId: settings.DEFAULT_QUEUE_ID,
    },
  };
}

/** The OpenCX client of the settings. */
export function openCXOf(settings: Settings<"opencx">["opencx"], reach: Reach = {}): OpenCXClient {
  return new OpenCXClient({
    url: settings.OPENCX_API_URL,
    apiKey: settings.OPENCX_API_KEY,
    clock: reach.clock ?? systemClock,
    ...(reach.fetch === undefined ? {} : { fetch: reach.fetch }),
    ...(reach.timeout === undefined ? {} : { timeout: reach.timeout }),
    ...(reach.signal === undefined ? {} : { signal: reach.signal }),
  });
}
