// TypeScript entry -> one ES module that Node runs. Packages stay outside the bundle: they are installed.
import { renameSync } from "node:fs";
import { build, formatMessages } from "esbuild";
import { error } from "./terminal.mjs";

/**
 * Bundles one of our Node entries.
 * @param {string} entry path of the TypeScript file from the project's root
 * @param {string} outfile path of the module to write, ending .mjs
 */
export async function bundleNode(entry, outfile) {
  // Written aside and moved: a second process starting the same entry must never read half a file.
  const aside = outfile.replace(/\.mjs$/, `.${process.pid}.mjs`);
  const { warnings } = await build({
    entryPoints: [entry],
    outfile: aside,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    sourcemap: "inline",
    sourcesContent: false,
    // Its words name files: they are said by our hand, those of a failure by whoever catches it.
    logLevel: "silent",
  });
  for (const line of await formatMessages(warnings, { kind: "warning", color: false })) error(line);
  renameSync(aside, outfile);
}
