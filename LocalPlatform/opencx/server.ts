import { randomUUID } from "node:crypto";
import { installFaults } from "../faults/faultRunner";
import { listenOnLoopback, loopbackServer } from "../loopback/server";
import { localSecret } from "../secrets/localSecret";
import type { LocalOpenCX, LocalOpenCXOptions } from "./contract";
import { freshCall } from "./freshCall";
import { addRoutes } from "./routes";
import { SessionStore } from "./sessionStore";
import { WebhookSender, type Wait } from "./webhookSender";

/** The organization that all sample calls belong to. */
const ORGANIZATION_ID = "b7c7a1de-52d1-4a77-8d0e-3f6d0f0f9a01";
const DEFAULT_PAGE_SIZE = 50;

/** The options of contract.ts, and how pauses between webhook attempts are spent (absent = by the clock). */
export interface OpenCXServerOptions extends LocalOpenCXOptions {
  readonly wait?: Wait;
}

/**
 * Starts an OpenCX on loopback: the documented REST API under its own address, and a webhook sender. Key and secret are
 * those of the machine, the same at each start.
 * @throws KeyFileError when those are not to be had; PortTakenError when the port is in use; SyntaxError when a fault's
 * path is no regular expression.
 */
export async function startOpenCX(options: OpenCXServerOptions = {}): Promise<LocalOpenCX> {
  const apiKey = `opencx_${localSecret("api key").toString("hex")}`;
  const webhookSecret = `whsec_${localSecret("webhook secret").toString("base64")}`;
  const store = new SessionStore(options.pageSize ?? DEFAULT_PAGE_SIZE);
  const sender = new WebhookSender({
    secret: webhookSecret,
    ...(options.wait === undefined ? {} : { wait: options.wait }),
  });
  const seen: { method: string; url: string; status: number }[] = [];
  options.calls?.forEach((call) => store.load(call));

  const app = loopbackServer();
  app.addHook("onRequest", (request, reply, done) => {
    const entry = { method: request.method, url: request.url, status: 0 };
    seen.push(entry);
    reply.raw.once("finish", () => (entry.status = reply.raw.statusCode));
    done();
  });
  const faults = installFaults(app, { latency: options.latency ?? 0, plans: options.faults ?? [] });
  addRoutes(app, { store, apiKey, requestsPerMinute: options.requestsPerMinute ?? 0 });
  const url = await listenOnLoopback(app, options.port);

  return {
    url,
    apiKey,
    webhookSecret,
    organizationId: ORGANIZATION_ID,
    seen,
    load: (call) => store.load(call),
    callIn: (call) => {
      const fresh = freshCall(call, { now: Date.now(), ticketNumber: store.nextTicketNumber(), newId: randomUUID });
      store.load(fresh);
      return fresh;
    },
    deliver: (call, target, deliveryOptions) => sender.deliver(call.webhook, target, deliveryOptions),
    addFault: (fault) => faults.add(fault),
    clearFaults: () => faults.clear(),
    close: async () => {
      sender.close();
      await app.close();
    },
  };
}
