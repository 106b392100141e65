// TypeScript entry -> one ES module that Node runs. Packages stay outside the bundle: they are installed.
import { renameSync } from "node:fs";
import { build } from "esbuild";

/**
 * Bundles one of our Node entries.
 * @param {string} entry path of the TypeScript file from the project's root
 * @param {string} outfile path of the module to write, ending .mjs
 */
export async function bundleNode(entry, outfile) {
  // Written aside and moved: a second process starting the same entry must never read half a file.
  const aside = outfile.replace(/\.mjs$/, `.${process.pid}.mjs`);
  await build({
    entryPoints: [entry],
    outfile: aside,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    sourcemap: "inline",
    sourcesContent: false,
    logLevel: "warning",
  });
  renameSync(aside, outfile);
}
