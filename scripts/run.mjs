// Runs one of the commands of rooms.json, or a TypeScript entry: `node scripts/run.mjs ingestion serve`.
// Bundling the entry takes about 0.1 s, so what runs is never older than its source.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ensureInstalled } from "./install/install.mjs";
import { commands } from "./rooms.mjs";

await ensureInstalled();
const { bundleNode } = await import("./bundle.mjs");

const rest = process.argv.slice(2);
const named = rest.shift();
// A command of rooms.json, or an entry itself, as tests give it.
const { entry, build: products } = commands[named] ?? { entry: named, build: [] };
if (entry === undefined) {
  process.stderr.write(`usage: node scripts/run.mjs ${Object.keys(commands).join("|")}|ENTRY.ts [arguments]\n`);
  process.exit(2);
}
if (products.length > 0) {
  const { buildOrExit } = await import("./build.mjs");
  await buildOrExit(products, (line) => process.stderr.write(`${line}\n`));
}
const outfile = path.resolve("out/dev", entry.replace(/\.ts$/, ".mjs"));
try {
  await bundleNode(entry, outfile);
} catch (error) {
  // esbuild has shown file and line already.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
// The entry sees the command line it would see if it had been run itself.
process.argv = [process.argv[0], outfile, ...rest];
await import(pathToFileURL(outfile).href);
