/** Dataverse did not answer in time. Whether a write was done is not known then. */
export class DeadlineError extends Error {
  public override readonly name = "DeadlineError";

  public constructor(public readonly seconds: number) {
    super(`Dataverse did not answer within ${seconds} seconds.`);
  }
}

/**
 * Waits for a call of the host's Web API no longer than so many seconds: neither `Xrm.WebApi` nor a control's `webAPI`
 * knows a time limit, and without one a lost answer is waited for as long as the page is open. It stands in this room
 * since all that control and form script ask the host is who called and who is linked, and both may lean on it.
 * @throws DeadlineError when the time is over; else whatever the call rejects with
 */
export async function withDeadline<T>(call: PromiseLike<T>, seconds: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeadlineError(seconds)), seconds * 1000);
  });
  try {
    return await Promise.race([call, late]);
  } finally {
    clearTimeout(timer);
  }
}
