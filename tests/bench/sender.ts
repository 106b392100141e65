import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { parentPort, Worker } from "node:worker_threads";
import type { OpenCXHandoffEvent } from "../../LocalPlatform/opencx/contract";
import { WebhookSender } from "../../LocalPlatform/opencx/webhookSender";

interface Sending {
  readonly secret: string;
  readonly events: readonly OpenCXHandoffEvent[];
  readonly target: string;
}

/**
 * Milliseconds until each event has its 2xx, one after the other. Sent from a thread of its own: in the one where the
 * local Dataverse lives, its work would be counted as the service's.
 * @throws Error when one is answered anything else
 */
export async function acceptanceTimes(
  secret: string,
  events: readonly OpenCXHandoffEvent[],
  target: string,
): Promise<readonly number[]> {
  // The benchmark is one file, and this thread runs it too: main.ts sees to it.
  const thread = new Worker(fileURLToPath(import.meta.url));
  thread.postMessage({ secret, events, target } satisfies Sending);
  const [times] = (await once(thread, "message")) as [readonly number[]];
  await thread.terminate();
  return times;
}

/** The sending thread's own work: one order, one answer. */
export async function send(): Promise<void> {
  if (parentPort === null) throw new Error("this is not the sending thread");
  const [{ secret, events, target }] = (await once(parentPort, "message")) as [Sending];
  const sender = new WebhookSender({ secret });
  const times: number[] = [];
  // A sender keeps its connection: opening it is not what is measured.
  await (await fetch(target)).arrayBuffer();
  for (const event of events) {
    const started = performance.now();
    const [delivery] = await sender.deliver(event, target);
    if (delivery === undefined || delivery.status >= 300)
      throw new Error(`a handoff was answered ${delivery?.status ?? "nothing"}`);
    times.push(performance.now() - started);
  }
  parentPort.postMessage(times);
}
