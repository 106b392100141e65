import { z } from "zod";
import { isGuid } from "../../Transcript/text/guid";
import { parseCustomerRef, type CustomerRef } from "../../Caller/customer/reference";
import { isCountry } from "../../Caller/phone/parse";
import { NATIVE_INTEGRATION_POLICIES } from "../handoff/case/nativeTicket";
import { UNKNOWN_CALLER_POLICIES } from "../handoff/route";
import { isLoopback } from "../http/loopback";
import { repeatedKeys } from "./repeatedKeys";

/**
 * What a setting may hold, wherever it is written: each says in its message what it must be. All take the text of an
 * environment variable; `meta` tells what stands for it in a file of connections, where that is no text.
 */

/** Of a rule on several settings: it is judged although another setting is wrong, so that all is said at once. */
export const ALWAYS = { when: () => true };

export const guid = z.string().refine(isGuid, "must be a GUID such as 6f1c2a70-6d0b-4b1e-9d51-7c0b3a0e4d11");

/**
 * An http(s) address without query; http only where nothing leaves the machine, since credentials and calls travel on
 * it.
 */
export const address = z.string().transform((value, context) => {
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
  // The default port is not said: Entra knows no scope with one.
  return `${url.origin}${url.pathname}`.replace(/\/+$/, "");
});

/** The address of a Dataverse environment. */
export const environmentUrl = address.refine(
  (value) => new URL(value).pathname === "/",
  "must end after the host name, as in https://yourorg.crm.dynamics.com",
);

/** Id of a tenant or application: a GUID, or a tenant's domain. */
export const directoryId = z
  .string()
  .regex(
    /^[\w.-]{1,255}$/,
    "holds a space or a character that no such id has: copy it again from the app registration",
  );

/** The address of a session in OpenCX, `{sessionId}` where its id goes. */
export const sessionUrlTemplate = z
  .string()
  .refine(
    (value) =>
      value.includes("{sessionId}") &&
      /^https?:\/\//i.test(value) &&
      URL.canParse(value.replaceAll("{sessionId}", "x")),
    "must be an https:// address with {sessionId} in it",
  )
  .refine(
    (value) => !/^[^/]*\/\/[^/?#]*\{sessionId\}/.test(value),
    "must have {sessionId} behind the host's name: reps' screens allow hosts by their whole names",
  );

export const customer = z.string().transform((value, context): CustomerRef => {
  const found = parseCustomerRef(value);
  if (found !== undefined) return found;
  context.addIssue("must be account:GUID or contact:GUID, the customer of callers nobody knows");
  return z.NEVER;
});

export const unknownCallerPolicy = z.enum(
  UNKNOWN_CALLER_POLICIES,
  `must be ${UNKNOWN_CALLER_POLICIES.slice(0, -1).join(", ")} or ${UNKNOWN_CALLER_POLICIES.at(-1) ?? ""}`,
);

export const nativeIntegration = z.enum(NATIVE_INTEGRATION_POLICIES, "must be refuse, adopt or ignore");

/** A country whose numbers the matcher knows. */
export const country = z
  .string()
  .transform((text) => text.toUpperCase())
  .refine(isCountry, "must be a country of two letters, such as GB");

export const priority = z
  .string()
  .regex(/^[1-4]$/, "must be 1, 2, 3 or 4 (4 only where this organization added it)")
  .transform(Number)
  .meta({ type: "integer", minimum: 1, maximum: 4 });

/** What the service itself has to write for its guarantees to hold. */
const KEPT = /^(incidentid|customerid.*|opencx_.*)$/i;

function jsonObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)
      ? (parsed as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

export const ticketProperties = z
  .string()
  .transform((value, context): Readonly<Record<string, unknown>> => {
    const parsed = jsonObject(value);
    if (parsed === undefined) {
      context.addIssue('must be a JSON object such as {"casetypecode":2}');
      return z.NEVER;
    }
    for (const key of repeatedKeys(value)) context.addIssue(`names ${key} more than once`);
    for (const key of Object.keys(parsed))
      if (KEPT.test(key)) context.addIssue(`must not hold ${key}: the service writes that itself`);
    return parsed;
  })
  .meta({ type: "object" });

/** What tells the call itself: no word of custom data may stand in its place. */
const OF_THE_CALL = /^(title|description)$/;
const MOST_CUSTOM_COLUMNS = 50;

/** Columns of incident by the keys of custom data that fill them. */
export const customDataColumns = z
  .string()
  .transform((value, context): Readonly<Record<string, string>> => {
    const entries = Object.entries(jsonObject(value) ?? { "": undefined });
    const columns = entries.map(([, column]) => column);
    for (const key of entries.length === 0 ? [] : repeatedKeys(value)) context.addIssue(`names ${key} more than once`);
    for (const [key, column] of entries) {
      if (typeof column !== "string" || key === "") {
        context.addIssue('must be a JSON object of keys and columns such as {"plan":"new_plan"}');
        return z.NEVER;
      }
      if (!/^[a-z][a-z0-9_]{0,127}$/.test(column))
        context.addIssue(`${column} is no logical name of a column: small letters, digits and _, as in new_plan`);
      if (KEPT.test(column) || OF_THE_CALL.test(column))
        context.addIssue(`must not fill ${column}: the service writes that itself`);
      if (columns.indexOf(column) !== columns.lastIndexOf(column)) context.addIssue(`fills ${column} by two keys`);
    }
    if (entries.length > MOST_CUSTOM_COLUMNS) context.addIssue(`fills more than ${MOST_CUSTOM_COLUMNS} columns`);
    return Object.fromEntries(entries) as Record<string, string>;
  })
  .meta({ type: "object" });

/**
 * It stands in a header: with a character that none can hold, every request would fail, and the library's error would
 * quote the key.
 */
export const headerSecret = z
  .string()
  .regex(/^[\x21-\x7e]+$/, "holds a space or a character that no key has: copy it again")
  .refine((value) => !value.startsWith("whsec_"), "is a webhook's signing secret: take the API key");

export const headerName = z
  .string()
  .regex(/^[\w!#$%&'*+.^`|~-]+$/, "must be the name of a header, such as X-Signature");

/** The length limit is that of the inbox's ids. */
export const organizationId = z.string().max(100, "is longer than the 100 characters an id may have: copy it again");

/** A folder. A shell alone knows what `~` is. */
export const folder = z
  .string()
  .refine((value) => !/^~(\/|$)/.test(value), "begins with ~, which no shell has replaced: write the whole path");

export const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\//, "must be an address such as postgres://user:password@host:5432/database");

export const port = z
  .string()
  .regex(/^\d{1,5}$/, "must be a port number, 0 for any free one")
  .transform(Number)
  .refine((value) => value <= 65_535, "must be at most 65535")
  .meta({ type: "integer", minimum: 0, maximum: 65_535 });

/** Names of hosts, as they stand in a Host header before its port. */
export const hostNames = z
  .string()
  .transform((value, context): readonly string[] => {
    const names = value.split(",").map((name) => name.trim().toLowerCase());
    const isName = (name: string): boolean => /^(?:\[[\da-f:.]+\]|[\w-]+(?:\.[\w-]+)*)$/.test(name);
    if (names.every(isName)) return names;
    context.addIssue("must be host names without scheme and port, separated by commas, such as hooks.example.com");
    return z.NEVER;
  })
  .meta({ type: "array", items: { type: "string" } });

/** Days that something is kept. */
export const days = z
  .string()
  .regex(/^[1-9]\d{0,3}$/, "must be a number of days, from 1 to 9999")
  .transform(Number)
  .meta({ type: "integer", minimum: 1, maximum: 9_999 });

/** Of one user Dataverse takes 52 requests at the same time, and the service sends 50 at most. */
export const concurrency = z
  .string()
  .regex(/^(?:[1-9]|[1-4]\d|50)$/, "must be a number of handoffs at the same time, from 1 to 50")
  .transform(Number)
  .meta({ type: "integer", minimum: 1, maximum: 50 });

const BODY_LIMITS = "must be a number of bytes from 1024 to 1048576";

/** Bytes. A handoff is about one kilobyte; over a megabyte a few senders could fill the memory. */
export const bodyLimit = z
  .string()
  .regex(/^\d{4,7}$/, BODY_LIMITS)
  .transform(Number)
  .refine((value) => value >= 1_024 && value <= 1_048_576, BODY_LIMITS)
  .meta({ type: "integer", minimum: 1_024, maximum: 1_048_576 });

/** A timer takes no longer wait: it would fire at once, again and again. */
const LONGEST_DURATION = 7 * 24 * 3_600_000;

/** Milliseconds; null for `off`, since a default takes undefined for "not set". */
export const duration = z.string().transform((value, context): number | null => {
  if (value === "off") return null;
  const match = /^(\d+)(s|m|h)$/.exec(value);
  const amount = Number(match?.[1] ?? 0);
  const milliseconds = amount * { s: 1_000, m: 60_000, h: 3_600_000 }[(match?.[2] ?? "s") as "s" | "m" | "h"];
  if (amount >= 1 && milliseconds <= LONGEST_DURATION) return milliseconds;
  context.addIssue("must be a time such as 15m, 90s or 2h, a week at most, or off");
  return z.NEVER;
});
