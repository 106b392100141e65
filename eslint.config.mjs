import powerApps from "@microsoft/eslint-plugin-power-apps";
import parser from "@typescript-eslint/parser";
import { shippedFolders } from "./scripts/rooms.mjs";

// Every Solution Checker web rule the plugin ships, all as errors. All other rules are oxlint's: .oxlintrc.json.
const solutionChecker = Object.fromEntries(
  Object.keys(powerApps.rules).map((rule) => [`@microsoft/power-apps/${rule}`, "error"]),
);

export default [
  { ignores: ["out/**", "**/generated/**"] },
  {
    files: shippedFolders.map((folder) => `${folder}/**/*.{ts,tsx}`),
    languageOptions: { parser },
    plugins: { "@microsoft/power-apps": powerApps },
    rules: solutionChecker,
  },
];
