// Where jest runs a test file that needs no DOM: in the realm of Node's own modules and of the packages, so that packages
// are loaded once a worker and not once a file (runtime.cjs), and `instanceof` means the same on both sides.
const { LegacyFakeTimers, ModernFakeTimers } = require("@jest/fake-timers");
const { ModuleMocker } = require("jest-mock");

/** What stands on the global object. */
const globals = () => new Map(Reflect.ownKeys(globalThis).map((key) => [key, globalOf(key)]));
const globalOf = (/** @type {PropertyKey} */ key) => Object.getOwnPropertyDescriptor(globalThis, key);

/** As Node has it: this file is read once a worker, before any test. */
const { exit } = process;

/** @typedef {import("@jest/environment").JestEnvironmentConfig} Config */

/** What a file leaves behind on the global object, in the environment's variables and of process.exit ends with it. */
module.exports = class OwnRealm {
  global = globalThis;
  moduleMocker = new ModuleMocker(globalThis);
  before = globals();
  variables = { ...process.env };
  ended = false;

  constructor(/** @type {Config} */ { projectConfig: config }) {
    const timers = { config, global: globalThis };
    this.fakeTimersModern = new ModernFakeTimers(timers);
    this.fakeTimers = new LegacyFakeTimers({
      ...timers,
      moduleMocker: this.moduleMocker,
      // No file asks for these: they make timers of Node's kind of numbers.
      timerConfig: { idToRef: (id) => id, refToId: (timer) => timer },
    });
  }

  async setup() {
    // As jest's own environment has it: ten lines end in the libraries.
    Error.stackTraceLimit = 100;
  }

  async teardown() {
    this.ended = true;
    this.fakeTimers.dispose();
    this.fakeTimersModern.dispose();
    // jest tells of a file that calls it, by putting its own in place.
    process.exit = exit;
    for (const key of Object.keys(process.env)) if (!(key in this.variables)) delete process.env[key];
    Object.assign(process.env, this.variables);
    for (const [key, now] of globals()) {
      const before = this.before.get(key);
      if (now?.configurable !== true) continue;
      if (before === undefined) Reflect.deleteProperty(globalThis, key);
      else if (now.value !== before.value || now.get !== before.get) Object.defineProperty(globalThis, key, before);
    }
  }

  exportConditions() {
    return ["node", "node-addons"];
  }

  /** Read by jest before each module that it runs; null once nothing may run any more. */
  getVmContext() {
    return this.ended ? null : globalThis;
  }
};
