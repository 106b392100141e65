import { readCalls } from "../../LocalPlatform/opencx/calls";
import type { CallFile, LocalOpenCX } from "../../LocalPlatform/opencx/contract";

/** What makes fresh copies of the sample calls, loaded, one sample after the other. */
export async function freshCalls(opencx: LocalOpenCX): Promise<(count: number) => readonly CallFile[]> {
  const samples = await readCalls("LocalPlatform/calls");
  let made = 0;
  return (count) =>
    Array.from({ length: count }, () => {
      const sample = samples[made++ % samples.length];
      if (sample === undefined) throw new Error("no sample calls in LocalPlatform/calls");
      return opencx.callIn(sample);
    });
}
