// The ingestion service as one module, out/ingestion/cli.mjs, which Node runs beside node_modules.
import { bundleNode } from "../scripts/bundle.mjs";

/** Bundles the service. @returns {Promise<void>} */
export function build() {
  return bundleNode("Ingestion/cli.ts", "out/ingestion/cli.mjs");
}
