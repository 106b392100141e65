// Builds the products into out/, production mode: control, web resources, service and the workbench page. Skips what is
// up to date.
import { pathToFileURL } from "node:url";
import { ensureInstalled } from "./install/install.mjs";
import { products } from "./rooms.mjs";

await ensureInstalled();
const { whenStale } = await import("./stale.mjs");

/** What every build is made with. */
const toolchain = [
  "package-lock.json",
  "tsconfig.json",
  "pcfconfig.json",
  "featureconfig.json",
  "webpack.config.js",
  "scripts",
];

/**
 * @param {string[]} names
 * @param {(line: string) => void} say one line a product
 */
async function build(names, say) {
  for (const name of names) {
    const started = performance.now();
    const { room, inputs, outputs } = products[name];
    const step = { inputs: [...inputs, ...toolchain], outputs };
    const buildRoom = async () => (await import(`../${room}/build.mjs`)).build();
    // Said before, too: the control takes a minute on a small machine, and silence looks like a hang.
    const built = await whenStale(name, { ...step, build: () => (say(`${name}: building ...`), buildRoom()) });
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
  await buildOrExit(
    asked.length > 0 ? asked : Object.keys(products).filter((name) => products[name].shipped !== false),
    (line) => process.stdout.write(`${line}\n`),
  );
}
