import type { IncomingMessage } from "node:http";
import { letGo } from "./letGo";

/** Bytes of memory that bodies may take, over all connections, before anybody is known to have signed them. */
const MOST_UNVERIFIED = 4 * 1_048_576;
/** Share of it that bodies may take which outgrow their first piece; the rest is for handoffs of the usual size. */
const SHARE_OF_LARGE = 0.75;
/** First piece of memory for a body: a handoff is about a kilobyte. */
const FIRST_PIECE = 4_096;
/** How many times as large the next piece is: what it replaces is garbage that stands for a while. */
const GROWTH = 4;
/** Chunks of a body. A sender that writes its JSON token by token has some hundreds. */
const MOST_CHUNKS = 2_048;

/**
 * Why a body was not read:
 * - `too-large`: it is over the limit.
 * - `too-many-chunks`: it came in more of them than anybody needs.
 * - `busy`: too many bodies are under way.
 * - `gone`: its sender is, or the time for it is over.
 */
export type Refusal = "too-large" | "too-many-chunks" | "busy" | "gone";

/** What became of reading a body; `release` it once its sender is known, or refused. */
export type BodyRead = { readonly kind: "read"; readonly bytes: Buffer; release(): void } | { readonly kind: Refusal };

/** The memory that unverified bodies share. */
export class UnverifiedBytes {
  private taken = 0;

  /** @param isFirst whether it is for a body's first piece */
  public take(bytes: number, isFirst: boolean): boolean {
    if (this.taken + bytes > MOST_UNVERIFIED * (isFirst ? 1 : SHARE_OF_LARGE)) return false;
    this.taken += bytes;
    return true;
  }

  public giveBack(bytes: number): void {
    this.taken -= bytes;
  }
}

/**
 * Reads a body into one buffer, which grows with what has come: a length that is only announced takes no memory.
 * @param limit most bytes of the body
 * @param announced its `content-length`; absent: it comes in chunks
 */
export function readBody(
  request: IncomingMessage,
  limit: number,
  announced: number | undefined,
  memory: UnverifiedBytes,
): Promise<BodyRead> {
  const most = Math.min(limit, announced ?? limit);
  const first = Math.min(most, FIRST_PIECE);
  if (!memory.take(first, true)) return Promise.resolve({ kind: "busy" });
  let buffer = Buffer.allocUnsafeSlow(first);
  let length = 0;
  let chunks = 0;
  return new Promise((resolve) => {
    const onClose = (): void => fail("gone");
    const stopListening = (): void => {
      request.off("data", onData).off("end", onEnd).off("close", onClose);
    };
    const release = (): void => memory.giveBack(buffer.length);
    const fail = (kind: Refusal): void => {
      stopListening();
      request.pause();
      release();
      letGo(buffer);
      resolve({ kind });
    };
    /** @returns what keeps this chunk out, if anything does */
    const put = (chunk: Buffer): Refusal | undefined => {
      chunks += 1;
      const wanted = length + chunk.length;
      if (wanted > limit) return "too-large";
      if (chunks > MOST_CHUNKS) return "too-many-chunks";
      if (wanted > buffer.length) {
        const size = Math.min(most, Math.max(wanted, buffer.length * GROWTH));
        if (!memory.take(size - buffer.length, false)) return "busy";
        const grown = Buffer.allocUnsafeSlow(size);
        buffer.copy(grown, 0, 0, length);
        letGo(buffer);
        buffer = grown;
      }
      chunk.copy(buffer, length);
      length = wanted;
      return undefined;
    };
    const onData = (chunk: Buffer): void => {
      const refusal = put(chunk);
      if (refusal !== undefined) fail(refusal);
    };
    const onEnd = (): void => {
      stopListening();
      resolve({ kind: "read", bytes: buffer.subarray(0, length), release });
    };
    request.on("data", onData).once("end", onEnd).once("close", onClose);
  });
}
