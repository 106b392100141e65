import type { LocalDataverse } from "./dataverse/contract";
import type { LocalOpenCX } from "./opencx/contract";

/**
 * What the connection line says: everything a service needs to reach the local servers. The names are fixed: scripts
 * read them.
 */
export interface ConnectionLine {
  /** The environment URL, no trailing slash. */
  readonly dataverse: string;
  /** Tokens come from `<authority>/<tenantId>/oauth2/v2.0/token`. */
  readonly authority: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Base address of the OpenCX API. */
  readonly opencx: string;
  readonly apiKey: string;
  /** `whsec_...` */
  readonly webhookSecret: string;
  /** The organization that the sample calls belong to: what their handoffs name as `organization_id`. */
  readonly organizationId: string;
  /** The queue that handoffs go to. */
  readonly queueId: string;
  /** `account:GUID` or `contact:GUID`: the customer of an unknown caller. */
  readonly customer: string;
  /** PEM of the authority that signed the Dataverse's certificate, where it speaks TLS: what a client has to trust. */
  readonly caFile?: string;
  /** Where the ingestion service takes webhooks, where one runs. */
  readonly ingestion?: string;
  /** Where it answers `/readyz` and `/metrics`. */
  readonly admin?: string;
}

/** The connection of two running servers, and of the ingestion service if one runs. */
export function connectionOf(
  dataverse: LocalDataverse,
  opencx: LocalOpenCX,
  service: Pick<ConnectionLine, "ingestion" | "admin" | "caFile"> = {},
): ConnectionLine {
  return {
    dataverse: dataverse.url,
    authority: dataverse.authority,
    tenantId: dataverse.tenantId,
    clientId: dataverse.clientId,
    clientSecret: dataverse.clientSecret,
    opencx: opencx.url,
    apiKey: opencx.apiKey,
    webhookSecret: opencx.webhookSecret,
    organizationId: opencx.organizationId,
    queueId: dataverse.queueId,
    customer: dataverse.customer,
    ...service,
  };
}

/** The connection as one line of JSON, without a line break. */
export function connectionLine(connection: ConnectionLine): string {
  return JSON.stringify(connection);
}
