import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { createServer as createTlsServer, Server as TlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { TLSSocket } from "node:tls";
import Fastify, { type FastifyInstance } from "fastify";
import { isPortTaken, PortTakenError } from "../command/ports";
import type { Certificate } from "../tls/certificate";
import { refusalOf, type Refusal } from "./guard";

/** What a server may take; times and connections are the same for all. */
export interface LoopbackLimits {
  /** Bytes of request line and headers together; 16 KiB. */
  readonly head?: number;
  /** Bytes of a body; 1 MiB. */
  readonly body?: number;
  /** What it speaks TLS with, and nothing but TLS; absent: plain HTTP. */
  readonly certificate?: Certificate | undefined;
}

const HEAD_BYTES = 16 * 1024;
const BODY_BYTES = 1024 * 1024;

/** A connection that sends no whole head in this time is closed, so that silent ones do not pile up. Milliseconds. */
const HEAD_TIMEOUT = 10_000;
/** The largest body that a server takes, 128 MiB, is over loopback in a second. Milliseconds. */
const REQUEST_TIMEOUT = 60_000;
/** Milliseconds that a connection stays open between requests. */
const KEEP_ALIVE = 10_000;
/** How often the two limits above are looked at, in milliseconds. */
const CHECK_EVERY = 2_000;
/** Below the usual limit of open files, so that a flood leaves the process its own. */
const MAX_CONNECTIONS = 512;

/**
 * A server for this machine: every one of LocalPlatform and Workbench is made here. What the guard refuses reaches no
 * route, no hook and no scripted fault; no answer may be read or embedded by another site's page. It closes without
 * waiting for connections that stay open.
 */
export function loopbackServer({
  head = HEAD_BYTES,
  body = BODY_BYTES,
  certificate,
}: LoopbackLimits = {}): FastifyInstance {
  return Fastify({
    forceCloseConnections: true,
    bodyLimit: body,
    // Before Fastify, which answers what it cannot read without asking a hook.
    serverFactory: (handler) => {
      const options = {
        maxHeaderSize: head,
        headersTimeout: HEAD_TIMEOUT,
        requestTimeout: REQUEST_TIMEOUT,
        keepAliveTimeout: KEEP_ALIVE,
        connectionsCheckingInterval: CHECK_EVERY,
      };
      const server =
        certificate === undefined
          ? createServer(options, guarded(handler))
          : createTlsServer({ ...options, ...certificate }, guarded(handler));
      server.maxConnections = MAX_CONNECTIONS;
      // The limit is that of bytes: Node would drop what comes behind 2,000 headers, unseen by the guard.
      server.maxHeadersCount = 0;
      return server;
    },
  });
}

/** A listener that sees only what the guard lets pass. */
export function guarded(listener: RequestListener): RequestListener {
  return (request, response) => {
    response.setHeader("x-content-type-options", "nosniff");
    response.setHeader("cross-origin-resource-policy", "same-origin");
    const refusal = refusalOf(headOf(request));
    if (refusal === undefined) listener(request, response);
    else refuse(response, refusal);
  };
}

function headOf(request: IncomingMessage): Parameters<typeof refusalOf>[0] {
  return {
    method: request.method ?? "",
    target: request.url ?? "",
    rawHeaders: request.rawHeaders,
    port: request.socket.localPort ?? 0,
    encrypted: request.socket instanceof TLSSocket,
  };
}

/** The body is not read: the connection ends with the answer. */
function refuse(response: ServerResponse, { status, message }: Refusal): void {
  response
    .writeHead(status, { "content-type": "application/json; charset=utf-8", connection: "close" })
    .end(JSON.stringify({ message }));
}

/**
 * Starts a server on loopback and gives its address, `http://127.0.0.1:PORT`, with a certificate `https://`.
 * @param port 0 or absent: any free port.
 * @throws PortTakenError
 */
export async function listenOnLoopback(app: FastifyInstance, port = 0): Promise<string> {
  try {
    await app.listen({ host: "127.0.0.1", port });
  } catch (error) {
    if (isPortTaken(error)) throw new PortTakenError(port);
    throw error;
  }
  const scheme = app.server instanceof TlsServer ? "https" : "http";
  return `${scheme}://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
}
