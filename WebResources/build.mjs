// Form scripts -> JavaScript web resources, as Dataverse takes them: one classic script each, syntax of ES2018 at most
// (the Solution Checker's limit).
import { copyFile, mkdir } from "node:fs/promises";
import path from "node:path";
import * as esbuild from "esbuild";
import notices from "../scripts/notices/bundledPackages.cjs";

/** Each script: its TypeScript entry, the web resource's name, and the global that its handlers are reached by. */
const scripts = [
  { entry: "WebResources/caseForm/caseForm.ts", name: "opencx_/scripts/caseform.js", global: "OpenCX.CaseForm" },
  { entry: "WebResources/ribbon/ribbon.ts", name: "opencx_/scripts/ribbon.js", global: "OpenCX.Ribbon" },
];

/** What is shipped as it stands: its file, and the web resource's name. */
const files = [{ file: "WebResources/icons/opensession.svg", name: "opencx_/icons/opensession.svg" }];

/** Builds every script into out/webresources under its web resource name, and notes down whose code is in them. */
export async function build() {
  const bundled = [];
  for (const { entry, name, global } of scripts) {
    const { metafile } = await esbuild.build({
      entryPoints: [entry],
      outfile: `out/webresources/${name}`,
      bundle: true,
      platform: "browser",
      format: "iife",
      globalName: global,
      target: "es2018",
      minify: true,
      // Arabic and accents as escapes: what serves the script decides its encoding, and a wrong guess would garble the
      // texts.
      charset: "ascii",
      legalComments: "none",
      logLevel: "warning",
      metafile: true,
    });
    for (const { inputs } of Object.values(metafile.outputs))
      bundled.push(...Object.keys(inputs).filter((file) => inputs[file].bytesInOutput > 0));
  }
  for (const { file, name } of files) {
    const target = `out/webresources/${name}`;
    await mkdir(path.dirname(target), { recursive: true });
    await copyFile(file, target);
  }
  notices.noteBundled("webresources", bundled);
}
