// What Microsoft's .NET build of OpenCXTranscriptControl.pcfproj gives to `npm run build` and `npm run clean`.
import path from "node:path";

/** Where the control is built, which pcfconfig.json and the project's OutputPath say too. */
const FOLDER = "out/controls";

/**
 * Whether a build of Microsoft.PowerApps.MSBuild.Pcf asks. Its logs show the flags that it gives to both scripts:
 * `--noColor --buildMode production --outDir DIR --buildSource MSBuild`.
 */
export function isAskedByMsbuild(/** @type {readonly string[]} */ args) {
  return args.includes("--buildSource");
}

/**
 * What of its flags cannot be followed, in words for who changed the project.
 * @param {readonly string[]} args
 * @returns {string | undefined}
 */
export function msbuildFault(args) {
  const valueOf = (/** @type {string} */ flag) => args[args.indexOf(flag) + 1] ?? "";
  const mode = args.includes("--buildMode") ? valueOf("--buildMode") : "production";
  if (mode !== "production") return `the control is built for production alone; PcfBuildMode is ${mode}`;
  const folder = args.includes("--outDir") ? valueOf("--outDir") : FOLDER;
  if (path.resolve(folder) !== path.resolve(FOLDER))
    return `the control is built into ${FOLDER}; OutputPath is ${folder}`;
  return undefined;
}
