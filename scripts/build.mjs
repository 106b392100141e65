// Builds the products into out/, production mode: control, web resources, service and the workbench page. Skips what is
// up to date.
import { pathToFileURL } from "node:url";
import { asksForHelp, refuseKept } from "./command/commandLine.mjs";
import { isAskedByMsbuild, msbuildFault } from "./command/msbuild.mjs";
import { ensureInstalled } from "./install/install.mjs";
import { endWithNpm } from "./process/parent.mjs";
import { writeNoticesPage } from "./notices/noticesPage.mjs";
import { products } from "./rooms.mjs";
import { whenStale } from "./stale.mjs";
import { error as complain, out, wordsOf } from "./terminal.mjs";

/** What every build is made with. */
const toolchain = [
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "tsconfig.browser.json",
  "pcfconfig.json",
  "featureconfig.json",
  "webpack.config.js",
  "scripts",
];

/** The workbench is for developers, so it waits for `npm start`; the zips wait for `npm run solution`. */
const shipped = Object.keys(products).filter((name) => products[name]?.shipped !== false);

const HELP = `npm run build -- [--PRODUCT ...]
Builds into out/, production mode, what is not up to date: ${shipped.join(", ")}; or the given ones alone.

${Object.entries(products)
  .map(([name, { is }]) => `  ${`--${name}`.padEnd(16)}${is}\n`)
  .join("")}  --help
`;

/** Products with those that they are made of, each once, and none before what it is made of. */
function withParts(/** @type {readonly string[]} */ names) {
  /** @type {Set<string>} */
  const all = new Set();
  for (const name of names) for (const part of [...withParts(products[name]?.of ?? []), name]) all.add(part);
  return [...all];
}

/**
 * Builds products and what they are made of; rejects when one of them does not compile.
 * @param {readonly string[]} names
 * @param {(line: string) => void} say one line a product
 */
export async function build(names, say) {
  for (const name of withParts(names)) {
    const started = performance.now();
    const product = products[name];
    if (product === undefined)
      throw new Error(`build: no product "${name}"; there are ${Object.keys(products).join(", ")}`);
    const step = { inputs: [...product.inputs, ...toolchain], outputs: product.outputs };
    const buildRoom = async () => (await import(`../${product.room}/build.mjs`)).build();
    // Said before, too: the control takes a minute on a small machine, and silence looks like a hang.
    const built = await whenStale(name, { ...step, build: () => (say(`${name}: building ...`), buildRoom()) });
    // Here, not at the end: what is made of others holds the page.
    writeNoticesPage();
    say(`${name}: ${built ? `built in ${((performance.now() - started) / 1000).toFixed(1)} s` : "up to date"}`);
  }
}

/**
 * As `build`, for a command: a failed build ends the process with status 1, its cause in plain words.
 * @param {readonly string[]} names
 * @param {(line: string) => void} say
 */
export async function buildOrExit(names, say) {
  try {
    await build(names, say);
  } catch (error) {
    complain(wordsOf(error));
    process.exit(1);
  }
}

async function main(/** @type {readonly string[]} */ args) {
  refuseKept("build", { flags: Object.fromEntries(Object.keys(products).map((name) => [name, ""])) });
  if (asksForHelp(args)) {
    out(HELP);
    return;
  }
  const fault = isAskedByMsbuild(args) ? msbuildFault(args) : undefined;
  if (fault !== undefined) {
    complain(`build: ${fault}`);
    process.exit(2);
  }
  const flags = isAskedByMsbuild(args) ? ["--control"] : args;
  const asked = flags.map((flag) => flag.replace(/^--/, ""));
  const unknown = flags.find((flag) => !Object.hasOwn(products, flag.replace(/^--/, "")));
  if (unknown !== undefined) {
    const known = Object.keys(products).map((name) => `--${name}`);
    complain(`build: there is no option ${unknown}; there are ${known.join(", ")}`);
    process.exit(2);
  }
  endWithNpm();
  await ensureInstalled();
  await buildOrExit(asked.length > 0 ? asked : shipped, out);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  await main(process.argv.slice(2));
