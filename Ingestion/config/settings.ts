import { z } from "zod";
import { parseCustomerRef } from "../../Caller/customer/reference";
import { isLoopback } from "../dataverse/loopbackAuthority";
import type { Customer } from "../handoff/incident";
import type { SignatureScheme } from "../webhook/signature";

/** The groups of settings; each command asks for those it needs, so that `ingest FILE` wants no OpenCX key. */
export type SettingsGroup = "dataverse" | "opencx" | "webhook" | "inbox" | "server";

/** All problems with the settings at once, each naming the setting and what to do. */
export class SettingsError extends Error {
  public override readonly name = "SettingsError";
  public constructor(public readonly problems: readonly string[]) {
    super(`The settings are not right:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
  }
}

const guid = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, "must be a GUID such as 6f1c2a70-6d0b-4b1e-9d51-7c0b3a0e4d11");

/**
 * An http(s) address without query; http only where nothing leaves the machine, since credentials and calls travel on
 * it.
 */
const address = z.string().transform((value, context) => {
  let url: URL;
  try {
    url = new URL(value);
  } catch {
    context.addIssue("must be a whole address, beginning with https://");
    return z.NEVER;
  }
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname)))
    context.addIssue("must start with https:// (http:// only for this machine)");
  if (url.username !== "" || url.search !== "" || url.hash !== "")
    context.addIssue("must hold no user, query or fragment");
  return value.replace(/\/+$/, "");
});

const environmentUrl = address.refine(
  (value) => new URL(value).pathname === "/",
  "must end after the host name, as in https://yourorg.crm.dynamics.com",
);

const customer = z.string().transform((value, context): Customer => {
  const found = parseCustomerRef(value);
  if (found !== undefined) return found;
  context.addIssue("must be account:GUID or contact:GUID, the customer of callers nobody knows");
  return z.NEVER;
});

/** What the service itself has to write for its guarantees to hold. */
const KEPT = /^(incidentid|customerid.*|opencx_.*)$/i;

const ticketProperties = z.string().transform((value, context): Readonly<Record<string, unknown>> => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(value);
  } catch {
    parsed = undefined;
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
    context.addIssue('must be a JSON object such as {"casetypecode":2}');
    return z.NEVER;
  }
  for (const key of Object.keys(parsed))
    if (KEPT.test(key)) context.addIssue(`must not hold ${key}: the service writes that itself`);
  return parsed as Record<string, unknown>;
});

/**
 * It stands in a header: with a character that none can hold, every request would fail, and the library's error would
 * quote the key.
 */
const headerSecret = z.string().regex(/^[\x21-\x7e]+$/, "holds a space or a character that no key has: copy it again");

/** A timer takes no longer wait: it would fire at once, again and again. */
const LONGEST_DURATION = 7 * 24 * 3_600_000;

const duration = z.string().transform((value, context): number | null => {
  // Not undefined: a default takes that for "not set".
  if (value === "off") return null;
  const match = /^(\d+)(s|m|h)$/.exec(value);
  const amount = Number(match?.[1] ?? 0);
  const milliseconds = amount * { s: 1_000, m: 60_000, h: 3_600_000 }[(match?.[2] ?? "s") as "s" | "m" | "h"];
  if (amount >= 1 && milliseconds <= LONGEST_DURATION) return milliseconds;
  context.addIssue("must be a time such as 15m, 90s or 2h, a week at most, or off");
  return z.NEVER;
});

const dataverseGroup = z.object({
  DATAVERSE_URL: environmentUrl,
  DATAVERSE_TENANT_ID: z.string(),
  DATAVERSE_CLIENT_ID: z.string(),
  DATAVERSE_CLIENT_SECRET: z.string(),
  DATAVERSE_AUTHORITY: address.optional(),
  OPENCX_SESSION_URL_TEMPLATE: z
    .string()
    .refine(
      (value) =>
        value.includes("{sessionId}") &&
        /^https?:\/\//i.test(value) &&
        URL.canParse(value.replaceAll("{sessionId}", "x")),
      "must be an https:// address with {sessionId} in it",
    )
    .default("https://platform.open.cx/inbox/{sessionId}"),
  DEFAULT_QUEUE_ID: guid.optional(),
  DEFAULT_OWNER_ID: guid.optional(),
  DEFAULT_PRIORITY: z
    .string()
    .regex(/^[1-4]$/, "must be 1, 2, 3 or 4 (4 only where this organization added it)")
    .transform(Number)
    .default(2),
  TICKET_PROPERTIES: ticketProperties.default({}),
  UNKNOWN_CALLER: z
    .string()
    .refine(
      (value) => value === "placeholder",
      "must be placeholder: this version knows no other policy for callers without an e-mail address",
    )
    .default("placeholder"),
  UNKNOWN_CALLER_CUSTOMER: customer,
});

const opencxGroup = z.object({
  OPENCX_API_URL: address.default("https://api.open.cx"),
  OPENCX_API_KEY: headerSecret,
  OPENCX_ORGANIZATION_ID: z
    .string()
    .max(100, "is longer than the 100 characters an id may have: copy it again")
    .optional(),
});

const webhookGroup = z
  .object({
    OPENCX_WEBHOOK_SECRET: z.string(),
    OPENCX_WEBHOOK_SCHEME: z
      .enum(["standard-webhooks", "hmac-sha256"], "must be standard-webhooks or hmac-sha256")
      .default("standard-webhooks"),
    OPENCX_WEBHOOK_HEADER: z
      .string()
      .regex(/^[\w!#$%&'*+.^`|~-]+$/, "must be the name of a header, such as X-Signature")
      .optional(),
  })
  .transform((value, context): SignatureScheme => {
    // Two secrets stand side by side while one replaces the other.
    const secrets = value.OPENCX_WEBHOOK_SECRET.split(/\s+/).filter(Boolean);
    if (value.OPENCX_WEBHOOK_SCHEME === "hmac-sha256") {
      if (value.OPENCX_WEBHOOK_HEADER !== undefined)
        return { kind: "hmac-sha256", secrets, header: value.OPENCX_WEBHOOK_HEADER };
      context.addIssue({
        code: "custom",
        path: ["OPENCX_WEBHOOK_HEADER"],
        message: "is not set: hmac-sha256 needs the name of the header with the signature",
      });
      return z.NEVER;
    }
    for (const secret of secrets) {
      if (!/^(whsec_)?[A-Za-z0-9+/]+={0,2}$/.test(secret) || secret.replace("whsec_", "").length % 4 !== 0) {
        context.addIssue({
          code: "custom",
          path: ["OPENCX_WEBHOOK_SECRET"],
          message: "must be whsec_ and base64, as OpenCX shows it",
        });
        return z.NEVER;
      }
    }
    return { kind: "standard-webhooks", secrets };
  });

const inboxGroup = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must be an address such as postgres://user:password@host:5432/database")
    .optional(),
  DATA_DIR: z.string().default(".opencx-data"),
});

const serverGroup = z.object({
  HOST: z.string().default("127.0.0.1"),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, "must be a port number, 0 for any free one")
    .transform(Number)
    .refine((port) => port <= 65_535, "must be at most 65535")
    .default(8080),
  RECONCILE_EVERY: duration.default(900_000),
});

const GROUPS = {
  dataverse: dataverseGroup,
  opencx: opencxGroup,
  webhook: webhookGroup,
  inbox: inboxGroup,
  server: serverGroup,
} as const;

/** Settings by group, as each is after reading. */
export type Settings<G extends SettingsGroup> = { readonly [K in G]: z.output<(typeof GROUPS)[K]> };

/** What is wrong with the settings of the named groups; empty when nothing is. */
export function problemsWith(environment: NodeJS.ProcessEnv, groups: readonly SettingsGroup[]): readonly string[] {
  try {
    loadSettings(environment, groups);
    return [];
  } catch (thrown) {
    if (thrown instanceof SettingsError) return thrown.problems;
    throw thrown;
  }
}

/**
 * Reads the settings of the named groups from environment variables. An empty variable counts as not set.
 * @throws SettingsError with every problem at once
 */
export function loadSettings<G extends SettingsGroup>(
  environment: NodeJS.ProcessEnv,
  groups: readonly G[],
): Settings<G> {
  const problems: string[] = [];
  if ((environment.INGESTION_CONFIG ?? "") !== "") {
    problems.push("INGESTION_CONFIG: this version serves one connection, from environment variables; unset it");
  }
  const given = Object.fromEntries(
    Object.entries(environment).flatMap(([key, value]) =>
      value === undefined || value.trim() === "" ? [] : [[key, value.trim()]],
    ),
  );
  const settings: Partial<Record<SettingsGroup, unknown>> = {};
  for (const group of groups) {
    const result = GROUPS[group].safeParse(given);
    if (result.success) settings[group] = result.data;
    else for (const issue of result.error.issues) problems.push(problemOf(issue, given));
  }
  if (problems.length > 0) throw new SettingsError(problems);
  return settings as Settings<G>;
}

function problemOf(issue: z.core.$ZodIssue, given: Readonly<Record<string, string>>): string {
  const name = String(issue.path[0] ?? "");
  if (given[name] === undefined && !issue.message.startsWith("is not set"))
    return `${name}: is not set; docs/operators.md says what it is`;
  return `${name}: ${issue.message}`;
}
