import { createHash } from "node:crypto";
import type { Deflate } from "./write";

/** More of them save a few dozen bytes of the whole zip, and each costs a tenth of a second. */
const ITERATIONS = 5;

/**
 * From this many bytes on a content gets blocks with codes of their own: 3 % of the control's bundle. To look for them
 * in short or repetitive content takes up to a second, for a few bytes or none.
 */
const BLOCKS_FROM = 150_000;

/** What the compiler of the module adds to whoever loads it: a fault anywhere else would end in its words. */
const ADDED_LISTENERS = ["uncaughtException", "unhandledRejection"] as const;

/**
 * Zopfli: 6 % less than the best of the usual packers, in a hundred times their time, so for what is shipped alone. The
 * same content gives the same bytes wherever it runs, and is packed once: the two kinds of a solution share nearly all.
 */
export async function smallestDeflate(): Promise<Deflate> {
  const deflate = await loaded();
  const known = new Map<string, Uint8Array>();
  return (content) => {
    const key = createHash("sha256").update(content).digest("base64");
    const packed = known.get(key) ?? deflate(content);
    known.set(key, packed);
    return packed;
  };
}

async function loaded(): Promise<Deflate> {
  const before = ADDED_LISTENERS.map((event) => process.rawListeners(event));
  const { deflate } = await import("@gfx/zopfli");
  ADDED_LISTENERS.forEach((event, index) => {
    for (const listener of process.rawListeners(event))
      if (before[index]?.includes(listener) !== true) process.off(event, listener as () => void);
  });
  // Its first answer comes when it is ready; from then on it answers before it returns.
  await new Promise((ready) => deflate(new Uint8Array(), {}, ready));
  return (content) => {
    let packed = new Uint8Array();
    const options = { numiterations: ITERATIONS, blocksplitting: content.length >= BLOCKS_FROM };
    deflate(content, options, (_, bytes) => (packed = new Uint8Array(bytes)));
    return packed;
  };
}
