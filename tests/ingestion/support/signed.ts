import { randomUUID } from "node:crypto";
import { Webhook } from "standardwebhooks";

/** Headers of a delivery, signed as Standard Webhooks' own library signs it. */
export function signedHeaders(
  secret: string,
  body: string,
  { id = `msg_${randomUUID()}`, at = new Date() } = {},
): { readonly "webhook-id": string; readonly "webhook-timestamp": string; readonly "webhook-signature": string } {
  return {
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": new Webhook(secret).sign(id, at, body),
  };
}
