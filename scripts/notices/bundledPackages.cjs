// Which packages of others are in what we ship, and the texts that their licences ask us to pass on: noted down by each
// build from what its bundler has really put into the bundle.
const { mkdirSync, readFileSync, readdirSync, writeFileSync } = require("node:fs");
const path = require("node:path");

/**
 * @typedef {object} BundledPackage
 * @property {string} name
 * @property {string} version
 * @property {string} license as its package.json says, an SPDX expression
 * @property {string} text its licence and notices
 */

const FOLDER = "out/notices";
const LICENCE_FILE = /^(licen[cs]e|copying|notice)/i;

/** The folder of the package that a file belongs to; undefined for a file of ours. */
function packageFolder(/** @type {string} */ file) {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/.exec(path.resolve(file))?.[0];
}

/** @returns {BundledPackage} */
function readPackage(/** @type {string} */ folder, /** @type {string} */ product) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  const text = readdirSync(folder)
    .filter((file) => LICENCE_FILE.test(file))
    .sort()
    .map((file) => readFileSync(path.join(folder, file), "utf8").replace(/\r\n?/g, "\n").trim())
    .join("\n\n");
  if (text === "" || typeof license !== "string")
    throw new Error(
      `${product}: the package ${name} ${version} is in the bundle, and ${folder} names no licence with its text: ` +
        "without it we may not ship the package. Use another one, or none.",
    );
  return { name, version, license, text };
}

/**
 * Notes down the packages of a product, for the notices page.
 * @param {string} product
 * @param {readonly string[]} files every file that something in the bundle comes from
 * @throws Error naming a package that we may not pass on
 */
function noteBundled(product, files) {
  const folders = new Set(files.flatMap((file) => packageFolder(file) ?? []));
  const packages = [...folders].map((folder) => readPackage(folder, product));
  packages.sort((one, other) => (`${one.name} ${one.version}` < `${other.name} ${other.version}` ? -1 : 1));
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(path.join(FOLDER, `${product}.json`), `${JSON.stringify(packages, undefined, 2)}\n`);
}

/** @returns {BundledPackage[]} the packages of all products, each once */
function bundledPackages() {
  /** @type {Map<string, BundledPackage>} */
  const all = new Map();
  for (const file of readdirSync(FOLDER)) {
    /** @type {BundledPackage[]} */
    const packages = JSON.parse(readFileSync(path.join(FOLDER, file), "utf8"));
    for (const bundled of packages) all.set(`${bundled.name} ${bundled.version}`, bundled);
  }
  return [...all].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, bundled]) => bundled);
}

module.exports = { noteBundled, bundledPackages };
