import { readFileSync } from "node:fs";
import type { Duplex } from "node:stream";

/** Files and sockets that the inbox, the other sides and Node itself need. */
const KEPT_FOR_OTHERS = 192;
/** A proxy in front keeps a few dozen; each may hold 64 KiB that wait for their turn, and as much again in Node. */
const MOST = 128;
/** Where a system has no `/proc`: the usual limit. */
const USUAL_FILES = 1_024;

/** Most connections that this process may hold at once without running out of files. */
export function mostConnections(): number {
  return Math.max(16, Math.min(MOST, openFilesLimit() - KEPT_FOR_OTHERS));
}

function openFilesLimit(): number {
  try {
    const limit = /^Max open files +(\d+|unlimited)/m.exec(readFileSync("/proc/self/limits", "utf8"))?.[1];
    return limit === "unlimited" ? Number.POSITIVE_INFINITY : Number(limit ?? USUAL_FILES);
  } catch {
    return USUAL_FILES;
  }
}

/**
 * The connections that are open. When there are too many, the one that has gone longest without a proven sender's
 * request ends for the new one: who holds connections open shuts nobody out.
 */
export class ConnectionLimit {
  /** Longest silent first. */
  private readonly open = new Set<Duplex>();
  private readonly held = new Set<Duplex>();
  private isClosing = false;

  /** @param most beyond it, room is made */
  public constructor(private readonly most: number) {}

  public add(socket: Duplex): void {
    this.open.add(socket);
    socket.once("close", () => {
      this.open.delete(socket);
      this.held.delete(socket);
    });
    if (this.open.size > this.most) this.longestSilent()?.destroy();
  }

  /** A proven sender waits for its answer here: this one stays. */
  public hold(socket: Duplex): void {
    this.held.add(socket);
  }

  public release(socket: Duplex): void {
    this.held.delete(socket);
    if (this.isClosing) socket.destroy();
    else if (this.open.delete(socket)) this.open.add(socket);
  }

  /** Ends all but those that are held, and these when they are released. */
  public close(): void {
    this.isClosing = true;
    for (const socket of this.open) if (!this.held.has(socket)) socket.destroy();
  }

  private longestSilent(): Duplex | undefined {
    for (const socket of this.open) if (!this.held.has(socket) && !socket.destroyed) return socket;
    return undefined;
  }
}
