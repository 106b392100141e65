import { readFileSync } from "node:fs";
import js from "@eslint/js";
import globals from "globals";
import tseslint from "typescript-eslint";
import reactHooks from "eslint-plugin-react-hooks";
import powerApps from "@microsoft/eslint-plugin-power-apps";
import { browserFolders, browserOnlyFolders, rooms, shippedFolders } from "./scripts/rooms.mjs";

// Rules that need types run in oxlint, on the program that is checked for types anyway: an eighth of the time. It does
// not have the last one: what has private members is told apart by the compiler, and errors are told by instanceof.
const { rules: typed } = JSON.parse(readFileSync(new URL(".oxlintrc.json", import.meta.url), "utf8"));
const NOT_IN_OXLINT = ["no-unsafe-class-instance-assignment"];
const presets = [...tseslint.configs.strictTypeCheckedOnly, ...tseslint.configs.stylisticTypeCheckedOnly];
for (const [rule, level] of presets.flatMap(({ rules = {} }) => Object.entries(rules))) {
  const name = rule.replace("@typescript-eslint/", "");
  if (name === rule || level === "off" || NOT_IN_OXLINT.includes(name)) continue;
  if (!(`typescript/${name}` in typed)) throw new Error(`${rule} of typescript-eslint is missing in .oxlintrc.json`);
}

// Every Solution Checker web rule the plugin ships, all as errors.
const solutionChecker = Object.fromEntries(
  Object.keys(powerApps.rules).map((rule) => [`@microsoft/power-apps/${rule}`, "error"]),
);

const restrictedSyntax = [
  {
    selector: "ExportDefaultDeclaration",
    message: "Named exports only: a default export has no one name to search for.",
  },
  {
    selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
    message: "A caller's words are rendered as text nodes, never as HTML.",
  },
];

// A typed constant (`const Words: React.FC<Props> = ...`) takes its parameters from its type, and so may stay one.
const functionConstant = [
  "Program > VariableDeclaration",
  "Program > ExportNamedDeclaration > VariableDeclaration",
].map((declaration) => ({
  selector: `${declaration} > VariableDeclarator[init.type=/^(Arrow)?FunctionExpression$/]:not([id.typeAnnotation])`,
  message: "Declare it as a function: one style, and its name stands first.",
}));

const noInnerHtml = { property: "innerHTML", message: "A caller's words are rendered as text nodes, never as HTML." };
const printing = "What is printed may be from outside: say it by terminal.ts, which leaves a terminal nothing to obey.";
const running = "A text is data: nothing here runs one as code.";

export default tseslint.config(
  { ignores: ["out/**", "**/generated/**", "node_modules/**", "tests/support/stub.cjs"] },
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [...tseslint.configs.strict, ...tseslint.configs.stylistic],
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/consistent-type-definitions": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "no-restricted-syntax": ["error", ...restrictedSyntax],
      "no-restricted-properties": ["error", noInnerHtml],
    },
  },
  {
    files: Object.entries(rooms).flatMap(([room, { node }]) => (node === true ? [`${room}/**/*.ts`] : [])),
    ignores: [...browserFolders.map((folder) => `${folder}/**`), "**/terminal.ts"],
    rules: {
      "no-console": "error",
      "no-restricted-properties": [
        "error",
        noInnerHtml,
        ...["stdout", "stderr"].map((property) => ({ object: "process", property, message: printing })),
      ],
      "no-eval": "error",
      "no-restricted-imports": [
        "error",
        {
          paths: [
            ...["process", "console"].map((name) => ({ name: `node:${name}`, message: printing })),
            ...["vm", "module"].map((name) => ({ name: `node:${name}`, message: running })),
          ],
        },
      ],
    },
  },
  {
    files: Object.keys(rooms).map((room) => `${room}/**/*.{ts,tsx}`),
    rules: { "no-restricted-syntax": ["error", ...restrictedSyntax, ...functionConstant] },
  },
  {
    files: shippedFolders.map((folder) => `${folder}/**/*.{ts,tsx}`),
    plugins: { "react-hooks": reactHooks, "@microsoft/power-apps": powerApps },
    languageOptions: { globals: { ...globals.browser, ComponentFramework: "readonly", Xrm: "readonly" } },
    rules: { ...reactHooks.configs.recommended.rules, ...solutionChecker, "no-console": "error" },
  },
  {
    files: browserOnlyFolders.map((folder) => `${folder}/**/*.tsx`),
    plugins: { "react-hooks": reactHooks },
    languageOptions: { globals: globals.browser },
    rules: reactHooks.configs.recommended.rules,
  },
  { files: ["**/*.mjs"], languageOptions: { globals: globals.node } },
  { files: ["**/*.cjs", "webpack.config.js"], languageOptions: { globals: { ...globals.node, ...globals.commonjs } } },
  {
    // jest's asymmetric matchers are typed any, and test doubles are async without awaiting.
    files: ["tests/**/*.{ts,tsx}"],
    rules: {
      "no-restricted-syntax": [
        "error",
        ...restrictedSyntax,
        {
          selector:
            "CallExpression[callee.name='it'], MemberExpression[object.name='it'][property.name=/^(each|only|skip)$/]",
          message: "Say test, as every other file does.",
        },
      ],
    },
  },
);
