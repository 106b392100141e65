import type { ServerResponse } from "node:http";
import type { FastifyInstance } from "fastify";
import type { LocalDataverse } from "../../LocalPlatform/dataverse/contract";

/** Proxies and sleeping laptops drop connections that stay silent. */
const HEARTBEAT_MS = 15_000;
/** Pages that listen at once: far more than tabs are open, and few enough that the server answers others, too. */
const MOST_LISTENING = 128;
/** Bytes that wait for a page which reads none, as one that the browser has put to sleep; 64 KiB. */
const MOST_WAITING = 65_536;

/** Whom the writes are told. The one that listens longest ends for the 129th: its page asks again when it is awake. */
class Listening {
  private readonly responses = new Set<ServerResponse>();

  add(response: ServerResponse): void {
    this.responses.add(response);
    response.once("close", () => this.responses.delete(response));
    const [first] = this.responses;
    if (this.responses.size > MOST_LISTENING) first?.destroy();
  }

  tell(text: string): void {
    for (const response of this.responses) {
      if (response.writableLength > MOST_WAITING) response.destroy();
      else response.write(text);
    }
  }

  end(): void {
    for (const response of this.responses) response.end();
  }
}

/**
 * `GET /workbench/events`: one server-sent event `{ table, id }` per committed write in Dataverse. Who does not read
 * them is let go: a page asks again, and looks at everything anew.
 */
export function registerLiveUpdates(server: FastifyInstance, dataverse: Pick<LocalDataverse, "onWrite">): void {
  const listening = new Listening();
  const stop = dataverse.onWrite((table, id) => listening.tell(`data: ${JSON.stringify({ table, id })}\n\n`));
  const heartbeat = setInterval(() => listening.tell(": still here\n\n"), HEARTBEAT_MS);
  server.get("/workbench/events", { exposeHeadRoute: false }, (_request, reply) => {
    void reply.hijack();
    const response = reply.raw;
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    response.write("retry: 1000\n\n");
    listening.add(response);
  });
  server.addHook("preClose", (done) => {
    clearInterval(heartbeat);
    stop();
    listening.end();
    done();
  });
}
