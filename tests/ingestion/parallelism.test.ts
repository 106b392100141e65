import { Parallelism } from "../../Ingestion/http/pace/parallelism";

test.each<[string | undefined, number | undefined, number]>([
  [undefined, undefined, 16],
  [undefined, 4, 4],
  ["8", undefined, 8],
  ["8", 4, 4],
  ["8", 20, 8],
  ["500", undefined, 50],
  ["0", undefined, 16],
  ["-3", undefined, 16],
  ["2.5", undefined, 16],
  ["many", undefined, 16],
])("a recommendation of %s and a cap of %s are %i handoffs at the same time", (hint, cap, expected) => {
  const parallelism = new Parallelism(cap);
  parallelism.learn(new Headers(hint === undefined ? {} : { "x-ms-dop-hint": hint }));
  parallelism.learn(new Headers());
  expect(parallelism.concurrency()).toBe(expected);
});
