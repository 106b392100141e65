import { letGo } from "../../Ingestion/webhook/letGo";

const MEGABYTE = 1_048_576;

test("the memory of bytes that nobody reads any more is free before it is collected", () => {
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
