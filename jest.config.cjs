/** One jest project for each room, as rooms.json has them, and one for what holds the rooms together. */
const rooms = require("./rooms.json");

const base = {
  transform: { "^.+\\.tsx?$": ["ts-jest", { tsconfig: "<rootDir>/tsconfig.jest.json" }] },
  moduleNameMapper: { "\\.(css|svg|png)$": "<rootDir>/tests/support/stub.cjs" },
};

const project = ({ folder, environment = "node", setup = false, reads }) => ({
  ...base,
  displayName: folder,
  testEnvironment: environment,
  testMatch: [`<rootDir>/tests/${folder}/**/*.test.ts?(x)`],
  // One file for all of them: jest runs it once.
  ...(reads && { globalSetup: "<rootDir>/scripts/test/builtSetup.mjs" }),
  ...(setup && {
    globalSetup: `<rootDir>/tests/${folder}/support/setup.mjs`,
    globalTeardown: `<rootDir>/tests/${folder}/support/teardown.mjs`,
  }),
});

/** @type {import('jest').Config} */
module.exports = {
  projects: [
    ...["project", "scripts"].map((folder) => project({ folder })),
    ...Object.values(rooms).map(({ tests }) => project(tests)),
  ],
};
