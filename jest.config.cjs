/**
 * One jest project for each room, as rooms.json has them, one for what holds the rooms together, one for what the
 * documents say of Dataverse, and one for the inputs that real life breaks us with.
 */
const rooms = require("./rooms.json");

const base = {
  // jest keeps what it has transformed apart by this: with one for all, a file that several rooms read is transformed once.
  id: "opencx",
  runtime: "<rootDir>/scripts/test/runtime.cjs",
  transform: {
    "^.+\\.tsx?$": "<rootDir>/scripts/test/transform.cjs",
    "/@fluentui/react/lib-commonjs/index\\.js$": "<rootDir>/scripts/test/lazyIndex.cjs",
  },
  transformIgnorePatterns: ["/node_modules/(?!@fluentui/react/lib-commonjs/index\\.js$)"],
  moduleNameMapper: { "\\.(css|svg|png)$": "<rootDir>/tests/support/stub.cjs" },
};

// What the local Dataverse's own tests ask is not recorded: tests/requests judges what the product asks.
const UNRECORDED = ["platform", "contract"];

const project = ({ folder, environment = "node", setup = false, reads }) => ({
  ...base,
  displayName: folder,
  testEnvironment: environment === "node" ? "<rootDir>/scripts/test/environment.cjs" : environment,
  testMatch: [`<rootDir>/tests/${folder}/**/*.test.ts?(x)`],
  ...(UNRECORDED.includes(folder) && { setupFiles: ["<rootDir>/tests/requests/unrecorded.cjs"] }),
  // One file for all of them: jest runs it once.
  ...(reads && { globalSetup: "<rootDir>/scripts/test/builtSetup.mjs" }),
  ...(setup && {
    globalSetup: `<rootDir>/tests/${folder}/support/setup.mjs`,
    globalTeardown: `<rootDir>/tests/${folder}/support/teardown.mjs`,
  }),
});

/** @type {import('jest').Config} */
module.exports = {
  // For what hangs. jest's own five seconds fail what merely shares two cores with others.
  testTimeout: 60_000,
  testSequencer: "<rootDir>/scripts/test/sequencer.cjs",
  projects: [
    ...["project", "scripts", "contract", "requests"].map((folder) => project({ folder })),
    // The PostgreSQL of the service's own tests: jest starts it once for both.
    {
      ...project({ folder: "cases" }),
      globalSetup: "<rootDir>/tests/ingestion/support/setup.mjs",
      globalTeardown: "<rootDir>/tests/ingestion/support/teardown.mjs",
    },
    ...Object.values(rooms).map(({ tests }) => project(tests)),
  ],
};
