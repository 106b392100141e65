import type { CallFile, Delivery, LocalOpenCX } from "./opencx/contract";

/** A handoff that the ingestion service did not take; `session` is the call's. */
export class HandoffRefusedError extends Error {
  override readonly name = "HandoffRefusedError";

  constructor(
    readonly session: string,
    { attempts, status, body }: Delivery,
  ) {
    const answer = status === 0 ? `did not answer (${body})` : `answered ${status}: ${body.slice(0, 300)}`;
    super(`the ingestion service refused the handoff of session ${session} ${attempts} times; at last it ${answer}`);
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
      const refused = deliveries.find(({ status }) => status < 200 || status > 299);
      if (refused !== undefined) throw new HandoffRefusedError(call.session.id, refused);
    }),
  );
}
