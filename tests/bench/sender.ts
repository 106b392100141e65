import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { parentPort, Worker } from "node:worker_threads";
import type { OpenCXHandoffEvent } from "../../LocalPlatform/opencx/contract";
import { WebhookSender } from "../../LocalPlatform/opencx/webhookSender";

interface Sending {
  readonly secret: string;
  readonly events: readonly OpenCXHandoffEvent[];
  readonly target: string;
  readonly atOnce: number;
}

/** How long a target took for events. */
export interface Accepted {
  /** Milliseconds until each event had its 2xx. */
  readonly times: readonly number[];
  /** Until the last of all had it. */
  readonly seconds: number;
}

/**
 * Sends events until each has its 2xx. From a thread of its own: in the one where the local Dataverse lives, its work
 * would be counted as the service's.
 * @param atOnce how many are under way at once
 * @throws Error when one is answered anything else
 */
export async function accepted(
  secret: string,
  events: readonly OpenCXHandoffEvent[],
  target: string,
  atOnce = 1,
): Promise<Accepted> {
  // The benchmark is one file, and this thread runs it too: main.ts sees to it.
  const thread = new Worker(fileURLToPath(import.meta.url));
  thread.postMessage({ secret, events, target, atOnce } satisfies Sending);
  const [result] = (await once(thread, "message")) as [Accepted];
  await thread.terminate();
  return result;
}

/** The sending thread's own work: one order, one answer. */
export async function send(): Promise<void> {
  if (parentPort === null) throw new Error("this is not the sending thread");
  const [{ secret, events, target, atOnce }] = (await once(parentPort, "message")) as [Sending];
  const sender = new WebhookSender({ secret });
  const times: number[] = [];
  // A sender keeps its connections: opening the first is not what is measured.
  await (await fetch(target)).arrayBuffer();
  let next = 0;
  const one = async (): Promise<void> => {
    for (let event = events[next++]; event !== undefined; event = events[next++]) {
      const started = performance.now();
      const [delivery] = await sender.deliver(event, target);
      if (delivery === undefined || delivery.status >= 300)
        throw new Error(`a handoff was answered ${delivery?.status ?? "nothing"}`);
      times.push(performance.now() - started);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: atOnce }, one));
  parentPort.postMessage({ times, seconds: (performance.now() - began) / 1000 } satisfies Accepted);
}
