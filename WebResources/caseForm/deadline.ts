/** Dataverse did not answer in time. */
export class DeadlineError extends Error {
  public override readonly name = "DeadlineError";
}

/**
 * Waits for a platform promise no longer than `milliseconds`: `Xrm.WebApi` has no timeout of its own.
 * @throws DeadlineError when the time is over; else whatever the promise rejects with
 */
export function withDeadline<T>(promise: PromiseLike<T>, milliseconds: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new DeadlineError(`Dataverse did not answer within ${milliseconds} ms.`));
    }, milliseconds);
    promise.then(
      (value) => {
        clearTimeout(timer);
        resolve(value);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
}
