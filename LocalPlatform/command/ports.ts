import { createServer } from "node:net";
import { errorCode } from "./errorText";

/** A port that another program holds. `port` is the one asked for; `flag` the one that chooses it, where known. */
export class PortTakenError extends Error {
  override readonly name = "PortTakenError";

  constructor(
    readonly port: number,
    readonly flag?: string,
  ) {
    super(
      `port ${port} on 127.0.0.1 is taken by another program${flag === undefined ? "" : `; choose another one with ${flag} N`}`,
    );
  }
}

/** Starts a server whose port the user chooses by a flag, so that a taken port is answered with the flag's name. */
export async function startOnPort<T>(flag: string, port: number | undefined, start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    if (isPortTaken(error)) throw new PortTakenError(port ?? 0, flag);
    throw error;
  }
}

/**
 * Finds out that a port is taken before anything slow is started for it.
 * @throws PortTakenError
 */
export async function checkPortFree(flag: string, port: number): Promise<void> {
  const probe = createServer();
  await startOnPort(
    flag,
    port,
    () =>
      new Promise<void>((resolve, reject) => {
        probe.once("error", reject);
        probe.listen(port, "127.0.0.1", resolve);
      }),
  );
  await new Promise<void>((resolve) => probe.close(() => resolve()));
}

/** Whether a server could not start because of its port, as we or Node say it. */
export function isPortTaken(error: unknown): boolean {
  return error instanceof PortTakenError || errorCode(error) === "EADDRINUSE";
}
