import { readZip, writeZip } from "../../Solution/zip";
import { smallestDeflate } from "../../Solution/zip/smallest";

const text = new TextEncoder().encode(
  Array.from({ length: 2_000 }, (_, index) => `line ${(index * 7_919) % 1_009}`).join("\n"),
);
const noise = Uint8Array.from({ length: 3_000 }, (_, index) => (index * index * 2_654_435_761) >>> 24);

test("what is packed smallest unpacks to the same, in fewer bytes than packed quickly", async () => {
  const parts = new Map([
    ["empty", new Uint8Array()],
    ["one", Uint8Array.of(7)],
    ["noise", noise],
    ["text", text],
  ]);
  const smallest = writeZip(parts, await smallestDeflate());
  expect([...readZip(smallest, "smallest.zip")].sort()).toEqual([...parts].sort());
  expect(smallest.length).toBeLessThan(writeZip(parts).length);
});

test("nothing stays behind in the process that a fault elsewhere would meet", async () => {
  const heard = (): unknown =>
    ["uncaughtException", "unhandledRejection"].map((event) => process.rawListeners(event as "exit"));
  const before = heard();
  jest.resetModules();
  await (await import("../../Solution/zip/smallest")).smallestDeflate();
  expect(heard()).toEqual(before);
});
