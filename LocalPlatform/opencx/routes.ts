import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { errorText } from "../command/errorText";
import { errorBody, RequestError } from "./errorBody";
import { parseHandoffEventQuery } from "./handoffEvents";
import { RateLimit } from "./rateLimit";
import { parseSessionQuery } from "./sessionQuery";
import type { SessionStore } from "./sessionStore";

interface RouteOptions {
  readonly store: SessionStore;
  readonly apiKey: string;
  /** 0 = no limit. */
  readonly requestsPerMinute: number;
}

interface SessionParams {
  readonly id: string;
}

/** The documented REST API: sessions, one session, its history, the handoffs of all. Every refusal is an ErrorDto. */
export function addRoutes(app: FastifyInstance, { store, apiKey, requestsPerMinute }: RouteOptions): void {
  const limit = new RateLimit(requestsPerMinute);

  app.addHook("onRequest", async (request, reply) => {
    if (!isBearer(request, apiKey)) {
      await refuse(
        reply.header("www-authenticate", "Bearer"),
        401,
        "the Authorization header must be Bearer and an API key of this organization",
      );
      return;
    }
    const { isAllowed, reset, headers } = limit.take(Date.now());
    void reply.headers(headers);
    if (!isAllowed) {
      await refuse(
        reply.header("retry-after", String(reset)),
        429,
        `more than ${requestsPerMinute} requests in a minute`,
      );
    }
  });

  app.get("/chat/sessions", (request) => store.list(parseSessionQuery(request.query)));

  app.get<{ Params: SessionParams }>("/chat/sessions/:id", (request) => {
    const session = store.session(request.params.id);
    if (session === undefined) throw noSession(request.params.id);
    return session;
  });

  app.get<{ Params: SessionParams }>("/chat/sessions/:id/history", (request) => {
    const history = store.history(request.params.id, parseHistoryQuery(request.query));
    if (history === undefined) throw noSession(request.params.id);
    return history;
  });

  app.get("/handoff-analytics/events", (request) =>
    store.handoffEvents(parseHandoffEventQuery(request.query), Date.now()),
  );

  app.setNotFoundHandler((request, reply) => refuse(reply, 404, `Cannot ${request.method} ${request.url}`));
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof RequestError) return refuse(reply, error.statusCode, error.message);
    const { statusCode = 500 } = error as { readonly statusCode?: number };
    return refuse(reply, statusCode, errorText(error));
  });
}

function refuse(reply: FastifyReply, statusCode: number, message: string): FastifyReply {
  return reply.code(statusCode).send(errorBody(statusCode, message));
}

function noSession(id: string): RequestError {
  return new RequestError(404, `there is no session ${id}`);
}

function isBearer(request: FastifyRequest, apiKey: string): boolean {
  const given = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? "")?.[1] ?? "";
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(apiKey));
}

function parseHistoryQuery(query: unknown): string | undefined {
  const { cursor, ...others } = query as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(others);
  if (unknown.length > 0) throw new RequestError(400, `${unknown.join(", ")} is not a parameter of this endpoint`);
  if (cursor !== undefined && (typeof cursor !== "string" || cursor === ""))
    throw new RequestError(400, "cursor must be given once and not be empty");
  return cursor;
}
