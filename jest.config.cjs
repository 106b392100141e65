/** One jest project per environment; a test's folder decides which. */
const base = {
  transform: { "^.+\\.tsx?$": ["ts-jest", { tsconfig: "<rootDir>/tsconfig.jest.json" }] },
  moduleNameMapper: { "\\.(css|svg|png)$": "<rootDir>/tests/stub.cjs" },
};
/** @type {import('jest').Config} */
module.exports = {
  projects: [
    { ...base, displayName: "project", testEnvironment: "node", testMatch: ["<rootDir>/tests/project/**/*.test.ts"] },
    { ...base, displayName: "unit", testEnvironment: "node", testMatch: ["<rootDir>/tests/unit/**/*.test.ts"] },
    { ...base, displayName: "platform", testEnvironment: "node", testMatch: ["<rootDir>/tests/platform/**/*.test.ts"] },
    {
      ...base,
      displayName: "ingestion",
      testEnvironment: "node",
      testMatch: ["<rootDir>/tests/ingestion/**/*.test.ts"],
      globalSetup: "<rootDir>/tests/ingestion/postgres-setup.mjs",
      globalTeardown: "<rootDir>/tests/ingestion/postgres-teardown.mjs",
    },
    { ...base, displayName: "solution", testEnvironment: "node", testMatch: ["<rootDir>/tests/solution/**/*.test.ts"] },
    {
      ...base,
      displayName: "control",
      testEnvironment: "jsdom",
      testMatch: ["<rootDir>/tests/control/**/*.test.ts?(x)"],
    },
    {
      ...base,
      displayName: "webresources",
      testEnvironment: "jsdom",
      testMatch: ["<rootDir>/tests/webresources/**/*.test.ts"],
    },
    {
      ...base,
      displayName: "browser",
      testEnvironment: "node",
      testMatch: ["<rootDir>/tests/browser/**/*.test.ts"],
      globalSetup: "<rootDir>/tests/browser/support/house-setup.mjs",
      globalTeardown: "<rootDir>/tests/browser/support/house-teardown.mjs",
    },
  ],
};
