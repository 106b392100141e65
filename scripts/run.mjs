// Runs one of our TypeScript entries: `node scripts/run.mjs Ingestion/cli.ts serve`. Bundling takes about 0.1 s, so nothing can be stale.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ensureInstalled } from "./install.mjs";

ensureInstalled();
const { bundleNode } = await import("./bundle.mjs");
const entry = process.argv[2];
if (entry === undefined) throw new Error("usage: node scripts/run.mjs ENTRY.ts [arguments]");
const outfile = path.resolve("out/dev", entry.replace(/\.ts$/, ".mjs"));
await bundleNode(entry, outfile);
process.argv.splice(1, 2, outfile);
await import(pathToFileURL(outfile).href);
