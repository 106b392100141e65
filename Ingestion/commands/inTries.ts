import type { Clock } from "../clock";
import { asFailure } from "../failures/failure";
import { delayAfter, type Backoff } from "../inbox/worker/backoff";

/** Somebody sits in front of it: after these a command says that the other side is away, and can be given again. */
const ATTEMPTS = 4;

/**
 * Takes a step of a command anew while its failure may pass. The step may be taken twice.
 * @throws Failure of the last try; at once what another try does not mend
 */
export async function inTries<T>(step: () => Promise<T>, clock: Clock, backoff: Backoff): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await step();
    } catch (thrown) {
      const failure = asFailure(thrown);
      if (failure.kind === "dead" || failure.source === "token" || attempt >= ATTEMPTS) throw failure;
      await clock.sleep(Math.max(delayAfter(attempt, backoff), failure.retryAfter ?? 0));
    }
  }
}
