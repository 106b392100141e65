import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { FaultPlan } from "./faults";

/** A running set of fault plans on one server. */
export interface FaultRunner {
  /** Adds a plan behind those already there; the first plan that is due meets a request. */
  add(plan: FaultPlan): void;
  /** Ends all plans. A request that already hangs stays hanging until its caller gives up. */
  clear(): void;
}

interface ActivePlan {
  readonly plan: FaultPlan;
  readonly path: RegExp | undefined;
  passed: number;
  hits: number;
}

function matches(active: ActivePlan, method: string, url: string): boolean {
  return (
    (active.plan.method === undefined || active.plan.method.toUpperCase() === method) &&
    (active.path === undefined || active.path.test(url))
  );
}

/** The fault that this request meets, with its counters moved on; undefined when none is due. */
function due(plans: readonly ActivePlan[], method: string, url: string): FaultPlan["does"] | undefined {
  for (const active of plans) {
    if (!matches(active, method, url)) continue;
    if (active.passed < (active.plan.after ?? 0)) {
      active.passed += 1;
      continue;
    }
    if (active.hits >= (active.plan.times ?? Infinity)) continue;
    active.hits += 1;
    return active.plan.does;
  }
  return undefined;
}

/** Sends a TCP reset, as a dying server or a firewall does; a plain close could pass for an orderly end. */
function resetConnection(request: FastifyRequest): void {
  request.raw.socket.resetAndDestroy();
}

// Unreferenced: a delay still running must not keep a closed server's process alive.
function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}

/** Announces the whole body, sends half of it, and breaks off. */
function halfOf(request: FastifyRequest, reply: FastifyReply, payload: unknown): Readable {
  const whole = typeof payload === "string" || Buffer.isBuffer(payload) ? Buffer.from(payload) : Buffer.alloc(0);
  reply.header("content-length", whole.length);
  let sent = false;
  return new Readable({
    read() {
      if (!sent && whole.length > 1) {
        sent = true;
        this.push(whole.subarray(0, Math.floor(whole.length / 2)));
        return;
      }
      // An orderly end, not a reset, and a turn of the loop later: either would throw away the half that is still on
      // its way to the caller.
      setImmediate(() => request.raw.socket.end());
    },
  });
}

/**
 * Makes a Fastify server answer late and fail as scripted. Call before routes are registered and before other hooks
 * that must not see a request that "never arrived".
 * @param options.latency milliseconds that every answer waits; the request is handled first, so a caller that times out
 * has still written.
 * @param options.plans plans that hold from the start.
 * @throws SyntaxError when a plan's `path` is not a regular expression.
 */
export function installFaults(
  app: FastifyInstance,
  options: { readonly latency?: number; readonly plans?: readonly FaultPlan[] } = {},
): FaultRunner {
  const latency = options.latency ?? 0;
  let plans: ActivePlan[] = [];
  const late = new WeakMap<FastifyRequest, FaultPlan["does"]>();
  const add = (plan: FaultPlan): void => {
    plans.push({ plan, path: plan.path === undefined ? undefined : new RegExp(plan.path), passed: 0, hits: 0 });
  };
  options.plans?.forEach(add);

  app.addHook("onRequest", (request, reply, done) => {
    const fault = due(plans, request.method, request.url);
    switch (fault?.kind) {
      case "answer":
        void reply
          .code(fault.status)
          .headers(fault.headers ?? {})
          .send(fault.body ?? "");
        return;
      case "reset":
        reply.hijack();
        resetConnection(request);
        return;
      case "hang":
        reply.hijack();
        return;
      case "reset-after":
      case "delay":
      case "half-body":
        late.set(request, fault);
        break;
      case undefined:
    }
    done();
  });

  app.addHook("onSend", async (request, reply, payload: unknown) => {
    const fault = late.get(request);
    const pause = latency + (fault?.kind === "delay" ? fault.milliseconds : 0);
    if (pause > 0) await wait(pause);
    if (fault?.kind === "reset-after") resetConnection(request);
    return fault?.kind === "half-body" ? halfOf(request, reply, payload) : payload;
  });

  return {
    add,
    clear: () => {
      plans = [];
    },
  };
}
