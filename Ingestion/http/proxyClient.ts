import { Pool, type Dispatcher } from "undici";

/** A proxy that ended the connection in place of an answer to CONNECT, or right after it had agreed to it. */
export class ProxyClosedError extends Error {
  public override readonly name = "ProxyClosedError";

  public constructor(
    public readonly code: "ECONNRESET" | "ECONNRESET after CONNECT",
    cause: unknown,
  ) {
    super("the proxy closed the connection", { cause });
  }
}

/** Hosts with their ports that a proxy has agreed to lead to. */
const led = new Set<string>();

/**
 * What a request met, where it was cut off behind a proxy before anybody showed a certificate: the proxy's doing, or
 * what it leads to, and nobody should look for the fault in an address that is right.
 */
export function behindProxy(thrown: unknown, { hostname, port }: URL): unknown {
  const isLed = led.has(`${hostname}:${port === "" ? 443 : port}`);
  return isLed && isCutOff(thrown) ? new ProxyClosedError("ECONNRESET after CONNECT", thrown) : thrown;
}

/** Node and undici tell it in words alone, as some cause of the error. */
function isCutOff(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  return thrown.message.includes("before secure TLS connection was established") || isCutOff(thrown.cause);
}

/**
 * The connections to a proxy. What closes them in place of an answer is told to whoever asked: undici would connect
 * again at once, a thousand times a second, until the request's time is over, and that looks like a slow other side.
 */
export function proxyClient(origin: URL, options: object): Dispatcher {
  const pool = new Pool(origin, options);
  const connect = (asked: Dispatcher.ConnectOptions): Promise<Dispatcher.ConnectData> =>
    new Promise((resolve, reject) => {
      Pool.prototype.connect.call(pool, asked, (cause, connected) => {
        if (cause === null) {
          led.add(asked.path);
          resolve(connected);
        } else reject(isClosed(cause) ? new ProxyClosedError("ECONNRESET", cause) : cause);
      });
    });
  return Object.assign(pool, { connect });
}

function isClosed(cause: Error): boolean {
  return (cause as { readonly code?: unknown }).code === "UND_ERR_SOCKET";
}
