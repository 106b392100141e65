import { MessageChannel } from "node:worker_threads";

/** Smaller ones are not worth it: the next collection of young memory takes them. */
const LARGE = 16_384;

const closed = new MessageChannel().port1;
closed.close();

/**
 * Frees the memory of bytes that nobody reads any more at once, theirs and that of what shares it: as garbage it stands
 * until old memory is collected, and a crowd's came to 25 MB. What is handed to a port that is closed is dropped.
 */
export function letGo({ buffer }: Buffer): void {
  if (buffer.byteLength >= LARGE && buffer instanceof ArrayBuffer) closed.postMessage(undefined, [buffer]);
}
