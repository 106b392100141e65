import { createServer, METHODS, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { FastifyServerFactoryHandler, RouteOptions } from "fastify";
import { ConnectionLimit } from "./connectionLimit";
import { FairSocket, Turns } from "./fairSocket";
import { foreignRequest, type HostGuard } from "./ownName";
import { problemOf, PROBLEM_TYPE, rawProblem } from "./problem";

/** How long a sender may take, in milliseconds. */
export interface TimeLimits {
  /** For its headers, from the first byte on; for a new connection from its beginning. */
  readonly headers: number;
  /** For the whole request. */
  readonly request: number;
  /** Between two looks for those that took longer. */
  readonly lookEvery: number;
  /** For its next request: longer than proxies keep idle connections, so that none ends under a request. */
  readonly keepAlive: number;
}

/** Those of a service that nobody has told otherwise. */
export const TIME_LIMITS: TimeLimits = { headers: 5_000, request: 10_000, lookEvery: 2_000, keepAlive: 75_000 };

/** Connections beyond those that make room, as share of all: those that come while room is being made. */
const SHARE_FOR_NEW = 0.2;
/**
 * Connections that the system takes before we do, where it allows so many. Of 2,000 that came at once the usual 511 left
 * some out, a probe's among them, and who is left out asks again after a second.
 */
const BACKLOG = 4_096;

/** What is answered at a path, as in `/healthz`. No body is parsed: who wants one reads the raw request. */
export type Route = Pick<RouteOptions, "url" | "onRequest" | "handler"> & { readonly method: "GET" | "POST" };

export interface HttpServerOptions {
  /** Absent: it is called by any name, since a proxy in front of it decides. */
  readonly hostGuard?: HostGuard | undefined;
  /** Most connections at once. */
  readonly mostConnections: number;
  /** {@link TIME_LIMITS} by default. */
  readonly timeLimits?: TimeLimits | undefined;
  /** Told why something that came is no request. */
  readonly onUnreadable: (reason: string) => void;
  /** Told what a route threw. */
  readonly onError: (thrown: unknown) => void;
}

/** An HTTP side, not listening yet. */
export interface HttpServer {
  /** Answers at one more path, and 405 to every other method there. */
  serve(route: Route): void;
  /** Resolves with its address. */
  listen(at: { readonly host: string; readonly port: number }): Promise<string>;
  /** Listens no more, and ends once the requests that are held are answered. */
  close(): Promise<void>;
  /** Its connections; a route holds the one of a sender it trusts. */
  readonly connections: ConnectionLimit;
}

/** Serves its routes to whoever comes, so that no one can keep the others out. */
export async function httpServer(options: HttpServerOptions): Promise<HttpServer> {
  const { hostGuard } = options;
  // Loaded when it is needed: most commands serve nothing.
  const { default: Fastify } = await import("fastify");
  const connections = new ConnectionLimit(Math.ceil(options.mostConnections * (1 - SHARE_FOR_NEW)));
  const answering = new WeakMap<Duplex, ServerResponse>();
  const app = Fastify({
    serverFactory: (handler) => {
      const server = fairServer(handler, answering, connections, options.timeLimits ?? TIME_LIMITS);
      server.maxConnections = options.mostConnections;
      return server;
    },
    clientErrorHandler: (error, socket) => {
      if (GONE.has(error.code)) {
        socket.destroy();
        return;
      }
      options.onUnreadable(error.code);
      if (!socket.writable || answering.get(socket)?.headersSent === true) socket.destroy();
      else socket.end(rawProblem(...(STATUSES.get(error.code) ?? UNREADABLE)), () => socket.destroy());
    },
    // No path of ours holds an escape, and one that cannot be decoded leads nowhere like any other.
    rewriteUrl: ({ url = "" }) => (/^\/[^?#%]*(\?|$)/.test(url) ? url : "/"),
    // An address that was copied with a slash at its end, or joined with one too many, is the same.
    routerOptions: { ignoreTrailingSlash: true, ignoreDuplicateSlashes: true },
    // What comes while it closes on a connection that is held is answered, too.
    return503OnClosing: false,
  });
  // As if none had a body: Fastify would judge its type, and read it before anybody knows whose it is.
  for (const method of METHODS) app.addHttpMethod(method, { hasBody: false, overrideExisting: true });
  if (hostGuard !== undefined)
    app.addHook("onRequest", async ({ raw }, reply) => {
      const foreign = foreignRequest(raw, hostGuard.isOwnName);
      if (foreign === undefined) return;
      hostGuard.onForeign(foreign);
      await reply.code(403).send({ error: foreign.fault });
    });
  // Every refusal has one form, whoever says it.
  app.addHook("preSerialization", (_request, reply, payload, done) => {
    if (reply.statusCode < 400) {
      done(null, payload);
      return;
    }
    void reply.type(PROBLEM_TYPE);
    done(null, problemOf(reply.statusCode, payload as Readonly<Record<string, unknown>>));
  });
  app.addHook("onSend", ({ raw }, reply, _payload, done) => {
    // What was not read of a body is not waited for.
    if (hasBody(raw) && !raw.complete) void reply.header("connection", "close");
    done();
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: "there is nothing here" }));
  app.setErrorHandler((thrown, _request, reply) => {
    options.onError(thrown);
    return reply.code(500).send({ error: "the service failed" });
  });
  app.addHook("preClose", (done) => {
    connections.close();
    done();
  });
  return {
    connections,
    serve({ method, url, ...route }) {
      app.route({ method, url, ...route });
      app.route({
        method: METHODS.filter((other) => other !== method && !(method === "GET" && other === "HEAD")),
        url,
        handler: (_request, reply) =>
          reply
            .code(405)
            .header("allow", method)
            .send({ error: `only ${method} is answered here` }),
      });
    },
    async listen({ host, port }) {
      // By name it could be the address of one family alone, and most proxies ask for this one.
      await app.listen({ host: host === "localhost" ? "127.0.0.1" : host, port, backlog: BACKLOG });
      return app.listeningOrigin;
    },
    close: async () => app.close(),
  };
}

/** Codes of connections that ended: nobody is there to be answered. */
const GONE: ReadonlySet<string> = new Set(["ECONNRESET", "EPIPE", "ERR_STREAM_PREMATURE_CLOSE"]);
const UNREADABLE = [400, "what came is no HTTP request"] as const;
const STATUSES: ReadonlyMap<string, readonly [status: number, error: string]> = new Map([
  ["ERR_HTTP_REQUEST_TIMEOUT", [408, "the request took too long to come"]],
  ["HPE_HEADER_OVERFLOW", [431, "the headers are too long"]],
]);

function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

/**
 * Node's server, with time limits, whose connections take turns on their way to the parser.
 * @param answering filled with what is being answered on which connection
 */
function fairServer(
  handler: FastifyServerFactoryHandler,
  answering: WeakMap<Duplex, ServerResponse>,
  connections: ConnectionLimit,
  limits: TimeLimits,
): Server {
  const server = createServer({
    headersTimeout: limits.headers,
    requestTimeout: limits.request,
    connectionsCheckingInterval: limits.lookEvery,
    keepAliveTimeout: limits.keepAlive,
  });
  // The limit is that of bytes: Node would drop what comes behind 2,000 headers, such as a length or a second signature.
  server.maxHeadersCount = 0;
  const serve = (request: IncomingMessage, response: ServerResponse): void => {
    answering.set(request.socket, response);
    response.once("close", () => answering.delete(request.socket));
    answerAlone(request, response);
    handler(request, response);
  };
  // Who asks before sending its body is told after its headers are judged.
  server.on("request", serve).on("checkContinue", serve);
  server.on("checkExpectation", (request: IncomingMessage, response: ServerResponse) => {
    answerAlone(request, response);
    const problem = JSON.stringify(problemOf(417, { error: "only 100-continue is an expectation that is met here" }));
    response.setHeader("content-length", Buffer.byteLength(problem));
    response.writeHead(417, { connection: "close", "content-type": PROBLEM_TYPE }).end(problem);
  });
  const turns = new Turns();
  const [parse] = server.listeners("connection");
  server.removeAllListeners("connection");
  server.on("connection", (socket: Socket) => {
    const fair = new FairSocket(socket, turns);
    connections.add(fair);
    if (parse !== undefined) Reflect.apply(parse, server, [fair]);
  });
  return server;
}

/** What comes behind a request on its connection is not parsed before it is answered. */
function answerAlone(request: IncomingMessage, response: ServerResponse): void {
  const socket: Duplex = request.socket;
  if (socket instanceof FairSocket) socket.answer(request, response);
}
