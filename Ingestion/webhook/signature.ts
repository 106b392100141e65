import { createHmac, timingSafeEqual } from "node:crypto";
import { Webhook } from "standardwebhooks";

/** How OpenCX proves that a webhook is its own. Its documents name no scheme, so both common ones are here. */
export type SignatureScheme =
  /**
   * standardwebhooks.com: headers webhook-id, webhook-timestamp, webhook-signature, or svix- in place of webhook-; replays older than 5 minutes are
   * refused.
   */
  | { readonly kind: "standard-webhooks"; readonly secrets: readonly string[] }
  /**
   * HMAC-SHA256 of the raw body in one header, hex or base64, with or without `sha256=`. It covers no time, so replays
   * are caught by the inbox alone.
   */
  | { readonly kind: "hmac-sha256"; readonly secrets: readonly string[]; readonly header: string };

/**
 * Ids are some 30 characters. The inbox's index takes no more than 2,700 bytes, and what it cannot take would be
 * answered as if the inbox were away, for ever.
 */
const LONGEST_ID = 256;

/** Headers of a delivery by name in lower case, as Node gives them. */
export type WebhookHeaders = Readonly<Record<string, string | string[] | undefined>>;

/**
 * Whether one of the secrets signed this body. Several secrets may stand side by side while one is being replaced.
 * @returns the reason it is not, in plain words; undefined when it is
 */
export function signatureFault(scheme: SignatureScheme, body: Buffer, headers: WebhookHeaders): string | undefined {
  return scheme.kind === "standard-webhooks"
    ? standardFault(scheme.secrets, body, headers)
    : hmacFault(scheme, body, headers);
}

function standardFault(secrets: readonly string[], body: Buffer, headers: WebhookHeaders): string | undefined {
  const prefix = standardPrefix(headers);
  const named: Record<string, string> = {};
  for (const name of ["id", "timestamp", "signature"]) {
    const value = headers[`${prefix}-${name}`];
    if (typeof value !== "string" || value === "") return `header ${prefix}-${name} is missing`;
    named[`webhook-${name}`] = value;
  }
  const id = named["webhook-id"] ?? "";
  // The signed text is `id.timestamp.body`: an id with a dot could shift the borders between them.
  if (id.includes(".")) return `header ${prefix}-id holds a dot`;
  if (id.length > LONGEST_ID) return `header ${prefix}-id is longer than ${LONGEST_ID} characters`;
  let fault = "signature does not match OPENCX_WEBHOOK_SECRET";
  for (const secret of secrets) {
    try {
      new Webhook(secret).verify(body, named, { jsonParse: false });
      return undefined;
    } catch (thrown) {
      if (thrown instanceof Error && thrown.message.startsWith("Message timestamp"))
        fault = `${prefix}-timestamp is more than 5 minutes off`;
    }
  }
  return fault;
}

/** Svix, whose scheme became the standard, calls the same three headers by its own name. Two sets are never mixed. */
function standardPrefix(headers: WebhookHeaders): "webhook" | "svix" {
  return headers["webhook-id"] === undefined && headers["svix-id"] !== undefined ? "svix" : "webhook";
}

/** The id of a delivery that is signed. Only the standard scheme signs it: another one could be anybody's. */
export function signedId(scheme: SignatureScheme, headers: WebhookHeaders): string | undefined {
  return scheme.kind === "standard-webhooks" ? String(headers[`${standardPrefix(headers)}-id`]) : undefined;
}

function hmacFault(
  scheme: { readonly secrets: readonly string[]; readonly header: string },
  body: Buffer,
  headers: WebhookHeaders,
): string | undefined {
  const value = headers[scheme.header.toLowerCase()];
  if (typeof value !== "string" || value === "") return `header ${scheme.header} is missing`;
  const given = value.trim().replace(/^sha256=/i, "");
  const bytes = /^[0-9a-f]{64}$/i.test(given) ? Buffer.from(given, "hex") : Buffer.from(given, "base64");
  const matches = scheme.secrets.some((secret) => {
    const expected = createHmac("sha256", secret).update(body).digest();
    return bytes.length === expected.length && timingSafeEqual(bytes, expected);
  });
  return matches ? undefined : "signature does not match OPENCX_WEBHOOK_SECRET";
}
