import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { Duplex } from "node:stream";
import { answer, refuse } from "./answer";
import { ConnectionLimit } from "./connectionLimit";
import { FairSocket, Turns } from "./fairSocket";
import { foreignFault, type IsOwnName } from "./ownName";

/** Milliseconds that a sender has for its headers, and for the whole request. */
const HEADERS_TIMEOUT = 5_000;
const REQUEST_TIMEOUT = 10_000;
/** Milliseconds between two looks for those that took longer. */
const LOOK_EVERY = 2_000;
/** Milliseconds that an idle connection is kept: longer than proxies keep theirs, so that none ends under a request. */
const KEEP_ALIVE = 75_000;
/** Connections beyond those that make room, as share of all: those that come while room is being made. */
const SHARE_FOR_NEW = 0.2;

/** What is answered at a path. */
export interface Route {
  readonly method: "GET" | "POST";
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
}

export interface HttpServerOptions {
  /** By path, as in `/healthz`. */
  readonly routes: Readonly<Record<string, Route>>;
  /** Names that it is called by; absent: any, since a proxy in front of it decides. */
  readonly isOwnName?: IsOwnName | undefined;
  /** Most connections at once. */
  readonly mostConnections: number;
  /** Told why something that came is no request. */
  readonly onUnreadable: (reason: string) => void;
  /** Told what a route threw. */
  readonly onError: (thrown: unknown) => void;
}

/** An HTTP side, not listening yet. */
export interface HttpServer {
  /** Resolves with its address. */
  listen(at: { readonly host: string; readonly port: number }): Promise<string>;
  /** Listens no more, and ends once the requests that are held are answered. */
  close(): Promise<void>;
  /** Its connections; a route holds the one of a sender it trusts. */
  readonly connections: ConnectionLimit;
}

/** Serves the routes to whoever comes, so that no one can keep the others out. */
export function httpServer(options: HttpServerOptions): HttpServer {
  const connections = new ConnectionLimit(Math.ceil(options.mostConnections * (1 - SHARE_FOR_NEW)));
  const server = createServer({
    headersTimeout: HEADERS_TIMEOUT,
    requestTimeout: REQUEST_TIMEOUT,
    connectionsCheckingInterval: LOOK_EVERY,
    keepAliveTimeout: KEEP_ALIVE,
  });
  server.maxConnections = options.mostConnections;
  takeTurns(server, connections);
  const answering = new WeakMap<Duplex, ServerResponse>();
  const serve = (request: IncomingMessage, response: ServerResponse): void => {
    answering.set(request.socket, response);
    response.once("close", () => answering.delete(request.socket));
    route(options, request, response).catch((thrown: unknown) => {
      options.onError(thrown);
      if (response.headersSent) request.socket.destroy();
      else answer(response, { status: 500, body: { error: "the service failed" } });
    });
  };
  // Who asks before sending its body is told after its headers are judged.
  server.on("request", serve).on("checkContinue", serve);
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (GONE.has(error.code ?? "")) {
      socket.destroy();
      return;
    }
    options.onUnreadable(error.code ?? "unreadable");
    if (!socket.writable || answering.get(socket)?.headersSent === true) socket.destroy();
    else
      socket.end(`HTTP/1.1 ${STATUS_LINES.get(error.code ?? "") ?? UNREADABLE}\r\n${NO_BODY}`, () => socket.destroy());
  });
  return {
    connections,
    listen: (at) => listen(server, at),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        connections.close();
      }),
  };
}

/** Codes of connections that ended: nobody is there to be answered. */
const GONE: ReadonlySet<string> = new Set(["ECONNRESET", "EPIPE", "ERR_STREAM_PREMATURE_CLOSE"]);
const UNREADABLE = "400 Bad Request";
const STATUS_LINES: ReadonlyMap<string, string> = new Map([
  ["ERR_HTTP_REQUEST_TIMEOUT", "408 Request Timeout"],
  ["HPE_HEADER_OVERFLOW", "431 Request Header Fields Too Large"],
]);
const NO_BODY = "connection: close\r\ncontent-length: 0\r\n\r\n";

/** Lets the connections take turns on their way to Node's parser. */
function takeTurns(server: Server, connections: ConnectionLimit): void {
  const turns = new Turns();
  const [parse] = server.listeners("connection");
  server.removeAllListeners("connection");
  server.on("connection", (socket: Socket) => {
    const fair = new FairSocket(socket, turns);
    connections.add(fair);
    if (parse !== undefined) Reflect.apply(parse, server, [fair]);
  });
}

async function route(
  { routes, isOwnName }: Pick<HttpServerOptions, "routes" | "isOwnName">,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const foreign = isOwnName && foreignFault(request, isOwnName);
  if (foreign !== undefined) {
    await refuse(request, response, { status: 403, body: { error: foreign } });
    return;
  }
  // An address that was copied with a slash at its end, or joined with one too many, is the same.
  const [path = ""] = (request.url ?? "").split("?", 1);
  const found = new Map(Object.entries(routes)).get(path.replace(/\/+/g, "/").replace(/(?<=.)\/$/, ""));
  if (found === undefined) {
    await refuse(request, response, { status: 404, body: { error: "there is nothing here" } });
    return;
  }
  const { method, handle } = found;
  if (request.method === method || (request.method === "HEAD" && method === "GET")) await handle(request, response);
  else
    await refuse(request, response, {
      status: 405,
      body: { error: `only ${method} is answered here` },
      headers: { allow: method },
    });
}

async function listen(server: Server, { host, port }: { host: string; port: number }): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    // By name it could be the address of one family alone, and most proxies ask for this one.
    server.listen(port, host === "localhost" ? "127.0.0.1" : host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const { address, port: taken } = server.address() as AddressInfo;
  return `http://${address.includes(":") ? `[${address}]` : address}:${taken}`;
}
