import type { ConnectionLine } from "../../LocalPlatform/connectionLine";

/**
 * Names of the service's settings, so that none of the user's own leaks into a service that is to talk to this machine
 * alone.
 */
const SETTING = new RegExp(
  [
    "^(DATAVERSE|OPENCX|DEFAULT|ERASE|UNKNOWN_CALLER|RECONCILE|ADMIN|OTEL)_",
    "^(UNKNOWN_CALLER|TICKET_PROPERTIES|CUSTOM_DATA_COLUMNS|NATIVE_INTEGRATION|TIMELINE_CALL|MASK_CARDS|CONCURRENCY)$",
    "^(DATABASE_URL|DATABASE_TLS|DATA_DIR|DEAD_KEPT_DAYS|HOST|PORT|ALLOWED_HOSTS|BODY_LIMIT|INGESTION_CONFIG)$",
  ].join("|"),
);

/**
 * The environment of an ingestion service that serves the local servers.
 * @param inherited the environment to pass on, without settings of the service
 * @param dataDir folder that its PostgreSQL lives in
 */
export function ingestionSettings(
  connection: ConnectionLine,
  dataDir: string,
  inherited: NodeJS.ProcessEnv,
): NodeJS.ProcessEnv {
  return {
    ...Object.fromEntries(Object.entries(inherited).filter(([name]) => !SETTING.test(name))),
    DATAVERSE_URL: connection.dataverse,
    DATAVERSE_AUTHORITY: connection.authority,
    DATAVERSE_TENANT_ID: connection.tenantId,
    DATAVERSE_CLIENT_ID: connection.clientId,
    DATAVERSE_CLIENT_SECRET: connection.clientSecret,
    OPENCX_API_URL: connection.opencx,
    OPENCX_API_KEY: connection.apiKey,
    OPENCX_WEBHOOK_SECRET: connection.webhookSecret,
    DEFAULT_QUEUE_ID: connection.queueId,
    UNKNOWN_CALLER: "placeholder",
    UNKNOWN_CALLER_CUSTOMER: connection.customer,
    DATA_DIR: dataDir,
    HOST: "127.0.0.1",
    // As the other local servers: no page of another site, whatever name leads here.
    ALLOWED_HOSTS: "127.0.0.1,localhost,[::1]",
    PORT: "0",
    ADMIN_PORT: "0",
    // A sweep would make cases of calls that nobody handed off here: those of `--empty`, and a returning caller's
    // earlier one.
    RECONCILE_EVERY: "off",
  };
}
