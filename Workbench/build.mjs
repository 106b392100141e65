// The workbench page -> out/workbench, the gallery of the control's states -> out/gallery: one script and one style
// sheet each, and the platform's Fluent themes as data.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import vm from "node:vm";
import * as esbuild from "esbuild";

const require = createRequire(import.meta.url);
const out = "out/workbench";
const galleryOut = "out/gallery";
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

function bundle(entryPoints, outdir) {
  return esbuild.build({
    entryPoints,
    outdir,
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
}

/** Builds the page into out/workbench and the gallery into out/gallery; rejects when one does not compile. */
export async function build() {
  for (const folder of [out, galleryOut]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }
  await bundle({ main: `${client}/main.tsx`, before: `${client}/before.ts` }, out);
  await bundle({ main: `${client}/gallery/main.tsx`, index: `${client}/gallery/index.css` }, galleryOut);
  writeFileSync(`${out}/themes.json`, JSON.stringify(platformThemes()));
  copyFileSync(`${client}/icon.svg`, `${out}/icon.svg`);
}
