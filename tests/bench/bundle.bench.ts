import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import type { Comparison } from "./measure";

/** What a rep's browser downloads for the control, beside the budget of 64 KB gzip. */
export async function bundleBench(): Promise<readonly Comparison[]> {
  const bundle = await readFile("out/controls/OpenCXTranscriptControl/bundle.js");
  return [
    {
      what: "control bundle, gzip",
      unit: "bytes",
      ours: gzipSync(bundle, { level: 9 }).length,
      beside: "budget",
      theirs: 64 * 1024,
      moreIsBetter: false,
    },
  ];
}
