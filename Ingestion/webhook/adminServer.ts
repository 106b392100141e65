import { Failure } from "../failures/failure";
import { actionOf } from "../failures/registry";
import { isLoopback } from "../http/loopback";
import type { Halt } from "../inbox/halts";
import type { UnsettledOf } from "../inbox/overview";
import { failureFields } from "../telemetry/log";
import { expositionTypeFor, type Metrics } from "../telemetry/metrics";
import type { Repeats } from "../telemetry/repeats";
import { httpServer, type HttpServer, type HttpServerOptions, type Route } from "./httpServer";
import type { HostGuard } from "./ownName";

export interface AdminServerOptions extends Pick<HttpServerOptions, "timeLimits" | "onUnreadable" | "onError"> {
  /** Where it listens: on loopback it answers under names of this machine alone, elsewhere under any. */
  readonly host: string;
  /** Told of a request that asks under another name. */
  readonly onForeign: HostGuard["onForeign"];
  readonly metrics: Metrics;
  readonly repeats: Repeats;
  /** What readiness rests on, by name; each resolves when it is all right, save for the connections that it names. */
  readonly readiness: Readonly<Record<string, () => Promise<readonly string[]>>>;
  /** What holds handoffs up: told beside, since webhooks are taken meanwhile, those of other connections too. */
  readonly halts: () => Promise<readonly Halt[]>;
  /** What waits for connections that this process does not serve: told beside, too. */
  readonly unserved: () => Promise<readonly UnsettledOf[]>;
  /** How settings are called in what readiness says is wrong; absent: by their variables. */
  readonly words?: ((message: string) => string) | undefined;
}

/** What keeps the service from being ready, in our own words. */
interface Fault {
  readonly code: string;
  readonly error: string;
  /** What the operator does about it. */
  readonly action: string;
}

/** Connections of those who run the service: a few probes and scrapers. */
const MOST_CONNECTIONS = 64;

export const HEALTH: Route = { method: "GET", url: "/healthz", handler: () => ({ status: "ok" }) };

/** The side for who runs the service: `/healthz`, `/readyz` and `/metrics`; not listening yet. */
export async function adminServer(options: AdminServerOptions): Promise<HttpServer> {
  const { host, metrics, onForeign, ...sides } = options;
  const admin = await httpServer({
    ...sides,
    // A browser on this machine reaches it under whatever name a page has pointed here.
    hostGuard: isLoopback(host) ? { isOwnName: isLoopback, onForeign } : undefined,
    mostConnections: MOST_CONNECTIONS,
  });
  const readiness = madeOnce(async () => readinessOf(options));
  const expositions = {
    text: madeOnce(async () => metrics.exposition("text")),
    openMetrics: madeOnce(async () => metrics.exposition("openMetrics")),
  };
  admin.serve(HEALTH);
  admin.serve({
    method: "GET",
    url: "/readyz",
    handler: async (_request, reply) => {
      const { states, faults, lacking, halts, unserved } = await readiness();
      const isReady = states.every(([, state]) => state === "ok");
      const members = {
        ...Object.fromEntries(states),
        ...(faults.length === 0 ? {} : { faults: Object.fromEntries(faults) }),
        ...(lacking.length === 0 ? {} : { lacking: Object.fromEntries(lacking) }),
        ...(halts.length === 0 ? {} : { halts }),
        ...(unserved.length === 0 ? {} : { unserved }),
      };
      if (isReady) return reply.send(members);
      const failed = states.filter(([, state]) => state !== "ok").map(([name]) => name);
      return reply.code(503).send({ error: `not ready: ${failed.join(", ")}`, ...members });
    },
  });
  admin.serve({
    method: "GET",
    url: "/metrics",
    handler: async ({ headers }, reply) => {
      const { type, text } = await expositions[expositionTypeFor(headers.accept)]();
      return reply.type(type).header("vary", "accept").send(text);
    },
  });
  return admin;
}

/** The same, made once for all who ask while it is being made: each asks the inbox. */
function madeOnce<T>(make: () => Promise<T>): () => Promise<T> {
  let making: Promise<T> | undefined;
  return async () => {
    making ??= make().finally(() => (making = undefined));
    return making;
  };
}

async function readinessOf({
  readiness,
  halts,
  unserved,
  repeats,
  words = (message) => message,
}: Pick<AdminServerOptions, "readiness" | "halts" | "unserved" | "repeats" | "words">): Promise<{
  readonly states: readonly (readonly [name: string, state: "ok" | "failed"])[];
  readonly faults: readonly (readonly [name: string, fault: Fault])[];
  readonly lacking: readonly (readonly [name: string, connections: readonly string[]])[];
  readonly halts: readonly Halt[];
  readonly unserved: readonly UnsettledOf[];
}> {
  const lacking: (readonly [name: string, connections: readonly string[]])[] = [];
  const faults: (readonly [name: string, fault: Fault])[] = [];
  const states = await Promise.all(
    Object.entries(readiness).map(async ([name, check]) => {
      try {
        const connections = await check();
        if (connections.length > 0) lacking.push([name, connections]);
        return [name, "ok"] as const;
      } catch (thrown) {
        repeats.write({ level: "warn", message: "not ready", reason: name, fields: failureFields(thrown) });
        if (thrown instanceof Failure) {
          const { code, plain } = thrown;
          faults.push([name, { code, error: words(plain), action: words(actionOf(code)) }]);
        }
        return [name, "failed"] as const;
      }
    }),
  );
  // Without the inbox there is nothing to tell of them, and that is told already.
  const beside = { halts: await halts().catch(() => []), unserved: await unserved().catch(() => []) };
  return { states, faults, lacking, ...beside };
}
