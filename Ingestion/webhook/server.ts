import { systemClock, type Clock } from "../clock";
import type { Connection } from "../config/connection";
import { isLoopback } from "../http/loopback";
import type { Inbox } from "../inbox/inbox";
import { failureFields, type Logger } from "../telemetry/log";
import type { Metrics } from "../telemetry/metrics";
import { Repeats } from "../telemetry/repeats";
import { UnverifiedBytes } from "./body";
import { mostConnections } from "./connectionLimit";
import { httpServer, type HttpServer, type HttpServerOptions, type Route, type TimeLimits } from "./httpServer";
import type { HostGuard, IsOwnName } from "./ownName";
import { webhookRoute } from "./receive";

export interface WebhookServerOptions {
  readonly inbox: Pick<Inbox, "accept">;
  /** Whose webhooks are taken. */
  readonly connections: readonly Pick<Connection, "name" | "webhook" | "opencx">[];
  /** Where who runs the service asks: on loopback under names of this machine alone, elsewhere under any. */
  readonly adminHost: string;
  /** Names that OpenCX calls the service by; null: any. */
  readonly allowedHosts: readonly string[] | null;
  /** Most bytes of a body. */
  readonly bodyLimit: number;
  /** Those of production by default. */
  readonly timeLimits?: TimeLimits | undefined;
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
export interface WebhookServer {
  /** Where webhooks are taken. */
  readonly webhooks: Pick<HttpServer, "listen">;
  /** Where who runs the service asks. */
  readonly admin: Pick<HttpServer, "listen">;
  close(): Promise<void>;
}

/** Connections of those who run the service: a few probes and scrapers. */
const MOST_ADMIN_CONNECTIONS = 64;

/**
 * The HTTP side: `POST /webhooks/opencx` for OpenCX, `/readyz` and `/metrics` for who runs the service, on a port of
 * their own that no crowd at the other can take; `/healthz` on both. A webhook is answered 2xx only after its handoffs
 * are committed to the inbox; what is refused leaves nothing there.
 */
export async function webhookServer(options: WebhookServerOptions): Promise<WebhookServer> {
  const { metrics, log, adminHost, allowedHosts, clock = systemClock } = options;
  const repeats = new Repeats(log, clock);
  const gate = { ...options, clock, repeats, memory: new UnverifiedBytes() };
  const both: Pick<HttpServerOptions, "timeLimits" | "onUnreadable" | "onError"> = {
    timeLimits: options.timeLimits,
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
  };
  // Who has set the names wrong, or a proxy that asks under another one, finds out by this line alone.
  const guardedBy = (setting: string, isOwnName: IsOwnName): HostGuard => ({
    isOwnName,
    onForeign: ({ fault, ...shown }) =>
      repeats.write({ level: "warn", message: `request refused by ${setting}`, reason: fault, fields: shown }),
  });
  const webhooks = await httpServer({
    ...both,
    hostGuard: allowedHosts === null ? undefined : guardedBy("ALLOWED_HOSTS", (name) => allowedHosts.includes(name)),
    mostConnections: mostConnections(),
  });
  webhooks.serve(HEALTH);
  webhooks.serve(webhookRoute("/webhooks/opencx", { ...gate, held: webhooks.connections }));
  const admin = await httpServer({
    ...both,
    // A browser on this machine reaches it under whatever name a page has pointed here.
    hostGuard: isLoopback(adminHost) ? guardedBy("ADMIN_HOST", isLoopback) : undefined,
    mostConnections: MOST_ADMIN_CONNECTIONS,
  });
  const readiness = madeOnce(async () => readinessOf(options, repeats));
  const exposition = madeOnce(async () => metrics.registry.metrics());
  admin.serve(HEALTH);
  admin.serve({
    method: "GET",
    url: "/readyz",
    handler: async (_request, reply) => {
      const states = await readiness();
      const isReady = states.every(([, state]) => state === "ok");
      return reply.code(isReady ? 200 : 503).send(Object.fromEntries(states));
    },
  });
  admin.serve({
    method: "GET",
    url: "/metrics",
    handler: async (_request, reply) => reply.type(metrics.registry.contentType).send(await exposition()),
  });
  return {
    webhooks,
    admin,
    async close() {
      await webhooks.close();
      await admin.close();
      repeats.close();
    },
  };
}

const HEALTH: Route = { method: "GET", url: "/healthz", handler: () => ({ status: "ok" }) };

/** The same, made once for all who ask while it is being made: each asks the inbox. */
function madeOnce<T>(make: () => Promise<T>): () => Promise<T> {
  let making: Promise<T> | undefined;
  return async () => {
    making ??= make().finally(() => (making = undefined));
    return making;
  };
}

async function readinessOf(
  { readiness }: Pick<WebhookServerOptions, "readiness">,
  repeats: Repeats,
): Promise<readonly (readonly [name: string, state: "ok" | "failed"])[]> {
  return Promise.all(
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
}
