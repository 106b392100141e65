import { z } from "zod";
import type { CaseSettings } from "../handoff/route";
import type { OpenCXAccess } from "../opencx/client";
import type { SignatureScheme } from "../webhook/signature";
import type { EraseLogin } from "./connection";
import { databaseAddressProblem } from "./databaseTls";
import { dataverse } from "./dataversePart";
import type { InboxSettings, ServerSettings } from "./service";
import * as value from "./values";
import { webhookKey } from "./webhookSecret";

const cases = z
  .object({
    OPENCX_SESSION_URL_TEMPLATE: value.sessionUrlTemplate.default("https://platform.open.cx/inbox/{sessionId}"),
    DEFAULT_QUEUE_ID: value.guid.optional(),
    DEFAULT_OWNER_ID: value.guid.optional(),
    DEFAULT_PRIORITY: value.priority.default(2),
    TICKET_PROPERTIES: value.ticketProperties.default({}),
    UNKNOWN_CALLER: value.unknownCallerPolicy.default("placeholder"),
    UNKNOWN_CALLER_CUSTOMER: value.customer,
    DEFAULT_COUNTRY: value.country.optional(),
    CUSTOM_DATA_COLUMNS: value.customDataColumns.default({}),
    NATIVE_INTEGRATION: value.nativeIntegration.default("refuse"),
    TIMELINE_CALL: z.enum(["on", "off"], "must be on or off").default("off"),
    MASK_CARDS: z.enum(["on", "off"], "must be on or off").default("off"),
  })
  .transform((given): CaseSettings => ({
    defaults: {
      priority: given.DEFAULT_PRIORITY,
      ownerId: given.DEFAULT_OWNER_ID,
      ticketProperties: given.TICKET_PROPERTIES,
      sessionUrlTemplate: given.OPENCX_SESSION_URL_TEMPLATE,
    },
    unknownCaller: {
      policy: given.UNKNOWN_CALLER,
      customer: given.UNKNOWN_CALLER_CUSTOMER,
      defaultCountry: given.DEFAULT_COUNTRY,
    },
    queueId: given.DEFAULT_QUEUE_ID,
    customDataColumns: given.CUSTOM_DATA_COLUMNS,
    nativeIntegration: given.NATIVE_INTEGRATION,
    timelineCall: given.TIMELINE_CALL === "on",
    maskCards: given.MASK_CARDS === "on",
  }));

const opencx = z
  .object({
    OPENCX_API_URL: value.address.default("https://api.open.cx"),
    OPENCX_API_KEY: value.headerSecret,
    OPENCX_ORGANIZATION_ID: value.organizationId.optional(),
  })
  .transform((given): OpenCXAccess => ({
    url: given.OPENCX_API_URL,
    apiKey: given.OPENCX_API_KEY,
    organizationId: given.OPENCX_ORGANIZATION_ID,
  }));

const SCHEMES = ["standard-webhooks", "hmac-sha256"] as const;

const webhook = z
  .object({
    OPENCX_WEBHOOK_SECRET: z.string(),
    OPENCX_WEBHOOK_SECRET_NEXT: z.string().optional(),
    OPENCX_WEBHOOK_SCHEME: z.enum(SCHEMES, "must be standard-webhooks or hmac-sha256").default("standard-webhooks"),
    OPENCX_WEBHOOK_HEADER: value.headerName.optional(),
  })
  .superRefine((given, context) => {
    const fault = (name: keyof typeof given, message: string): void =>
      context.addIssue({ code: "custom", path: [name], message });
    const kind = given.OPENCX_WEBHOOK_SCHEME;
    // It may be what was given, since this is looked at beside every other fault.
    if (!SCHEMES.some((scheme) => scheme === kind)) return;
    for (const name of ["OPENCX_WEBHOOK_SECRET", "OPENCX_WEBHOOK_SECRET_NEXT"] as const) {
      const secret = given[name];
      const key = typeof secret === "string" ? webhookKey(kind, secret) : undefined;
      if (typeof key === "string") fault(name, key);
    }
    if (kind === "hmac-sha256" && given.OPENCX_WEBHOOK_HEADER === undefined)
      fault("OPENCX_WEBHOOK_HEADER", "is not set: hmac-sha256 needs the name of the header with the signature");
    if (kind === "standard-webhooks" && value.headerName.safeParse(given.OPENCX_WEBHOOK_HEADER).success)
      fault(
        "OPENCX_WEBHOOK_HEADER",
        "is of no use with standard-webhooks, which has headers of its own: unset it, or set OPENCX_WEBHOOK_SCHEME=hmac-sha256",
      );
  }, value.ALWAYS)
  .transform((given): SignatureScheme => {
    const kind = given.OPENCX_WEBHOOK_SCHEME;
    const keys = [given.OPENCX_WEBHOOK_SECRET, given.OPENCX_WEBHOOK_SECRET_NEXT].flatMap((secret) => {
      const key = secret === undefined ? "" : webhookKey(kind, secret);
      return typeof key === "string" ? [] : [key];
    });
    return kind === "standard-webhooks" ? { kind, keys } : { kind, keys, header: given.OPENCX_WEBHOOK_HEADER ?? "" };
  });

const erase = z
  .object({
    ERASE_CLIENT_ID: value.directoryId,
    ERASE_CLIENT_SECRET: z.string(),
    ERASE_TENANT_ID: value.directoryId.optional(),
  })
  .transform((given): EraseLogin => ({
    clientId: given.ERASE_CLIENT_ID,
    clientSecret: given.ERASE_CLIENT_SECRET,
    tenantId: given.ERASE_TENANT_ID,
  }));

const inbox = z
  .object({
    DATABASE_URL: value.postgresUrl.optional(),
    DATABASE_TLS: z.enum(["verify-full", "off"], "must be verify-full or off").default("verify-full"),
    DATA_DIR: value.folder.default(".opencx-data"),
    DEAD_KEPT_DAYS: value.days.optional(),
    // What the driver reads by itself.
    PGHOST: z.string().optional(),
    PGSSLMODE: z.string().optional(),
  })
  .superRefine((given, context) => {
    const { DATABASE_URL: databaseUrl, DATABASE_TLS: tls, PGHOST, PGSSLMODE } = given;
    if (databaseUrl === undefined || !value.postgresUrl.safeParse(databaseUrl).success) return;
    const message = databaseAddressProblem(databaseUrl, tls, { PGHOST, PGSSLMODE });
    if (message !== undefined) context.addIssue({ code: "custom", path: ["DATABASE_URL"], message });
  }, value.ALWAYS)
  .transform((given): InboxSettings => {
    const { DATABASE_URL: databaseUrl, DATABASE_TLS: tls, DATA_DIR: dataDir, DEAD_KEPT_DAYS: deadDays } = given;
    if (databaseUrl === undefined) return { dataDir, deadDays };
    return { databaseUrl, dataDir, deadDays, isUnproven: tls === "off" || undefined };
  });

const server = z
  .object({
    HOST: z.string().default("127.0.0.1"),
    PORT: value.port.default(8080),
    ADMIN_HOST: z.string().default("127.0.0.1"),
    ADMIN_PORT: value.port.optional(),
    ALLOWED_HOSTS: value.hostNames.optional(),
    BODY_LIMIT: value.bodyLimit.default(131_072),
    RECONCILE_EVERY: value.duration.default(900_000),
  })
  .transform((given): ServerSettings => ({
    host: given.HOST,
    port: given.PORT,
    // Who asks for any free port runs several services on one machine.
    admin: { host: given.ADMIN_HOST, port: given.ADMIN_PORT ?? (given.PORT === 0 ? 0 : 9464) },
    workerAdmin: given.ADMIN_PORT === undefined ? null : { host: given.ADMIN_HOST, port: given.ADMIN_PORT },
    allowedHosts: given.ALLOWED_HOSTS ?? null,
    bodyLimit: given.BODY_LIMIT,
    reconcileEvery: given.RECONCILE_EVERY,
  }));

/**
 * The variables of each part of a connection: what they may hold, and what becomes of them. The one place that knows
 * their names; a file of connections has its keys from them.
 */
export const CONNECTION_PARTS = { dataverse, cases, opencx, webhook, erase } as const;
/** The same of a whole installation. */
export const SERVICE_PARTS = { inbox, server } as const;
export const PARTS = { ...CONNECTION_PARTS, ...SERVICE_PARTS } as const;
