import { createHmac, randomUUID, timingSafeEqual, type KeyObject } from "node:crypto";

/** How OpenCX proves that a webhook is its own. Its documents name no scheme, so both common ones are here. */
export type SignatureScheme =
  /**
   * standardwebhooks.com: headers webhook-id, webhook-timestamp, webhook-signature, or svix- in place of webhook-; replays older than 5 minutes are
   * refused.
   */
  | { readonly kind: "standard-webhooks"; readonly keys: readonly KeyObject[] }
  /**
   * HMAC-SHA256 of the raw body in one header, hex or base64, with or without `sha256=`. It covers no time, so replays
   * are caught by the inbox alone.
   */
  | { readonly kind: "hmac-sha256"; readonly keys: readonly KeyObject[]; readonly header: string };

/** Headers of a delivery by name in lower case, each with all its values. */
export type WebhookHeaders = Readonly<Record<string, readonly string[] | undefined>>;

/** What the headers of a delivery claim; whether it is true shows with the body. */
export interface Claim {
  /** Id of the delivery. Only the standard scheme signs one; another could be anybody's. */
  readonly id?: string;
  /** Whether one of the keys signed this body. Two stand side by side while one replaces the other. */
  signs(body: Buffer): boolean;
}

/**
 * Ids are some 30 characters. The inbox's index takes no more than 2,700 bytes, and what it cannot take would be
 * answered as if the inbox were away, for ever.
 */
const LONGEST_ID = 256;
/** Seconds between the clocks of sender and receiver, as Standard Webhooks has it. */
const TOLERANCE = 300;
const DIGEST_BYTES = 32;

/**
 * Judges the headers alone, so that nobody's body is read for a delivery that can be none.
 * @param now milliseconds since 1970
 * @returns the claim; or in plain words what is wrong with the headers
 */
export function claimOf(scheme: SignatureScheme, headers: WebhookHeaders, now: number): Claim | string {
  return scheme.kind === "standard-webhooks"
    ? standardClaim(scheme.keys, headers, now)
    : hmacClaim(scheme.keys, scheme.header, headers);
}

function standardClaim(keys: readonly KeyObject[], headers: WebhookHeaders, now: number): Claim | string {
  const prefix = standardPrefix(headers);
  const values: string[] = [];
  for (const name of ["id", "timestamp", "signature"]) {
    const [value = "", ...others] = headers[`${prefix}-${name}`] ?? [];
    if (value === "") return `header ${prefix}-${name} is missing`;
    if (others.length > 0) return `header ${prefix}-${name} is there more than once`;
    values.push(value);
  }
  const [id = "", timestamp = "", signature = ""] = values;
  // The signed text is `id.timestamp.body`: an id with a dot could shift the borders between them.
  if (id.includes(".")) return `header ${prefix}-id holds a dot`;
  if (id.length > LONGEST_ID) return `header ${prefix}-id is longer than ${LONGEST_ID} characters`;
  if (!/^[!-~]+$/.test(id)) return `header ${prefix}-id holds a character that no id has`;
  if (!/^[1-9]\d{0,11}$/.test(timestamp)) return `header ${prefix}-timestamp is not seconds since 1970`;
  if (Math.abs(Math.floor(now / 1000) - Number(timestamp)) > TOLERANCE)
    return `${prefix}-timestamp is more than 5 minutes off`;
  // One for each secret that the sender holds, of which the other versions are not ours to check.
  const given = signature.split(" ").flatMap((one) => (one.startsWith("v1,") ? digestOf(one.slice(3)) : []));
  if (given.length === 0) return `header ${prefix}-signature holds no signature of version v1`;
  // Its reference implementation hashes in JavaScript, eighty times as long, and a body's text in place of its bytes.
  return { id, signs: (body) => isOneOf(given, keys, (key) => hmac(key, `${id}.${timestamp}.`, body)) };
}

/**
 * Headers with which a body is signed as the sender signs it, for a delivery of our own.
 * @param now milliseconds since 1970
 */
export function signedHeaders(scheme: SignatureScheme, body: string, now: number): Readonly<Record<string, string>> {
  const [key] = scheme.keys;
  if (key === undefined) return {};
  const bytes = Buffer.from(body);
  if (scheme.kind === "hmac-sha256") return { [scheme.header.toLowerCase()]: hmac(key, bytes).toString("hex") };
  const id = `msg_${randomUUID()}`;
  const timestamp = String(Math.floor(now / 1000));
  const signature = `v1,${hmac(key, `${id}.${timestamp}.`, bytes).toString("base64")}`;
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature };
}

/** Svix, whose scheme became the standard, calls the same three headers by its own name. Two sets are never mixed. */
function standardPrefix(headers: WebhookHeaders): "webhook" | "svix" {
  return headers["webhook-id"] === undefined && headers["svix-id"] !== undefined ? "svix" : "webhook";
}

function hmacClaim(keys: readonly KeyObject[], header: string, headers: WebhookHeaders): Claim | string {
  const [value = "", ...others] = headers[header.toLowerCase()] ?? [];
  if (value.trim() === "") return `header ${header} is missing`;
  if (others.length > 0) return `header ${header} is there more than once`;
  const given = digestOf(value.trim().replace(/^sha256=/i, ""));
  if (given.length === 0) return `header ${header} holds no HMAC-SHA256 in hex or base64`;
  return { signs: (body) => isOneOf(given, keys, (key) => hmac(key, body)) };
}

/** The one digest that a text holds, in hex or base64; none when it holds anything else. */
function digestOf(text: string): readonly Buffer[] {
  if (/^[0-9a-f]{64}$/i.test(text)) return [Buffer.from(text, "hex")];
  const bytes = /^[A-Za-z0-9+/_-]{43}=?$/.test(text) ? Buffer.from(text, "base64") : Buffer.alloc(0);
  return bytes.length === DIGEST_BYTES ? [bytes] : [];
}

/** Whether one of the keys gives one of the digests, told in constant time: each is compared, whichever it is. */
function isOneOf(
  given: readonly Buffer[],
  keys: readonly KeyObject[],
  expectedOf: (key: KeyObject) => Buffer,
): boolean {
  const equal = keys.map(expectedOf).flatMap((expected) => given.map((one) => timingSafeEqual(one, expected)));
  return equal.includes(true);
}

function hmac(key: KeyObject, ...parts: readonly (string | Buffer)[]): Buffer {
  const digest = createHmac("sha256", key);
  for (const part of parts) digest.update(part);
  return digest.digest();
}
