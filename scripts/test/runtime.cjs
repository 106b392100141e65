// jest reads every module anew for every test file, packages too. In the environment's own realm (environment.cjs) packages
// are Node's to load: once a worker. Measured on 9 files of the ingestion room: 17.5 s of processor time, 21.4 before. The
// rooms' own modules are read once a worker there, too, as a process of the product reads them once.
const { createRequire } = require("node:module");
const path = require("node:path");
const { dependencies } = require("../../package.json");
const rooms = require("../../rooms.json");

/**
 * What of jest's runtime is changed here, which its types keep to themselves; jest's version is pinned. `require` asks
 * requireModuleOrMock; a script of null says that nothing may run any more.
 * @typedef {{
 *   _environment: { global: unknown };
 *   _config: { rootDir: string };
 *   _moduleRegistry: Map<string, Loaded>;
 *   _sourceMapRegistry: Map<string, string>;
 *   teardown(): void;
 *   requireModuleOrMock(from: string, name: string): unknown;
 *   requireInternalModule(from: string, name?: string): unknown;
 *   createScriptFromCode(code: string, file: string): Runnable | null;
 * }} Runtime
 *
 * @typedef {{ loaded: boolean }} Loaded a module by its path
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

/** What is compiled, by its file. @type {Map<string, { code: string, script: import("node:vm").Script }>} */
const scripts = new Map();
/** Runs once. */
const TEST = /\.test\.tsx?$/;

/** Of this worker's own realm: the rooms' modules, and where their source maps are. */
const kept = { modules: new Map(), maps: new Map() };

/** Who loads what a kept module asks for only now: whoever read that module has ended with its test file. @type {SharedPackages} */
let current;

class SharedPackages extends Base {
  constructor(/** @type {unknown[]} */ ...given) {
    super(...given);
    if (!this.isOwnRealm()) return;
    current = this;
    for (const [file, module] of kept.modules) this._moduleRegistry.set(file, module);
    for (const [file, map] of kept.maps) this._sourceMapRegistry.set(file, map);
  }

  /** @override */
  teardown() {
    if (this.isOwnRealm()) {
      for (const [file, module] of this._moduleRegistry)
        if (module.loaded && this.isOfRoom(file)) kept.modules.set(file, module);
      for (const [file, map] of this._sourceMapRegistry) if (this.isOfRoom(file)) kept.maps.set(file, map);
    }
    super.teardown();
  }

  isOwnRealm() {
    return this._environment.global === globalThis;
  }

  isOfRoom(/** @type {string} */ file) {
    return path.relative(this._config.rootDir, file).split(path.sep, 1).join("") in rooms;
  }

  /**
   * @override
   * @param {string} from the file that asks
   * @param {string} name as it stands in `require`
   * @returns {unknown}
   */
  requireModuleOrMock(from, name) {
    if (!this.isOwnRealm()) return super.requireModuleOrMock(from, name);
    if (SHARED.has(packageOf(name))) return createRequire(from)(name);
    if (this !== current && this.isOfRoom(from)) return current.requireModuleOrMock(from, name);
    return super.requireModuleOrMock(from, name);
  }

  /**
   * jest's own modules. Of that one it reads a parser and a printer of JavaScript for every file, for what we have not.
   * @override
   * @param {string} from
   * @param {string} [name]
   */
  requireInternalModule(from, name) {
    return name === "jest-snapshot" ? createRequire(from)(name) : super.requireInternalModule(from, name);
  }

  /**
   * Compiled once a worker: a script runs in any realm. What jest would run in another realm runs in this one.
   * @override
   * @param {string} code
   * @param {string} file
   * @returns {Runnable | null}
   */
  createScriptFromCode(code, file) {
    const known = scripts.get(file);
    const script =
      known?.code === code
        ? known.script
        : /** @type {import("node:vm").Script | null} */ (super.createScriptFromCode(code, file));
    if (script === null) return null;
    if (!TEST.test(file)) scripts.set(file, { code, script });
    if (!this.isOwnRealm()) return script;
    return { runInContext: (_realm, options) => script.runInThisContext(options) };
  }
}

module.exports = SharedPackages;
