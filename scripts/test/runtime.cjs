// jest reads every module anew for every test file, packages too. Those of the environment's own realm (environment.cjs)
// are Node's to load: once a worker. Measured on 9 files of the ingestion room: 17.5 s of processor time, 21.4 before.
const { createRequire } = require("node:module");
const { dependencies } = require("../../package.json");

/**
 * What of jest's runtime is changed here, which its types keep to themselves; jest's version is pinned. `require` asks
 * requireModuleOrMock; a script of null says that nothing may run any more.
 * @typedef {{
 *   _environment: { global: unknown };
 *   requireModuleOrMock(from: string, name: string): unknown;
 *   createScriptFromCode(code: string, file: string): Runnable | null;
 * }} Runtime
 *
 * @typedef {{ runInContext: (realm: object, options: import("node:vm").RunningScriptOptions) => unknown }} Runnable
 */

const Base = /** @type {new (...given: unknown[]) => Runtime} */ (
  /** @type {unknown} */ (require("jest-runtime").default)
);

/** Packages that keep nothing of one file that another would meet. */
const SHARED = new Set([
  ...Object.keys(dependencies),
  ...["@xmldom/xmldom", "acorn", "esbuild", "eslint", "fast-check", "fflate", "google-libphonenumber"],
  ...["libxml2-wasm", "playwright-core", "typescript"],
]);

const packageOf = (/** @type {string} */ name) => name.split("/", name.startsWith("@") ? 2 : 1).join("/");

class SharedPackages extends Base {
  isOwnRealm() {
    return this._environment.global === globalThis;
  }

  /**
   * @override
   * @param {string} from the file that asks
   * @param {string} name as it stands in `require`
   */
  requireModuleOrMock(from, name) {
    if (this.isOwnRealm() && SHARED.has(packageOf(name))) return createRequire(from)(name);
    return super.requireModuleOrMock(from, name);
  }

  /**
   * What jest would run in another realm runs in this one.
   * @override
   * @param {string} code
   * @param {string} file
   * @returns {Runnable | null}
   */
  createScriptFromCode(code, file) {
    const script = /** @type {import("node:vm").Script | null} */ (super.createScriptFromCode(code, file));
    if (script === null || !this.isOwnRealm()) return script;
    return { runInContext: (_realm, options) => script.runInThisContext(options) };
  }
}

module.exports = SharedPackages;
