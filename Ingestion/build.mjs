// The ingestion service as out/ingestion/cli.mjs, which Node runs beside node_modules.
import { renameSync, writeFileSync } from "node:fs";
import { bundleNode } from "../scripts/bundle.mjs";

/**
 * What Node is started with. Loading the packages makes V8's young memory 16 MB large, of which a crowd's garbage then
 * stands until it is full: so it may not grow from the start, which is before they are loaded, and a module's packages
 * are loaded before its own text runs. `--max-semi-space-size` does the same, but only whoever starts Node can give it.
 */
const FIRST = `#!/usr/bin/env node
import { setFlagsFromString } from "node:v8";
setFlagsFromString("--semi-space-growth-factor=1");
// Whoever has settings read again need not know how far the start is: it reads the new ones anyway.
if (["serve", "work"].includes(process.argv[2])) process.on("SIGHUP", () => undefined);
await import("./service.mjs");
`;

/** Bundles the service. @returns {Promise<void>} */
export async function build() {
  await bundleNode("Ingestion/cli.ts", "out/ingestion/service.mjs");
  const aside = `out/ingestion/cli.${process.pid}.mjs`;
  writeFileSync(aside, FIRST);
  renameSync(aside, "out/ingestion/cli.mjs");
}
