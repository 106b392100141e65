import type { ServerResponse } from "node:http";
import { systemClock, type Clock } from "../clock";
import type { Connection } from "../config/connection";
import type { Inbox } from "../inbox/inbox";
import { failureFields, type Logger } from "../telemetry/log";
import type { Metrics } from "../telemetry/metrics";
import { Repeats } from "../telemetry/repeats";
import { answer } from "./answer";
import { UnverifiedBytes } from "./body";
import { mostConnections } from "./connectionLimit";
import { httpServer, type HttpServer } from "./httpServer";
import { receive } from "./receive";

export interface WebhookServerOptions {
  readonly inbox: Pick<Inbox, "accept">;
  /** Whose webhooks are taken. */
  readonly connections: readonly Pick<Connection, "webhook" | "opencx">[];
  /** Names that the service is called by; null: any. */
  readonly allowedHosts: readonly string[] | null;
  /** Most bytes of a body. */
  readonly bodyLimit: number;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** The machine's own by default. */
  readonly clock?: Clock | undefined;
  /** Told the fields of a delivery that have another shape than OpenCX documents. */
  readonly onOddFields: (fields: readonly string[]) => void;
  /** What readiness rests on, by name; each resolves when it is all right. */
  readonly readiness: Readonly<Record<string, () => Promise<unknown>>>;
}

/** The HTTP side, not listening yet. */
export type WebhookServer = Pick<HttpServer, "listen" | "close">;

/**
 * The HTTP side: `POST /webhooks/opencx`, `/healthz`, `/readyz`, `/metrics`. A webhook is answered 2xx only after its
 * handoffs are committed to the inbox; what is refused leaves nothing there.
 */
export function webhookServer(options: WebhookServerOptions): WebhookServer {
  const { metrics, log, allowedHosts, clock = systemClock } = options;
  const repeats = new Repeats(log, clock);
  const gate = { ...options, clock, repeats, memory: new UnverifiedBytes() };
  const server: HttpServer = httpServer({
    isOwnName: allowedHosts === null ? undefined : (name) => allowedHosts.includes(name),
    mostConnections: mostConnections(),
    onUnreadable: (reason) => {
      metrics.refused("unreadable");
      repeats.write({ level: "warn", message: "what came is no request", reason });
    },
    onError: (thrown) =>
      repeats.write({
        level: "error",
        message: "a request failed",
        reason: thrown instanceof Error ? thrown.name : "unknown error",
        fields: failureFields(thrown),
      }),
    routes: {
      "/webhooks/opencx": {
        method: "POST",
        handle: (request, response) => receive(request, response, { ...gate, held: server.connections }),
      },
      "/healthz": { method: "GET", handle: (_request, response) => answer(response, HEALTHY) },
      "/readyz": { method: "GET", handle: (_request, response) => answerReadiness(response, options, repeats) },
      "/metrics": {
        method: "GET",
        handle: async (_request, response) =>
          answer(response, {
            status: 200,
            body: await metrics.registry.metrics(),
            headers: { "content-type": metrics.registry.contentType },
          }),
      },
    },
  });
  return {
    listen: (at) => server.listen(at),
    async close() {
      await server.close();
      repeats.close();
    },
  };
}

const HEALTHY = { status: 200, body: { status: "ok" } };

async function answerReadiness(
  response: ServerResponse,
  { readiness }: Pick<WebhookServerOptions, "readiness">,
  repeats: Repeats,
): Promise<void> {
  const states = await Promise.all(
    Object.entries(readiness).map(async ([name, check]) => {
      try {
        await check();
        return [name, "ok"] as const;
      } catch (thrown) {
        repeats.write({ level: "warn", message: "not ready", reason: name, fields: failureFields(thrown) });
        return [name, "failed"] as const;
      }
    }),
  );
  const isReady = states.every(([, state]) => state === "ok");
  answer(response, { status: isReady ? 200 : 503, body: Object.fromEntries(states) });
}
