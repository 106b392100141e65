// pcf-scripts merges this into its own webpack configuration. The reasons are size, since a rep waits for the bundle the
// first time a case opens, and ES2018, the newest syntax that Solution Checker reads.
const path = require("node:path");
const phoneCodeLoader = require("./scripts/smaller/phone-code-loader.cjs");
const saidPatterns = require("./scripts/smaller/packed/said-patterns.cjs");
const mangledNames = require("./scripts/smaller/properties/mangled-names.cjs");
const PlainExportsPlugin = require("./scripts/smaller/plain-exports-plugin.cjs");
const ArrowsPlugin = require("./scripts/smaller/arrows-plugin.cjs");
const PropertiesPlugin = require("./scripts/smaller/properties/properties-plugin.cjs");
const OrderPlugin = require("./scripts/smaller/order-plugin.cjs");
const PackedFirstPlugin = require("./scripts/smaller/packed/packed-first-plugin.cjs");
const RepeatedPlugin = require("./scripts/smaller/repeated-plugin.cjs");
const NamesPlugin = require("./scripts/smaller/names-plugin.cjs");
const WebpackNotices = require("./scripts/notices/webpackNotices.cjs");

/**
 * Types are the business of `npm test`'s own check: ts-loader, as pcf-scripts asks for it, would find them all once more
 * to write the same JavaScript. It reads of the browser's project how the control is written, and its newest syntax here.
 * @type {import("webpack").WebpackPluginInstance}
 */
const typesElsewhere = {
  apply({ options }) {
    const uses = options.module.rules.flatMap((rule) => (rule && typeof rule === "object" ? (rule.use ?? []) : []));
    const found = uses.find((use) => /[\\/]ts-loader[\\/]/.test(use.loader ?? ""));
    if (found === undefined) throw new Error("webpack.config.js: pcf-scripts builds without ts-loader now");
    Object.assign(found.options, {
      transpileOnly: true,
      configFile: path.resolve(__dirname, "tsconfig.browser.json"),
      compilerOptions: { target: "ES2021" },
    });
  },
};

module.exports = {
  // Without comments on where modules came from: the minifier would move the last of them into a file of licences, and
  // begin the bundle by naming it.
  output: { pathinfo: false },
  // webpack's own minifier, told that ES2018 is read, with more rounds, functions as arrows (26 bytes less: nobody makes
  // an object of one), fewer functions put in where they are called, `x === undefined` as it is written, no object made
  // for nothing, nothing kept for what no code of ours does (`unsafe`: a built-in that somebody replaced, the last bits
  // of a product), and the names that only the bundle knows made short, those too that some browser once had (`builtins`).
  optimization: {
    minimizeOptions: {
      javascript: {
        ecma: 2018,
        compress: {
          passes: 6,
          inline: 1,
          lhs_constants: false,
          pure_getters: true,
          pure_new: true,
          unsafe_arrows: true,
          unsafe: true,
          unsafe_math: true,
        },
        mangle: { properties: { builtins: true, regex: new RegExp(`^(?:${mangledNames.join("|")})$`) } },
      },
    },
  },
  plugins: [
    new WebpackNotices("control"),
    new PlainExportsPlugin(),
    new ArrowsPlugin(),
    new PropertiesPlugin(),
    new OrderPlugin(),
    new PackedFirstPlugin(),
    new RepeatedPlugin(),
    new NamesPlugin(),
    typesElsewhere,
  ],
  module: {
    rules: [
      { test: phoneCodeLoader.test, use: [path.resolve(__dirname, "scripts/smaller/phone-code-loader.cjs")] },
      { test: /\.tsx?$/, enforce: "post", use: [path.resolve(__dirname, "scripts/smaller/react-names-loader.cjs")] },
      { test: /\.(?:tsx?|js)$/, enforce: "post", use: [path.resolve(__dirname, "scripts/smaller/es2018-loader.cjs")] },
      { test: /\.(?:tsx?|js)$/, enforce: "post", use: [path.resolve(__dirname, "scripts/smaller/syntax-loader.cjs")] },
      {
        test: /Caller[\\/]phone[\\/]plans\.ts$/,
        enforce: "post",
        use: [path.resolve(__dirname, "scripts/smaller/packed/phone-plans-loader.cjs")],
      },
      {
        test: /Caller[\\/]phone[\\/]oldForms\.ts$/,
        enforce: "post",
        use: [path.resolve(__dirname, "scripts/smaller/packed/old-forms-loader.cjs")],
      },
      {
        test: /Transcript[\\/]said[\\/]lexicon[\\/]tables\.ts$/,
        enforce: "post",
        use: [path.resolve(__dirname, "scripts/smaller/packed/said-words-loader.cjs")],
      },
      {
        test: saidPatterns.MODULES,
        enforce: "post",
        use: [path.resolve(__dirname, "scripts/smaller/packed/said-patterns-loader.cjs")],
      },
    ],
  },
};
