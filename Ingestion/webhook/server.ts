import type { FastifyReply, FastifyRequest } from "fastify";
import type { Connection } from "../config/connection";
import type { Inbox } from "../inbox/inbox";
import { failureFields, type Logger } from "../telemetry/log";
import type { Metrics } from "../telemetry/metrics";
import { readEvent } from "./event";
import { claimOf } from "./signature";

/** A handoff event is about a kilobyte; this leaves room for a long summary, not for a flood. */
const LARGEST_BODY = 1_048_576;

export interface WebhookServerOptions {
  readonly inbox: Pick<Inbox, "accept">;
  /** Whose webhooks are taken. */
  readonly connections: readonly Pick<Connection, "webhook" | "opencx">[];
  readonly metrics: Metrics;
  readonly log: Logger;
  /** Told the fields of a delivery that have another shape than OpenCX documents. */
  readonly onOddFields: (fields: readonly string[]) => void;
  /** What readiness rests on, by name; each resolves when it is all right. */
  readonly readiness: Readonly<Record<string, () => Promise<unknown>>>;
}

/** The HTTP side, not listening yet. */
export interface WebhookServer {
  /** Resolves with its address. */
  listen(at: { readonly host: string; readonly port: number }): Promise<string>;
  close(): Promise<void>;
}

/**
 * The HTTP side: `POST /webhooks/opencx`, `/healthz`, `/readyz`, `/metrics`. A webhook is answered 2xx only after its
 * handoffs are committed to the inbox; what is refused leaves nothing there.
 */
export async function webhookServer(options: WebhookServerOptions): Promise<WebhookServer> {
  const { metrics, log } = options;
  // Loaded when it is needed: most commands serve nothing.
  const { default: Fastify } = await import("fastify");
  const server = Fastify({
    bodyLimit: LARGEST_BODY,
    requestTimeout: 30_000,
    logger: false,
    forceCloseConnections: "idle",
    // An address that was copied with a slash at its end, or joined with one too many, is the same.
    routerOptions: { ignoreTrailingSlash: true, ignoreDuplicateSlashes: true },
  });
  // The signature covers the bytes as they came, so nothing may parse them first, whatever content type they claim.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  server.setErrorHandler((error: { statusCode?: number; code?: string }, request, reply) =>
    answerError(error, request, reply, options),
  );
  server.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: "there is nothing here" }));
  server.post("/webhooks/opencx", async (request, reply) => receive(request, reply, options));
  server.get("/healthz", () => ({ status: "ok" }));
  server.get("/readyz", async (_request, reply) => {
    const states = await Promise.all(
      Object.entries(options.readiness).map(async ([name, check]) => [name, await stateOf(name, check, log)] as const),
    );
    const ready = states.every(([, state]) => state === "ok");
    return reply.code(ready ? 200 : 503).send(Object.fromEntries(states));
  });
  server.get("/metrics", async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
  // Not the server itself: Fastify's is awaited like a promise, and would be started by that.
  return { listen: async (at) => server.listen(at), close: async () => server.close() };
}

async function receive(
  request: FastifyRequest,
  reply: FastifyReply,
  options: WebhookServerOptions,
): Promise<FastifyReply> {
  const { metrics, log } = options;
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1000;
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const claims = options.connections.map(({ webhook }) => claimOf(webhook, request.raw.headersDistinct, Date.now()));
  const at = claims.findIndex((claim) => typeof claim !== "string" && claim.signs(body));
  const [sender, claim] = [options.connections[at], claims[at]];
  if (sender === undefined || claim === undefined || typeof claim === "string") {
    const fault = claims.find((one) => typeof one === "string") ?? "signature does not match OPENCX_WEBHOOK_SECRET";
    metrics.refused("signature");
    log.warn({ reason: fault }, "webhook refused");
    return reply.code(401).send({ error: fault });
  }
  const event = readEvent(body.toString("utf8"), sender.opencx.organizationId);
  if (event.kind === "refused") {
    metrics.refused("body");
    log.warn({ field: event.field }, "webhook is not a handoff");
    return reply.code(400).send({ error: `${event.field}: ${event.reason}`, field: event.field });
  }
  if (event.kind === "other") {
    metrics.otherEvent(event.event);
    log.debug({ event: event.event.slice(0, 60) }, "webhook of another event");
    // Senders disable an address that keeps answering 4xx.
    return reply.code(200).send({ status: "ignored" });
  }
  if (event.odd.length > 0) options.onOddFields(event.odd);
  const webhookId = claim.id;
  const { accepted, duplicates } = await options.inbox.accept(event.handoffs, "webhook", webhookId);
  metrics.webhook(accepted.length > 0 ? "accepted" : "duplicate", seconds());
  log.info(
    {
      webhook: webhookId,
      handoffs: event.handoffs.map(({ id }) => id),
      sessions: event.handoffs.map(({ conversationId }) => conversationId),
      duplicates,
    },
    "webhook accepted",
  );
  return reply
    .code(202)
    .send({ status: accepted.length > 0 ? "accepted" : "duplicate", handoffs: event.handoffs.map(({ id }) => id) });
}

async function answerError(
  error: { readonly statusCode?: number; readonly code?: string },
  _request: FastifyRequest,
  reply: FastifyReply,
  options: WebhookServerOptions,
): Promise<FastifyReply> {
  if (error.statusCode === 413) {
    options.metrics.refused("too-large");
    return reply.code(413).send({ error: `the body is over ${LARGEST_BODY} bytes` });
  }
  if (error.statusCode !== undefined && error.statusCode < 500)
    return reply.code(error.statusCode).send({ error: "the request is not readable" });
  options.metrics.refused("inbox");
  options.log.error({ ...failureFields(error) }, "webhook not taken: the inbox does not answer");
  // The sender tries again; nothing was committed, or the same handoff will be found there.
  return reply.code(503).header("retry-after", "5").send({ error: "the inbox does not answer; try again" });
}

async function stateOf(name: string, check: () => Promise<unknown>, log: Logger): Promise<string> {
  try {
    await check();
    return "ok";
  } catch (thrown) {
    log.warn({ check: name, ...failureFields(thrown) }, "not ready");
    return "failed";
  }
}
