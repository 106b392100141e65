import { setMaxListeners } from "node:events";
import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Webhook } from "standardwebhooks";
import { errorText } from "../command/errorText";
import type { Delivery, OpenCXHandoffEvent } from "./contract";
import { nextStep } from "./retrySchedule";

/** Waits so many milliseconds; rejects when the signal aborts. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;

interface SenderOptions {
  /** `whsec_...` */
  readonly secret: string;
  /** How the pause between attempts is spent; absent = by the clock. */
  readonly wait?: Wait;
}

/** What one attempt brought back. `status` 0 = no answer, and `body` says why. */
interface Answer {
  readonly status: number;
  readonly body: string;
  readonly retryAfter: string | null;
}

/** Standard Webhooks asks senders for 15 to 30 seconds. */
const ATTEMPT_TIMEOUT = 15_000;
const DEFAULT_ATTEMPTS = 8;

const waitByClock: Wait = (milliseconds, signal) => sleep(milliseconds, undefined, { signal });

/** Sends events as Standard Webhooks says: signed, retried, the same id on every attempt and copy of one event. */
export class WebhookSender {
  private readonly closing = new AbortController();
  private readonly signer: Webhook;
  private readonly wait: Wait;

  constructor({ secret, wait = waitByClock }: SenderOptions) {
    this.signer = new Webhook(secret);
    this.wait = wait;
    // One a copy that waits to be tried again: hundreds do while a receiver is away.
    setMaxListeners(0, this.closing.signal);
  }

  /**
   * Delivers an event, all copies at once. Never rejects: what became of each copy is in its Delivery.
   * @param attempts tries per copy, default 8; they span about 20 seconds.
   */
  async deliver(
    event: OpenCXHandoffEvent,
    target: string,
    { copies = 1, attempts = DEFAULT_ATTEMPTS } = {},
  ): Promise<readonly Delivery[]> {
    const body = JSON.stringify(event);
    const webhookId = webhookIdOf(event);
    return Promise.all(Array.from({ length: copies }, () => this.deliverCopy(webhookId, body, target, attempts)));
  }

  /** Ends attempts and pauses that are under way. */
  close(): void {
    this.closing.abort();
  }

  private async deliverCopy(webhookId: string, body: string, target: string, attempts: number): Promise<Delivery> {
    for (let number = 1; ; number += 1) {
      const answer = await this.attempt(webhookId, body, target);
      const result: Delivery = { webhookId, attempts: number, status: answer.status, body: answer.body };
      const step = nextStep({ number, ...answer }, attempts, Date.now());
      if (step.kind !== "retry" || this.closing.signal.aborted) return result;
      try {
        await this.wait(step.delay, this.closing.signal);
      } catch {
        return result;
      }
    }
  }

  private async attempt(webhookId: string, body: string, target: string): Promise<Answer> {
    // Signed anew each time: the timestamp is the attempt's, and a receiver refuses one that is five minutes old.
    const now = new Date();
    const headers = {
      "content-type": "application/json",
      "webhook-id": webhookId,
      "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
      "webhook-signature": this.signer.sign(webhookId, now, body),
    };
    const signal = AbortSignal.any([this.closing.signal, AbortSignal.timeout(ATTEMPT_TIMEOUT)]);
    try {
      // A redirect is not 2xx, and following it would hand a signed body to another address.
      const response = await fetch(target, { method: "POST", headers, body, signal, redirect: "manual" });
      return { status: response.status, body: await response.text(), retryAfter: response.headers.get("retry-after") };
    } catch (error) {
      return { status: 0, body: errorText(error), retryAfter: null };
    }
  }
}

/**
 * The id of an event: derived from what the event is about, so that sending it again later is a repeat and not a second
 * event. Holds no "."
 */
function webhookIdOf(event: OpenCXHandoffEvent): string {
  const about = JSON.stringify([event.organization_id, event.event, event.data.conversation_id, event.data.timestamp]);
  return `msg_${createHash("sha256").update(about).digest("base64url").slice(0, 27)}`;
}
