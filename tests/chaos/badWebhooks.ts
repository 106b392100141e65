import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { signedHeaders } from "../ingestion/support/signed";
import { PLANTED } from "../fuzz/bodies";
import type { Random } from "../fuzz/random";

/** Webhooks that nobody may send, and how they were answered. */
export class BadWebhooks {
  /** By status how often. */
  readonly statuses = new Map<number, number>();
  /** Answers with a word of the body in them. */
  leaks = 0;
  private answered = 0;

  constructor(
    private readonly target: string,
    private readonly secret: string,
    private readonly random: Random,
  ) {}

  /** Sends one after the other until so many were answered in all, or it is late. */
  async send(count: number, until = Infinity): Promise<void> {
    while (this.answered < count && Date.now() < until)
      // A service that is being killed gives none.
      if (!(await this.sendOne())) await sleep(UNANSWERED);
  }

  private async sendOne(): Promise<boolean> {
    const { body, headers } = badWebhook(this.secret, this.random);
    try {
      const answer = await fetch(this.target, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body,
        signal: AbortSignal.timeout(TIMEOUT),
      });
      const text = await answer.text();
      if (PLANTED.some((word) => text.includes(word))) this.leaks += 1;
      this.statuses.set(answer.status, (this.statuses.get(answer.status) ?? 0) + 1);
      this.answered += 1;
      return true;
    } catch {
      return false;
    }
  }
}

/** Milliseconds that an answer is waited for, and before the next is sent to a service that gave none. */
const [TIMEOUT, UNANSWERED] = [5_000, 200];

const OTHER_SECRET = `whsec_${randomBytes(32).toString("base64")}`;

/** Signed wrong, too old, cut short, or no handoff. */
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
