// Builds the products into out/, production mode: control, web resources, service and the workbench page. Skips what is
// up to date.
import { pathToFileURL } from "node:url";
import { ensureInstalled } from "./install.mjs";

ensureInstalled();
const { whenStale } = await import("./stale.mjs");
const { pcf } = await import("./pcf.mjs");

const toolchain = [
  "package-lock.json",
  "tsconfig.json",
  "pcfconfig.json",
  "featureconfig.json",
  "webpack.config.js",
  "scripts",
];

/** Each product: where it comes from, where it goes, how it is made. */
const products = {
  control: {
    inputs: ["OpenCXTranscriptControl", "Transcript", ...toolchain],
    outputs: ["out/controls/OpenCXTranscriptControl/bundle.js", "OpenCXTranscriptControl/generated/ManifestTypes.d.ts"],
    build: async () => {
      await pcf(["refreshTypes"]);
      await pcf(["build", "--buildMode", "production"]);
    },
  },
  webresources: {
    inputs: ["WebResources", "Transcript", ...toolchain],
    outputs: ["out/webresources/opencx_/scripts/caseform.js"],
    build: async () => (await import("./webresources.mjs")).buildWebResources(),
  },
  service: {
    inputs: ["Ingestion", "Transcript", ...toolchain],
    outputs: ["out/ingestion/cli.mjs"],
    build: async () => (await import("./service.mjs")).buildService(),
  },
  workbench: {
    inputs: [
      "LocalPlatform/workbench",
      "LocalPlatform/dataverse/contract.ts",
      "LocalPlatform/opencx/contract.ts",
      "Transcript",
      ...toolchain,
    ],
    outputs: ["out/workbench"],
    build: async () => (await import("./workbench.mjs")).buildWorkbench(),
  },
};

/**
 * @param {(keyof typeof products)[]} names
 * @param {(line: string) => void} say one line a product
 */
async function build(names, say) {
  for (const name of names) {
    const started = performance.now();
    const product = products[name];
    // Said before, too: the control takes a minute on a small machine, and silence looks like a hang.
    const built = await whenStale(name, { ...product, build: () => (say(`${name}: building ...`), product.build()) });
    say(`${name}: ${built ? `built in ${((performance.now() - started) / 1000).toFixed(1)} s` : "up to date"}`);
  }
}

/** As `build`, for a command: a failed build ends the process with status 1, its cause in plain words. */
export async function buildOrExit(names, say) {
  try {
    await build(names, say);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  // `--control` and the like build one product; the workbench is for developers and no product, so it waits for `npm
  // start`.
  const asked = process.argv.slice(2).map((flag) => flag.replace(/^--/, ""));
  const unknown = asked.find((name) => !(name in products));
  if (unknown !== undefined) {
    process.stderr.write(`build: no product "${unknown}"; there are ${Object.keys(products).join(", ")}\n`);
    process.exit(2);
  }
  await buildOrExit(asked.length > 0 ? asked : ["control", "webresources", "service"], (line) =>
    process.stdout.write(`${line}\n`),
  );
}
