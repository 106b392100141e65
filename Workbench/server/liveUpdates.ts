import type { ServerResponse } from "node:http";
import type { FastifyInstance } from "fastify";
import type { LocalDataverse } from "../../LocalPlatform/dataverse/contract";

/** Proxies and sleeping laptops drop connections that stay silent. */
const HEARTBEAT_MS = 15_000;

/** `GET /workbench/events`: one server-sent event `{ table, id }` per committed write in Dataverse. */
export function registerLiveUpdates(server: FastifyInstance, dataverse: LocalDataverse): void {
  const listening = new Set<ServerResponse>();
  const stop = dataverse.onWrite((table, id) => {
    for (const response of listening) response.write(`data: ${JSON.stringify({ table, id })}\n\n`);
  });
  const heartbeat = setInterval(() => {
    for (const response of listening) response.write(": still here\n\n");
  }, HEARTBEAT_MS);
  server.get("/workbench/events", (request, reply) => {
    void reply.hijack();
    const response = reply.raw;
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    response.write("retry: 1000\n\n");
    listening.add(response);
    request.raw.on("close", () => listening.delete(response));
  });
  server.addHook("preClose", (done) => {
    clearInterval(heartbeat);
    stop();
    for (const response of listening) response.end();
    done();
  });
}
