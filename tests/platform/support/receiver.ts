import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { guarded } from "../../../LocalPlatform/loopback/server";
import type { OpenCXHandoffEvent } from "../../../LocalPlatform/opencx/contract";

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** The event of a delivery whose signature holds. @throws WebhookVerificationError when it does not */
export function verifiedEvent({ headers, body }: Received, secret: string): OpenCXHandoffEvent {
  const texts = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  return new Webhook(secret).verify(body, texts) as OpenCXHandoffEvent;
}

/** What the receiver answers. */
export type Answer =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  /** Breaks the connection. */
  | "reset";

/**
 * A webhook endpoint that answers as scripted (the last answer holds for all that follows) and keeps what it received.
 */
export async function startReceiver(
  answers: readonly Answer[],
): Promise<{ readonly url: string; readonly received: readonly Received[]; close(): Promise<void> }> {
  const received: Received[] = [];
  const server = createServer(
    guarded((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const answer = answers[Math.min(received.length, answers.length - 1)] ?? { status: 200 };
        received.push({ headers: request.headers, body: Buffer.concat(chunks).toString("utf8") });
        if (answer === "reset") request.socket.resetAndDestroy();
        else response.writeHead(answer.status, answer.headers).end(answer.body ?? "");
      });
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/opencx`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
