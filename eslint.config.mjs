import js from "@eslint/js";
import globals from "globals";
import tseslint from "typescript-eslint";
import reactHooks from "eslint-plugin-react-hooks";
import powerApps from "@microsoft/eslint-plugin-power-apps";
import { browserFolders, browserOnlyFolders, rooms, shippedFolders } from "./scripts/rooms.mjs";

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
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: "./tsconfig.node.json",
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/consistent-type-definitions": "off",
      // Numbers in messages are the rule here (ports, lengths, status codes), not a mistake.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "no-restricted-syntax": ["error", ...restrictedSyntax],
      "no-restricted-properties": ["error", noInnerHtml],
    },
  },
  // One project a file: whichever is named first is read whole, only to find that the file is not in it.
  {
    files: browserOnlyFolders.map((folder) => `${folder}/**/*.{ts,tsx}`),
    languageOptions: { parserOptions: { project: "./tsconfig.browser.json", tsconfigRootDir: import.meta.dirname } },
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
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/unbound-method": "off",
    },
  },
);
