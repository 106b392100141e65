// The rooms of the house, from rooms.json: the one place that names them. Walls, lint, types, tests, builds and
// commands ask here.
import { readFileSync } from "node:fs";

/** @typedef {{ entry: string, build: string[] } & import("./command/commandLine.mjs").CommandLine} Command */

/**
 * @typedef {object} Made
 * @property {string} name
 * @property {string[]} outputs files and folders
 * @property {string[]} [of] the other products that it is made of
 * @property {boolean} [shipped] unless false, `npm run build` makes it
 */

/**
 * @typedef {object} Room
 * @property {string} is what stands in it
 * @property {string[]} mayImport the other rooms that it may lean on
 * @property {string[][]} [layers] folders of the room from the top down: none leans on one above it or beside it
 * @property {boolean} [node] runs under Node
 * @property {boolean | string[]} [browser] runs in a browser: whole, or these folders of it
 * @property {Made} [product] what its build.mjs makes
 * @property {Record<string, Command>} [commands] npm scripts: entry in the room, products to build before
 * @property {{ folder: string, environment?: string, setup?: boolean, reads?: string[] }} tests folder below tests/; a
 * `setup` of their own; the products that they read
 */

/** @type {Record<string, Room>} */
export const rooms = JSON.parse(readFileSync(new URL("../rooms.json", import.meta.url), "utf8"));

const entries = Object.entries(rooms);

/** Folders whose code runs in a browser, tests of it (jsdom) included: checked with the browser's types. */
export const browserFolders = [
  ...entries.flatMap(([name, { browser = false }]) =>
    browser === true ? [name] : browser === false ? [] : browser.map((part) => `${name}/${part}`),
  ),
  ...entries.filter(([, { tests }]) => tests.environment === "jsdom").map(([, { tests }]) => `tests/${tests.folder}`),
];

/** Folders that run in a browser alone, and would not compile under Node. */
export const browserOnlyFolders = browserFolders.filter((folder) => rooms[folder]?.node !== true);

/**
 * Folders with code that the packages of the browser's side may be linted for: React, and what Solution Checker asks of
 * shipped scripts.
 */
export const shippedFolders = entries
  .filter(([, room]) => room.browser === true && room.node !== true)
  .map(([name]) => name);

/**
 * The products by their names: what each is made from, and what it leaves.
 * @type {Record<string, Made & { room: string, is: string, inputs: string[] }>}
 */
export const products = Object.fromEntries(
  entries.flatMap(([name, { is, product, mayImport }]) =>
    product === undefined
      ? []
      : [[product.name, { ...product, room: name, is, inputs: [name, ...mayImport, ...outputsOf(product.of)] }]],
  ),
);

/** @returns {string[]} */
function outputsOf(/** @type {string[]} */ names = []) {
  return entries.flatMap(([, { product }]) =>
    product !== undefined && names.includes(product.name) ? product.outputs : [],
  );
}

/**
 * The npm scripts that run an entry of a room.
 * @type {Record<string, Command>}
 */
export const commands = {
  bench: { entry: "tests/bench/main.ts", build: ["control", "service"] },
  chaos: { entry: "tests/chaos/main.ts", build: ["service"], flags: { minutes: "N" } },
  fuzz: { entry: "tests/fuzz/main.ts", build: ["service"] },
  ...Object.fromEntries(
    entries.flatMap(([name, room]) =>
      Object.entries(room.commands ?? {}).map(([command, about]) => [
        command,
        { ...about, entry: `${name}/${about.entry}` },
      ]),
    ),
  ),
};

const everything = (/** @type {string} */ folder) => `${folder}/**/*`;

/**
 * What the TypeScript projects include: tsconfig.node.json and tsconfig.browser.json.
 * Written into them by `node scripts/tsconfigs.mjs`; JSON cannot ask.
 */
export const typeProjects = {
  "tsconfig.node.json": {
    include: [...entries.filter(([, room]) => room.node === true).map(([name]) => everything(name)), "tests/**/*"],
    exclude: ["node_modules", "out", ...browserOnlyFolders],
  },
  "tsconfig.browser.json": { include: browserFolders.map(everything) },
};

/**
 * Where rules of lint hold that rest on the list: what .oxlintrc.json has, of the part that begins with the rule.
 * Written into it by `node scripts/tsconfigs.mjs`.
 * @type {Record<string, { files: string[], excludeFiles?: string[] }>}
 */
export const linted = {
  // What runs under Node alone, but for the one file that prints.
  "no-restricted-imports": {
    files: entries.filter(([, room]) => room.node === true).map(([name]) => `${name}/**/*.ts`),
    excludeFiles: [...browserFolders.map((folder) => `${folder}/**`), "**/terminal.ts"],
  },
  "house/functions": { files: entries.map(([name]) => `${name}/**/*.{ts,tsx}`) },
  "react/rules-of-hooks": {
    files: [
      ...shippedFolders.map((folder) => `${folder}/**/*.{ts,tsx}`),
      ...browserOnlyFolders.map((folder) => `${folder}/**/*.tsx`),
    ],
  },
  "no-console": { files: shippedFolders.map((folder) => `${folder}/**/*.{ts,tsx}`) },
};
