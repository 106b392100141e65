import { randomBytes } from "node:crypto";
import { signedHeaders } from "../ingestion/support/signed";
import { PLANTED } from "../fuzz/bodies";
import type { Random } from "../fuzz/random";

/** What the answers to webhooks that nobody may send were. */
export interface BadWebhooks {
  /** By status how often; 0: no answer. */
  readonly statuses: ReadonlyMap<number, number>;
  /** Answers with a word of the body in them. */
  readonly leaks: number;
}

const OTHER_SECRET = `whsec_${randomBytes(32).toString("base64")}`;

/** Sends webhooks that are signed wrong, too old, cut short, or no handoffs, one after the other. */
export async function sendBadWebhooks(
  target: string,
  secret: string,
  count: number,
  random: Random,
): Promise<BadWebhooks> {
  const statuses = new Map<number, number>();
  let leaks = 0;
  for (let number = 0; number < count; number++) {
    const { body, headers } = badWebhook(secret, random);
    try {
      const answer = await fetch(target, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body,
        signal: AbortSignal.timeout(20_000),
      });
      const text = await answer.text();
      if (PLANTED.some((word) => text.includes(word))) leaks += 1;
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    } catch {
      statuses.set(0, (statuses.get(0) ?? 0) + 1);
    }
  }
  return { statuses, leaks };
}

function badWebhook(
  secret: string,
  random: Random,
): { readonly body: string; readonly headers: Record<string, string> } {
  const body = JSON.stringify({
    event: "conversation.handoff_to_human",
    organization_id: "nobody",
    data: {
      conversation_id: `bad-${random.below(1e6)}`,
      timestamp: "2026-03-01T10:00:00Z",
      summary: random.one(PLANTED),
    },
  });
  const old = new Date(Date.now() - 3_600_000);
  return random.one<ReturnType<typeof badWebhook>>([
    { body, headers: {} },
    { body, headers: { ...signedHeaders(OTHER_SECRET, body) } },
    { body, headers: { ...signedHeaders(secret, body, { at: old }) } },
    { body: `${body} `, headers: { ...signedHeaders(secret, body) } },
    {
      body,
      headers: { ...signedHeaders(secret, body), "webhook-signature": `v1,${random.bytes(32).toString("base64")}` },
    },
    { body: body.slice(0, random.below(body.length)), headers: { ...signedHeaders(secret, body) } },
    { body: `{"event":"conversation.handoff_to_human","data":"${random.one(PLANTED)}"`, headers: signed(secret) },
  ]);
}

/** A signature that is right for a body that is no JSON. */
function signed(secret: string): Record<string, string> {
  return { ...signedHeaders(secret, "{") };
}
