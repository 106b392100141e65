// The solution's zips -> out/solution, checked: what `npm run solution` packs.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { bundleNode } from "../scripts/bundle.mjs";

/** Packs the zips; rejects with the checks' words when one of them is wrong. */
export async function build() {
  const packer = "out/dev/Solution/build.mjs";
  await bundleNode("Solution/cli.ts", packer);
  await promisify(execFile)(process.execPath, [packer, "pack"]);
}
