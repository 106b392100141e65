import type { FastifyInstance } from "fastify";
import { parseCall } from "../../LocalPlatform/opencx/callSchema";
import type { CallFile, LocalOpenCX } from "../../LocalPlatform/opencx/contract";

/** What "Call in" stands on. */
export interface CallInOptions {
  readonly opencx: LocalOpenCX;
  /** `http://127.0.0.1:PORT` of the ingestion service, no trailing slash. */
  readonly ingestionUrl: string;
  /** Calls that are offered. */
  readonly calls: readonly CallFile[];
}

/** What the page sends: one of the offered calls by its session id, or a whole call. */
interface CallInBody {
  readonly sessionId?: unknown;
  readonly call?: unknown;
}

/**
 * `POST /workbench/call-in`: a fresh copy of a call is handed off now, through OpenCX's signed webhook to the ingestion
 * service. 202 `{ sessionId }` once ingestion took it; 400 for a call that is none; 502 when ingestion refused or did
 * not answer.
 */
export function registerCallIn(server: FastifyInstance, { opencx, ingestionUrl, calls }: CallInOptions): void {
  server.post<{ Body: CallInBody | null }>("/workbench/call-in", async (request, reply) => {
    const chosen = chooseCall(request.body ?? {}, calls);
    if (typeof chosen === "string") return reply.code(400).send({ message: chosen });
    const fresh = opencx.callIn(chosen);
    const deliveries = await opencx.deliver(fresh, `${ingestionUrl}/webhooks/opencx`);
    const last = deliveries.at(-1);
    if (last === undefined || last.status < 200 || last.status > 299) {
      const answer = last === undefined || last.status === 0 ? "did not answer" : `answered ${last.status}`;
      return reply.code(502).send({ message: `Ingestion at ${ingestionUrl} ${answer}: the handoff was not taken.` });
    }
    return reply.code(202).send({ sessionId: fresh.session.id });
  });
}

function chooseCall(body: CallInBody, calls: readonly CallFile[]): CallFile | string {
  if (body.call !== undefined) {
    const parsed = parseCall(body.call);
    return "call" in parsed
      ? parsed.call
      : `call: ${parsed.problems.map((found) => `${found.field} ${found.problem}`).join("; ")}`;
  }
  const wanted = body.sessionId === undefined ? calls[0] : calls.find((call) => call.session.id === body.sessionId);
  return wanted ?? "sessionId: no call with this session id is offered; GET /workbench/session lists them";
}
