// TypeScript entry -> one ES module that Node runs. Packages stay outside the bundle: they are installed.
import { readFileSync, renameSync } from "node:fs";
import { createRequire, isBuiltin } from "node:module";
import path from "node:path";
import { build, formatMessages } from "esbuild";
import { error } from "./terminal.mjs";

/**
 * Packages are read by `require` where they can be: Node's loader of ES modules takes longer over the same text, and looks
 * through CommonJS for names before it runs it. @azure/identity: 0.18 s of processor time, 0.31 by `import`.
 * @type {import("esbuild").Plugin}
 */
const requiredPackages = {
  name: "required-packages",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) => {
      if (kind === "entry-point") return undefined;
      return isBuiltin(name) || !isRequirable(name) ? { external: true } : { path: name, namespace: "required" };
    });
    onLoad({ filter: /.*/, namespace: "required" }, ({ path: name }) => ({
      contents: `module.exports = requirePackage(${JSON.stringify(name)});`,
    }));
  },
};

/** What the modules above call. */
const FIRST = `import { createRequire as requirerOf } from "node:module";
const requirePackage = requirerOf(import.meta.url);`;

const { resolve } = createRequire(import.meta.url);

/** Whether a package has an entry for `require`, and that is no ES module. */
function isRequirable(/** @type {string} */ name) {
  try {
    return isCommonJs(resolve(name));
  } catch {
    // It has one for `import` alone; or is not there, which Node says better.
    return false;
  }
}

/** As Node tells what `require` may read of what waits for nothing while it is loaded. */
function isCommonJs(/** @type {string} */ file) {
  if (!file.endsWith(".js")) return file.endsWith(".cjs");
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    try {
      return JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")).type !== "module";
    } catch {
      if (folder === path.dirname(folder)) return true;
    }
  }
}

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
    plugins: [requiredPackages],
    banner: { js: FIRST },
    sourcemap: "inline",
    sourcesContent: false,
    // Its words name files: they are said by our hand, those of a failure by whoever catches it.
    logLevel: "silent",
  });
  for (const line of await formatMessages(warnings, { kind: "warning", color: false })) error(line);
  renameSync(aside, outfile);
}
