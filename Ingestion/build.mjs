// The ingestion service as one module, out/ingestion/cli.mjs, which Node runs beside node_modules.
import { bundleNode } from "../scripts/bundle.mjs";

/**
 * What runs before any package is loaded. Loading them makes V8's young memory 16 MB large, and there it would stay: so
 * it may not grow from the start. `--max-semi-space-size` does the same, but only whoever starts Node can give it.
 */
const FIRST = 'import { setFlagsFromString } from "node:v8"; setFlagsFromString("--semi-space-growth-factor=1");';

/** Bundles the service. @returns {Promise<void>} */
export function build() {
  return bundleNode("Ingestion/cli.ts", "out/ingestion/cli.mjs", FIRST);
}
