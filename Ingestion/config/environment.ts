import { z } from "zod";
import type { DataverseAccess } from "../dataverse/token";
import type { CaseSettings } from "../handoff/route";
import type { OpenCXAccess } from "../opencx/client";
import type { SignatureScheme } from "../webhook/signature";
import { DEFAULT_CONNECTION } from "./connection";
import { databaseAddressProblem } from "./databaseTls";
import type { InboxSettings, ServerSettings } from "./service";
import { SettingsError, type Settings, type SettingsPart } from "./settings";
import * as value from "./values";
import { webhookKey } from "./webhookSecret";

const dataverse = z
  .object({
    DATAVERSE_URL: value.environmentUrl,
    DATAVERSE_TENANT_ID: z.string(),
    DATAVERSE_CLIENT_ID: z.string(),
    DATAVERSE_CLIENT_SECRET: z.string(),
    DATAVERSE_AUTHORITY: value.address.optional(),
  })
  .transform((given): DataverseAccess => ({
    url: given.DATAVERSE_URL,
    tenantId: given.DATAVERSE_TENANT_ID,
    clientId: given.DATAVERSE_CLIENT_ID,
    clientSecret: given.DATAVERSE_CLIENT_SECRET,
    authority: given.DATAVERSE_AUTHORITY,
  }));

const cases = z
  .object({
    OPENCX_SESSION_URL_TEMPLATE: value.sessionUrlTemplate.default("https://platform.open.cx/inbox/{sessionId}"),
    DEFAULT_QUEUE_ID: value.guid.optional(),
    DEFAULT_OWNER_ID: value.guid.optional(),
    DEFAULT_PRIORITY: value.priority.default(2),
    TICKET_PROPERTIES: value.ticketProperties.default({}),
    UNKNOWN_CALLER: value.unknownCallerPolicy.default("placeholder"),
    UNKNOWN_CALLER_CUSTOMER: value.customer,
    MASK_CARDS: z.enum(["on", "off"], "must be on or off").default("off"),
  })
  .transform((given): CaseSettings => ({
    defaults: {
      priority: given.DEFAULT_PRIORITY,
      ownerId: given.DEFAULT_OWNER_ID,
      ticketProperties: given.TICKET_PROPERTIES,
      sessionUrlTemplate: given.OPENCX_SESSION_URL_TEMPLATE,
    },
    unknownCaller: { policy: given.UNKNOWN_CALLER, customer: given.UNKNOWN_CALLER_CUSTOMER },
    queueId: given.DEFAULT_QUEUE_ID,
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

const webhook = z
  .object({
    OPENCX_WEBHOOK_SECRET: z.string(),
    OPENCX_WEBHOOK_SECRET_NEXT: z.string().optional(),
    OPENCX_WEBHOOK_SCHEME: z
      .enum(["standard-webhooks", "hmac-sha256"], "must be standard-webhooks or hmac-sha256")
      .default("standard-webhooks"),
    OPENCX_WEBHOOK_HEADER: value.headerName.optional(),
  })
  .transform((given, context): SignatureScheme => {
    const fault = (name: keyof typeof given, message: string): void =>
      context.addIssue({ code: "custom", path: [name], message });
    const kind = given.OPENCX_WEBHOOK_SCHEME;
    const keys = (["OPENCX_WEBHOOK_SECRET", "OPENCX_WEBHOOK_SECRET_NEXT"] as const).flatMap((name) => {
      const secret = given[name];
      if (secret === undefined) return [];
      const key = webhookKey(kind, secret);
      if (typeof key !== "string") return [key];
      fault(name, key);
      return [];
    });
    if (kind === "standard-webhooks") return { kind, keys };
    const header = given.OPENCX_WEBHOOK_HEADER;
    if (header !== undefined) return { kind, keys, header };
    fault("OPENCX_WEBHOOK_HEADER", "is not set: hmac-sha256 needs the name of the header with the signature");
    return z.NEVER;
  });

const inbox = z
  .object({
    DATABASE_URL: value.postgresUrl.optional(),
    DATABASE_TLS: z.enum(["verify-full", "off"], "must be verify-full or off").default("verify-full"),
    DATA_DIR: z.string().default(".opencx-data"),
    DEAD_KEPT_DAYS: value.days.optional(),
    // What the driver reads by itself.
    PGHOST: z.string().optional(),
    PGSSLMODE: z.string().optional(),
  })
  .transform((given, context): InboxSettings => {
    const {
      DATABASE_URL: databaseUrl,
      DATABASE_TLS: tls,
      DATA_DIR: dataDir,
      DEAD_KEPT_DAYS: deadDays,
      ...driver
    } = given;
    if (databaseUrl === undefined) return { dataDir, deadDays };
    const message = databaseAddressProblem(databaseUrl, tls, driver);
    if (message === undefined) return { databaseUrl, dataDir, deadDays };
    context.addIssue({ code: "custom", path: ["DATABASE_URL"], message });
    return z.NEVER;
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
    allowedHosts: given.ALLOWED_HOSTS ?? null,
    bodyLimit: given.BODY_LIMIT,
    reconcileEvery: given.RECONCILE_EVERY,
  }));

/** The variables of each part: what they may hold, and what becomes of them. The one place that knows their names. */
const CONNECTION_PARTS = { dataverse, cases, opencx, webhook } as const;
const SERVICE_PARTS = { inbox, server } as const;

/**
 * Reads the parts from environment variables. An empty variable counts as not set.
 * @throws SettingsError with every problem at once
 */
export function readEnvironment<Part extends SettingsPart>(
  environment: NodeJS.ProcessEnv,
  parts: readonly Part[],
): Settings<Part> {
  const problems: string[] = [];
  if ((environment.INGESTION_CONFIG ?? "") !== "") {
    problems.push("INGESTION_CONFIG: this version serves one connection, from environment variables; unset it");
  }
  // It would switch off the check of every certificate, Dataverse's, OpenCX's and the database's.
  if (environment.NODE_TLS_REJECT_UNAUTHORIZED?.trim() === "0") {
    problems.push(
      "NODE_TLS_REJECT_UNAUTHORIZED=0: anybody could pass for Dataverse, OpenCX or the database; unset it " +
        "(NODE_EXTRA_CA_CERTS names the certificate of an authority of your own)",
    );
  }
  const given = Object.fromEntries(
    Object.entries(environment).flatMap(([name, text]) =>
      text === undefined || text.trim() === "" ? [] : [[name, text.trim()]],
    ),
  );
  const connection: Record<string, unknown> = { name: DEFAULT_CONNECTION };
  const service: Record<string, unknown> = {};
  for (const part of parts) {
    const result = { ...CONNECTION_PARTS, ...SERVICE_PARTS }[part].safeParse(given);
    if (result.success) (part in SERVICE_PARTS ? service : connection)[part] = result.data;
    else for (const issue of result.error.issues) problems.push(problemOf(issue, given));
  }
  if (problems.length > 0) throw new SettingsError(problems);
  return { connections: [connection], ...service } as unknown as Settings<Part>;
}

/** What is wrong with the variables of these parts; empty when nothing is. */
export function problemsWith(environment: NodeJS.ProcessEnv, parts: readonly SettingsPart[]): readonly string[] {
  try {
    readEnvironment(environment, parts);
    return [];
  } catch (thrown) {
    if (thrown instanceof SettingsError) return thrown.problems;
    throw thrown;
  }
}

/** What the operator has switched off that protects the service; empty when nothing is. */
export function warningsAbout(environment: NodeJS.ProcessEnv): readonly string[] {
  if (environment.DATABASE_TLS?.trim() !== "off") return [];
  return [
    "DATABASE_TLS=off: the database need not prove who it is, and what the inbox holds may cross the network unencrypted",
  ];
}

function problemOf(issue: z.core.$ZodIssue, given: Readonly<Record<string, string>>): string {
  const name = String(issue.path[0] ?? "");
  if (given[name] === undefined && !issue.message.startsWith("is not set"))
    return `${name}: is not set; docs/operators.md says what it is`;
  return `${name}: ${issue.message}`;
}
