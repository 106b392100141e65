import type { IncomingMessage } from "node:http";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Clock } from "../clock";
import type { Connection } from "../config/connection";
import type { Inbox } from "../inbox/inbox";
import { failureFields, type Logger } from "../telemetry/log";
import type { Metrics, RefusalReason } from "../telemetry/metrics";
import type { Repeats } from "../telemetry/repeats";
import { readBody, type Refusal, type UnverifiedBytes } from "./body";
import type { ConnectionLimit } from "./connectionLimit";
import { FOREIGN, readEvent, type WebhookEvent } from "./event";
import type { Route } from "./httpServer";
import { claimOf, type Claim } from "./signature";

/** A connection as its webhooks are judged. */
export type Sender = Pick<Connection, "name" | "webhook" | "opencx">;

/** What a delivery is judged and taken by. */
export interface Gate {
  readonly inbox: Pick<Inbox, "accept">;
  /** As they are when a delivery comes. */
  readonly connections: () => readonly Sender[];
  readonly bodyLimit: number;
  readonly memory: UnverifiedBytes;
  readonly held: Pick<ConnectionLimit, "hold" | "release">;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly repeats: Repeats;
  readonly clock: Clock;
  readonly onOddFields: (fields: readonly string[]) => void;
}

/** A delivery that is refused: the metric's reason, and what is answered, in our own words. */
interface Fault {
  readonly reason: RefusalReason;
  readonly status: number;
  readonly error: string;
}

/** A connection whose webhook this claims to be. */
interface Claimed {
  readonly sender: Sender;
  readonly claim: Claim;
}

/** Seconds after which a sender may come again that met the service too busy, or without its inbox. */
const RETRY_AFTER = { "retry-after": "5" };

/** What the headers of a delivery left to be shown by its body. */
interface Judged {
  readonly claims: readonly Claimed[];
  /** `performance.now()` when it came. */
  readonly started: number;
}

/** Without a judgement nobody signed it. */
const UNJUDGED: Judged = { claims: [], started: 0 };

/**
 * Takes deliveries: the headers of each are judged first, then its body is read, then its signature, then its shape.
 * @param url path that they are sent to
 */
export function webhookRoute(url: string, gate: Gate): Route {
  const judged = new WeakMap<FastifyRequest, Judged>();
  return {
    method: "POST",
    url,
    onRequest: async (request, reply) => {
      const started = performance.now();
      const found = judgeHeaders(request.raw, gate);
      if ("error" in found) await refuse(reply, found, gate);
      else judged.set(request, { ...found, started });
    },
    handler: async (request, reply) => receive(request.raw, reply, gate, judged.get(request) ?? UNJUDGED),
  };
}

async function receive(
  request: IncomingMessage,
  reply: FastifyReply,
  gate: Gate,
  { claims, started }: Judged,
): Promise<FastifyReply> {
  if (request.headers.expect !== undefined) reply.raw.writeContinue();
  const body = await readBody(request, gate.bodyLimit, announcedLength(request), gate.memory);
  if (body.kind === "gone") return reply.hijack();
  if (body.kind !== "read") return refuse(reply, unreadFault(body.kind, gate.bodyLimit), gate);
  // Each is tried, whichever it is: how long that takes tells nothing of who signed it.
  const [signed] = claims.filter(({ claim }) => claim.signs(body.bytes));
  body.release();
  if (signed === undefined) return refuse(reply, unsigned(), gate);
  // What is signed is committed and answered, however many others come meanwhile.
  gate.held.hold(request.socket);
  reply.raw.once("close", () => gate.held.release(request.socket));
  return take(body.bytes, signed, reply, gate, started);
}

/** What can be said of a delivery without its body: whose it claims to be, or what is wrong with it. */
function judgeHeaders(request: IncomingMessage, gate: Gate): Fault | { readonly claims: readonly Claimed[] } {
  const now = gate.clock.now();
  const faults: string[] = [];
  const claims = gate.connections().flatMap((sender) => {
    const claim = claimOf(sender.webhook, request.headersDistinct, now);
    if (typeof claim !== "string") return { sender, claim };
    faults.push(claim);
    return [];
  });
  if (claims.length === 0) return unsigned(faults[0]);
  const { "content-encoding": packed = "identity", "transfer-encoding": sent = "chunked" } = request.headers;
  if (packed.toLowerCase() !== "identity" || sent.toLowerCase() !== "chunked")
    return { reason: "encoding", status: 415, error: "the body is compressed or encoded: send it as it is" };
  return (announcedLength(request) ?? 0) > gate.bodyLimit ? unreadFault("too-large", gate.bodyLimit) : { claims };
}

function announcedLength({ headers }: IncomingMessage): number | undefined {
  return headers["content-length"] === undefined ? undefined : Number(headers["content-length"]);
}

function unsigned(error = "signature does not match OPENCX_WEBHOOK_SECRET"): Fault {
  return { reason: "signature", status: 401, error };
}

function unreadFault(refusal: Exclude<Refusal, "gone">, bodyLimit: number): Fault {
  switch (refusal) {
    case "too-large":
      return { reason: "too-large", status: 413, error: `the body is over ${bodyLimit} bytes` };
    case "too-many-chunks":
      return { reason: "too-large", status: 413, error: "the body comes in too many chunks" };
    case "busy":
      return { reason: "busy", status: 503, error: "too many deliveries are under way; try again" };
  }
}

/** Counts, logs and answers a refusal. */
function refuse(reply: FastifyReply, { reason, status, error }: Fault, { metrics, repeats }: Gate): FastifyReply {
  metrics.refused(reason);
  repeats.write({ level: "warn", message: "webhook refused", reason: error });
  return reply
    .code(status)
    .headers(status === 503 ? RETRY_AFTER : {})
    .send({ error });
}

/** A connection whose organization nobody has set takes no event of one that another connection has. */
function ownEvent(event: WebhookEvent, sender: Sender, { connections }: Gate): WebhookEvent {
  if (event.kind !== "handoffs" || sender.opencx.organizationId !== undefined) return event;
  const others = connections().flatMap(({ opencx }) => opencx.organizationId ?? []);
  return event.handoffs.some(({ organizationId }) => others.includes(organizationId)) ? FOREIGN : event;
}

/** Reads a signed body and commits its handoffs. */
async function take(
  body: Buffer,
  { sender, claim }: Claimed,
  reply: FastifyReply,
  gate: Gate,
  started: number,
): Promise<FastifyReply> {
  const { metrics, log, repeats } = gate;
  const event = ownEvent(
    readEvent(body.toString("utf8"), sender.opencx.organizationId, gate.clock.now()),
    sender,
    gate,
  );
  if (event.kind === "refused") {
    metrics.refused("body");
    if (event === FOREIGN) {
      const message = "webhook of another organization: not taken";
      repeats.write({ level: "warn", message, reason: `it is signed for the connection ${sender.name}` });
      return reply.code(400).send({ error: `${event.field}: ${event.reason}`, field: event.field });
    }
    // The same for each handoff of a list.
    const reason = event.field.replace(/\d+/g, "N");
    repeats.write({ level: "warn", message: "webhook is not a handoff", reason });
    return reply.code(400).send({ error: `${event.field}: ${event.reason}`, field: event.field });
  }
  if (event.kind === "other") {
    metrics.otherEvent(event.event);
    // Senders disable an address that keeps answering 4xx.
    return reply.send({ status: "ignored" });
  }
  if (event.odd.length > 0) gate.onOddFields(event.odd);
  const handoffs = event.handoffs.map(({ id }) => id);
  try {
    const { accepted, duplicates } = await gate.inbox.accept(event.handoffs, {
      connection: sender.name,
      source: "webhook",
      webhookId: claim.id,
    });
    const status = accepted.length > 0 ? "accepted" : "duplicate";
    metrics.webhook(status, (performance.now() - started) / 1000);
    const sessions = event.handoffs.map(({ conversationId }) => conversationId);
    log.info({ webhook: claim.id, handoffs, sessions, duplicates }, "webhook accepted");
    return await reply.code(202).send({ status, handoffs });
  } catch (thrown) {
    metrics.refused("inbox");
    const message = "webhook not taken: the inbox does not answer";
    const fields = failureFields(thrown);
    repeats.write({ level: "error", message, reason: String(fields.code ?? fields.error), fields });
    // The sender tries again; nothing was committed, or the same handoff will be found there.
    return await reply.code(503).headers(RETRY_AFTER).send({ error: "the inbox does not answer; try again" });
  }
}
