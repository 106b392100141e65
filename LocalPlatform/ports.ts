import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import { errorCode } from "./errorText";

/** A port that another program holds. `port` is the one asked for. */
export class PortTakenError extends Error {
  override readonly name = "PortTakenError";

  constructor(
    readonly port: number,
    cause: unknown,
  ) {
    super(`port ${port} on 127.0.0.1 is taken by another program`, { cause });
  }
}

/**
 * Starts a server on loopback and gives its address, `http://127.0.0.1:PORT`.
 * @param port 0 or absent: any free port.
 * @throws PortTakenError
 */
export async function listenOnLoopback(app: FastifyInstance, port = 0): Promise<string> {
  try {
    await app.listen({ host: "127.0.0.1", port });
  } catch (error) {
    if (isPortTaken(error)) throw new PortTakenError(port, error);
    throw error;
  }
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
}

/** Whether an error of a server that could not start says that its port is in use. */
export function isPortTaken(error: unknown): boolean {
  return error instanceof PortTakenError || errorCode(error) === "EADDRINUSE";
}
