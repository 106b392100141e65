// The service as a package that npm installs anywhere: what out/ingestion holds, and the versions of package-lock.json.
import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { products } from "../rooms.mjs";

/** Name of the package, and of the command that it installs. */
export const PACKAGE = "opencx-ingestion";

/**
 * Packs the service.
 * @param {string} folder where the package goes
 * @returns {string} its file
 */
export function packService(folder) {
  const { version, license, engines } = JSON.parse(readFileSync("package.json", "utf8"));
  const staged = "out/package";
  rmSync(staged, { recursive: true, force: true });
  mkdirSync(staged, { recursive: true });
  for (const file of ["cli.mjs", "service.mjs"]) copyFileSync(`out/ingestion/${file}`, `${staged}/${file}`);
  chmodSync(`${staged}/cli.mjs`, 0o755);
  copyFileSync("LICENSE", `${staged}/LICENSE`);
  copyFileSync("docs/operators.md", `${staged}/operators.md`);
  copyFileSync("docs/privacy.md", `${staged}/privacy.md`);
  write(`${staged}/package.json`, {
    name: PACKAGE,
    version,
    description: "OpenCX handoffs in, Dynamics 365 cases out",
    license,
    private: true,
    type: "module",
    engines,
    bin: { [PACKAGE]: "cli.mjs" },
    dependencies: lockedDependencies(),
  });
  mkdirSync(folder, { recursive: true });
  const packed = execFileSync("npm", ["pack", "--json", "--pack-destination", path.resolve(folder)], {
    cwd: staged,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  const [{ filename }] = JSON.parse(packed);
  return path.join(folder, filename);
}

/**
 * What the service was tested with, to the last package: as dependencies of its own they are what npm installs. A
 * package's own lock file counts only when it comes from a registry.
 * @returns {Record<string, string>} versions by name
 */
function lockedDependencies() {
  /** @type {{ packages: Record<string, { version: string, dev?: boolean, optional?: boolean, devOptional?: boolean }> }} */
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
  return Object.fromEntries(
    Object.entries(packages).flatMap(([folder, { version, dev, optional, devOptional }]) => {
      const [, name] = /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(folder) ?? [];
      const isNeeded = dev !== true && optional !== true && devOptional !== true;
      return name !== undefined && isNeeded ? [[name, version]] : [];
    }),
  );
}

/**
 * The files beside it that a machine is set up with, with the version in them.
 * @param {string} folder
 * @param {string} version
 */
export function copyPackaging(folder, version) {
  cpSync(`${products.service?.room}/packaging`, folder, { recursive: true });
  for (const file of ["Dockerfile", "compose.yaml"]) {
    const text = readFileSync(path.join(folder, file), "utf8");
    writeFileSync(path.join(folder, file), text.replaceAll("@VERSION@", version));
  }
}

function write(/** @type {string} */ file, /** @type {unknown} */ value) {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}
