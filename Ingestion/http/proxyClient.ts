import { Pool, type Dispatcher } from "undici";

/** A proxy that ended the connection in place of an answer to CONNECT. */
export class ProxyClosedError extends Error {
  public override readonly name = "ProxyClosedError";
  public readonly code = "ECONNRESET";
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
        if (cause === null) resolve(connected);
        else reject(isClosed(cause) ? new ProxyClosedError("the proxy closed the connection", { cause }) : cause);
      });
    });
  return Object.assign(pool, { connect });
}

function isClosed(cause: Error): boolean {
  return (cause as { readonly code?: unknown }).code === "UND_ERR_SOCKET";
}
