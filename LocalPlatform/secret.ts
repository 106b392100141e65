import { createHash } from "node:crypto";

/**
 * A secret of the local servers: 32 bytes, the same at each start, so that a service set up against them outlives their
 * restart as it outlives that of the real ones. They guard nothing: the servers listen on loopback and hold
 * demonstration data alone.
 */
export function localSecret(name: string): Buffer {
  return createHash("sha256").update(`opencx local platform/${name}`).digest();
}
