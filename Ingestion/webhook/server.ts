import { systemClock, type Clock } from "../clock";
import type { Halt } from "../inbox/halts";
import type { Inbox } from "../inbox/inbox";
import type { UnsettledOf } from "../inbox/overview";
import { failureFields, type Logger } from "../telemetry/log";
import type { Metrics } from "../telemetry/metrics";
import { Repeats } from "../telemetry/repeats";
import { adminServer, HEALTH } from "./adminServer";
import { UnverifiedBytes } from "./body";
import { mostConnections } from "./connectionLimit";
import { httpServer, type HttpServer, type HttpServerOptions, type TimeLimits } from "./httpServer";
import type { HostGuard } from "./ownName";
import { webhookRoute, type Sender } from "./receive";

type Senders = readonly Sender[];

export interface WebhookServerOptions {
  readonly inbox: Pick<Inbox, "accept">;
  /** Whose webhooks are taken; a function where others may take their places. */
  readonly connections: Senders | (() => Senders);
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
  /** What readiness rests on, by name; each resolves when it is all right, save for the connections that it names. */
  readonly readiness: Readonly<Record<string, () => Promise<readonly string[]>>>;
  /** What holds handoffs up. */
  readonly halts: () => Promise<readonly Halt[]>;
  /** What waits for connections that this process does not serve. */
  readonly unserved: () => Promise<readonly UnsettledOf[]>;
  /** How settings are called in what readiness says is wrong. */
  readonly words?: ((message: string) => string) | undefined;
}

/** The HTTP side, not listening yet. */
export interface WebhookServer {
  /** Where webhooks are taken. */
  readonly webhooks: Pick<HttpServer, "listen">;
  /** Where who runs the service asks. */
  readonly admin: Pick<HttpServer, "listen">;
  close(): Promise<void>;
}

/**
 * The HTTP side: `POST /webhooks/opencx` for OpenCX, `/readyz` and `/metrics` for who runs the service, on a port of
 * their own that no crowd at the other can take; `/healthz` on both. A webhook is answered 2xx only after its handoffs
 * are committed to the inbox; what is refused leaves nothing there.
 */
export async function webhookServer(options: WebhookServerOptions): Promise<WebhookServer> {
  const { metrics, log, adminHost, allowedHosts, clock = systemClock } = options;
  const sides = sidesOf(metrics, log, clock);
  const { repeats } = sides;
  const { connections } = options;
  const senders = typeof connections === "function" ? connections : (): Senders => connections;
  const gate = { ...options, connections: senders, clock, repeats, memory: new UnverifiedBytes() };
  const webhooks = await httpServer({
    ...sides,
    timeLimits: options.timeLimits,
    hostGuard:
      allowedHosts === null
        ? undefined
        : { isOwnName: (name) => allowedHosts.includes(name), onForeign: sides.onForeign("ALLOWED_HOSTS") },
    mostConnections: mostConnections(),
  });
  webhooks.serve(HEALTH);
  webhooks.serve(webhookRoute("/webhooks/opencx", { ...gate, held: webhooks.connections }));
  const admin = await adminServer({
    ...options,
    ...sides,
    host: adminHost,
    onForeign: sides.onForeign("ADMIN_HOST"),
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

/** The HTTP side of a process that takes no webhooks: `/healthz`, `/readyz` and `/metrics`, not listening yet. */
export async function workerServer(
  options: Pick<
    WebhookServerOptions,
    "adminHost" | "metrics" | "log" | "clock" | "readiness" | "halts" | "unserved" | "words"
  >,
): Promise<Pick<WebhookServer, "admin" | "close">> {
  const sides = sidesOf(options.metrics, options.log, options.clock ?? systemClock);
  const onForeign = sides.onForeign("ADMIN_HOST");
  const admin = await adminServer({ ...options, ...sides, host: options.adminHost, onForeign });
  return {
    admin,
    async close() {
      await admin.close();
      sides.repeats.close();
    },
  };
}

/** What both sides tell the log and the metrics of what comes to them. */
function sidesOf(
  metrics: Metrics,
  log: Logger,
  clock: Clock,
): Pick<HttpServerOptions, "onUnreadable" | "onError"> & {
  readonly repeats: Repeats;
  /** Who has set the names wrong, or a proxy that asks under another one, finds out by this line alone. */
  readonly onForeign: (setting: string) => HostGuard["onForeign"];
} {
  const repeats = new Repeats(log, clock);
  return {
    repeats,
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
    onForeign:
      (setting) =>
      ({ fault, ...shown }) =>
        repeats.write({ level: "warn", message: `request refused by ${setting}`, reason: fault, fields: shown }),
  };
}
