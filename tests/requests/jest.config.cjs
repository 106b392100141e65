/**
 * The one check that comes after all tests: what they have sent. Run by `npm test`; by itself it judges what the last
 * whole run has recorded.
 * @type {import('jest').Config}
 */
module.exports = {
  rootDir: "../..",
  transform: { "^.+\\.tsx?$": "<rootDir>/scripts/test/transform.cjs" },
  testMatch: ["<rootDir>/tests/requests/*.check.ts"],
};
