import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const LOOK_EVERY_MS = 250;
const PATIENCE_MS = 600_000;

/**
 * Resolves once somebody listens at the address, after ten minutes, or when the signal aborts. Never rejects: what is
 * sent there afterwards tells the rest.
 * @param onWait told once, when nobody listens yet
 */
export async function untilListening(address: string, onWait: () => void, signal: AbortSignal): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  for (let looks = 0; Date.now() < end && !signal.aborted; looks += 1) {
    if (await isListening(new URL(address))) return;
    if (looks === 0) onWait();
    await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}

async function isListening({ hostname, port, protocol }: URL): Promise<boolean> {
  const number = Number(port) || (protocol === "https:" ? 443 : 80);
  const socket = connect({ host: hostname.replace(/^\[|\]$/g, ""), port: number });
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
