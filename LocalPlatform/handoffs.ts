import type { CallFile, Delivery, LocalOpenCX } from "./opencx/contract";

/** A handoff that the ingestion service did not take; `session` is the call's. */
export class HandoffRefusedError extends Error {
  override readonly name = "HandoffRefusedError";

  constructor(
    readonly session: string,
    delivery: Delivery,
  ) {
    super(`the ingestion service did not take the handoff of session ${session}: ${answerOf(delivery)}`);
  }
}

/**
 * Hands every call off to the ingestion service, retrying each until it is accepted.
 * @throws HandoffRefusedError when one is not
 */
export async function handOff(
  opencx: Pick<LocalOpenCX, "deliver">,
  calls: readonly CallFile[],
  ingestionUrl: string,
): Promise<void> {
  await Promise.all(
    calls.map(async (call) => {
      const deliveries = await opencx.deliver(call, `${ingestionUrl}/webhooks/opencx`);
      const refused = deliveries.find((delivery) => !isAccepted(delivery));
      if (refused !== undefined) throw new HandoffRefusedError(call.session.id, refused);
    }),
  );
}

/** What `sendHandoffs` sends, and whither. */
export interface HandoffOrder {
  readonly count: number;
  /** Address of the webhook endpoint, path included. */
  readonly to: string;
  /** Takes one plain line for each delivery, and one or two at the end. */
  readonly report: (line: string) => void;
}

/** Deliveries under way at once: quick for a thousand, and no flood of connections for a service that starts. */
const AT_ONCE = 8;

/**
 * Lets so many fresh calls come in, one after the other of those given and from the start again, and sends the signed
 * handoff of each. Every session stays in the local OpenCX, so that the receiver can read it. Once nothing answers at
 * the address, no more are sent. Never rejects: what became of each is reported.
 */
export async function sendHandoffs(
  opencx: Pick<LocalOpenCX, "callIn" | "deliver">,
  calls: readonly CallFile[],
  { count, to, report }: HandoffOrder,
): Promise<void> {
  const deliveries: Delivery[] = [];
  const isSilent = (): boolean => deliveries.some(({ status }) => status === 0);
  let sent = 0;
  async function sendInTurn(): Promise<void> {
    while (sent < count && !isSilent()) {
      const number = (sent += 1);
      const call = calls[(number - 1) % calls.length];
      if (call === undefined) return;
      const fresh = opencx.callIn(call);
      for (const delivery of await opencx.deliver(fresh, to)) {
        deliveries.push(delivery);
        report(`handoff ${number} of ${count}, session ${fresh.session.id}: ${answerOf(delivery)}`);
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, count) }, sendInTurn));
  const accepted = deliveries.filter(isAccepted).length;
  report(`${accepted} of ${count} handoffs accepted${sent < count ? `, ${count - sent} not sent` : ""}`);
  if (isSilent()) report(`nothing answers at ${to}: start the service there, or name its address with --to URL`);
}

function isAccepted({ status }: Delivery): boolean {
  return status >= 200 && status <= 299;
}

/** The last answer in words, on one line whatever the receiver put into its body. */
function answerOf({ attempts, status, body }: Delivery): string {
  const words = body
    .replace(/\p{C}+/gu, " ")
    .trim()
    .slice(0, 300);
  const answer = status === 0 ? `no answer (${words})` : `answered ${status}${words && `: ${words}`}`;
  return attempts === 1 ? answer : `${answer}, after ${attempts} attempts`;
}
