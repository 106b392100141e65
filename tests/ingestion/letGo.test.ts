import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { letGo } from "../../Ingestion/webhook/letGo";

const MEGABYTE = 1_048_576;

test("the memory of bytes that nobody reads any more is free before it is collected", () => {
  // What other tests have left is collected first: it would count as freed meanwhile. It is let go of by the second time.
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  for (const _ of [1, 2]) collect();
  const before = process.memoryUsage().arrayBuffers;
  const bytes = Array.from({ length: 200 }, () => Buffer.alloc(65_536));
  expect(process.memoryUsage().arrayBuffers - before).toBeGreaterThan(12 * MEGABYTE);
  for (const each of bytes) letGo(each.subarray(60_000));
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(MEGABYTE);
});

test("small bytes share their memory with others, and keep it", () => {
  const [one, other] = [Buffer.from("one"), Buffer.from("other")];
  letGo(one);
  expect(other.toString()).toBe("other");
});
