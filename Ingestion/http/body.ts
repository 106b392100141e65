/** A body as far as it was read. */
export interface Body {
  readonly text: string;
  /** Whether there is more of it. */
  readonly clipped: boolean;
}

/** Bytes that a body of unknown length is first given room for. */
const FIRST_ROOM = 16_384;

/**
 * The body of an answer, of at most so many bytes, counted as they are when inflated: a few kilobytes of gzip can be a
 * gigabyte. What is announced as longer is not read at all. Reading ends with the connection, so that nobody goes on
 * sending.
 *
 * `fetch` forgets its signal once its own request object is garbage collected, so a body that stopped half way would
 * hold a worker for ever; here the time limit ends the reading itself.
 * @param until aborted when the time for it is over
 * @throws when it is
 */
export async function bodyText(response: Response, limit: number, until: AbortSignal): Promise<Body> {
  const reader = response.body?.getReader() as ReadableStreamDefaultReader<Uint8Array> | undefined;
  if (reader === undefined) return { text: "", clipped: false };
  const stop = (): void => void reader.cancel().catch(() => undefined);
  const announced = Number(response.headers.get("content-length") ?? 0);
  if (announced > limit && response.ok) {
    stop();
    return { text: "", clipped: true };
  }
  until.addEventListener("abort", stop);
  try {
    // One buffer that grows: a body in pieces of a byte would take a hundred times its length if each were kept.
    let room = new Uint8Array(FIRST_ROOM);
    let length = 0;
    for (;;) {
      const { done, value } = await reader.read();
      // Cancelled, the body ends as if it were whole.
      until.throwIfAborted();
      if (done) return { text: textOf(room.subarray(0, length)), clipped: false };
      const part = value.subarray(0, limit - length);
      if (length + part.length > room.length) room = grown(room, Math.min(limit, 2 * (length + part.length)));
      room.set(part, length);
      length += part.length;
      if (part.length < value.length) {
        stop();
        return { text: textOf(room.subarray(0, length)), clipped: true };
      }
    }
  } finally {
    until.removeEventListener("abort", stop);
  }
}

function grown(bytes: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  const longer = new Uint8Array(length);
  longer.set(bytes);
  return longer;
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
