// The ingestion service as one module, out/ingestion/cli.mjs, which Node runs beside node_modules.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ensureInstalled } from "./install.mjs";

/** Bundles the service. @returns {Promise<string>} path of the module, from the project's root */
export async function buildService() {
  ensureInstalled();
  const { bundleNode } = await import("./bundle.mjs");
  const outfile = "out/ingestion/cli.mjs";
  await bundleNode("Ingestion/cli.ts", outfile);
  return outfile;
}

if (path.resolve(process.argv[1] ?? "") === fileURLToPath(import.meta.url)) {
  process.stdout.write(`${await buildService()}\n`);
}
