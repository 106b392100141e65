// The workbench page -> out/workbench: one script, one style sheet, and the platform's Fluent themes as data.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import vm from "node:vm";
import * as esbuild from "esbuild";

const require = createRequire(import.meta.url);
const out = "out/workbench";
const client = "Workbench/page";

/** What the platform gives a page and a control: bundling it again would make two Reacts. */
const platform = { react: "Reactv16", "react-dom": "ReactDOMv16", "@fluentui/react": "FluentUIReactv81211" };

const platformLibraries = {
  name: "platform-libraries",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(react|react-dom|@fluentui\/react)$/ }, ({ path }) => ({ path, namespace: "platform" }));
    onLoad({ filter: /.*/, namespace: "platform" }, ({ path }) => ({
      contents: `module.exports = window.${platform[path]};`,
    }));
  },
};

/** The Fluent 9 themes of the platform's own library: what an app of the modern look hands to a control as tokens. */
function platformThemes() {
  const source = readFileSync("node_modules/pcf-start/lib/fluent_9_4_0.js", "utf8");
  const module = { exports: {} };
  const load = vm.runInThisContext(`(function (module, exports, require, self) {${source}\n})`);
  load(module, module.exports, (name) => require(name === "React" ? "react" : "react-dom"), globalThis);
  const { webLightTheme, webDarkTheme, teamsHighContrastTheme } = module.exports;
  return { light: webLightTheme, dark: webDarkTheme, highContrast: teamsHighContrastTheme };
}

/** Builds the page into out/workbench; rejects when it does not compile. */
export async function build() {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  await esbuild.build({
    entryPoints: { main: `${client}/main.tsx`, before: `${client}/before.ts` },
    outdir: out,
    bundle: true,
    format: "iife",
    platform: "browser",
    target: "es2020",
    jsx: "transform",
    minify: true,
    legalComments: "none",
    plugins: [platformLibraries],
    logLevel: "warning",
  });
  writeFileSync(`${out}/themes.json`, JSON.stringify(platformThemes()));
  copyFileSync(`${client}/icon.svg`, `${out}/icon.svg`);
}
