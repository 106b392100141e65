// What package-lock.json wants in node_modules, and whether it stands there. Node's own modules alone.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

/** What was installed, so that what was installed otherwise is not taken for it. */
const STAMP = "node_modules/.opencx-installed";

/**
 * @typedef {object} Wanted
 * @property {string} stamp of an installation that holds all of it
 * @property {readonly string[]} packages folders of the packages that must be there, on every machine
 */

/** @returns {Wanted} */
export function wantedPackages() {
  const lock = readFileSync("package-lock.json", "utf8");
  const { packages = {} } =
    /** @type {{ packages?: Record<string, { optional?: boolean, devOptional?: boolean }> }} */ (JSON.parse(lock));
  return {
    stamp: JSON.stringify({
      lock: createHash("sha256").update(lock).digest("hex"),
      // Packages with binaries of their own: a folder that another machine or container shares holds the wrong ones.
      platform: process.platform,
      arch: process.arch,
      abi: process.versions.modules,
    }),
    packages: Object.entries(packages)
      .filter(([folder, { optional, devOptional }]) => folder !== "" && !optional && !devOptional)
      .map(([folder]) => folder),
  };
}

/** The wanted packages that are not there. By their package.json: npm makes the folders long before. */
export function missingPackages(/** @type {Wanted} */ { packages }) {
  return packages.filter((folder) => !existsSync(`${folder}/package.json`));
}

/**
 * Whether everything is there: an `npm install --omit=dev` or a prune leaves the stamp of what it takes away, so the
 * stamp alone is not believed.
 */
export function isInstalled(/** @type {Wanted} */ wanted) {
  return existsSync(STAMP) && readFileSync(STAMP, "utf8") === wanted.stamp && missingPackages(wanted).length === 0;
}

/** Notes down that everything is there. */
export function stampInstalled(/** @type {Wanted} */ { stamp }) {
  writeFileSync(STAMP, stamp);
}
