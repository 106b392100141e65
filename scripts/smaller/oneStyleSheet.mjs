// The style sheets of the built control, one of each folder of components, as one file: a rep's browser asks for each by
// itself before the first paint, and in the zip each costs a quarter of a kilobyte more than its words.
import { readFileSync, readdirSync, rmSync, rmdirSync, writeFileSync } from "node:fs";
import path from "node:path";

const SHEET = /\s*<css path="([^"]+)" order="(\d+)"\s*\/>/g;

/**
 * Joins them in the order that the manifest gives them, and says so in the manifest.
 * @param {string} folder of the built control
 * @param {string} name of the file to be, in that folder
 */
export function joinStyleSheets(folder, name) {
  const manifest = path.join(folder, "ControlManifest.xml");
  const text = readFileSync(manifest, "utf8");
  const sheets = [...text.matchAll(SHEET)]
    .map(({ 1: file = "", 2: order }) => ({ file: path.join(folder, file), order: Number(order) }))
    .sort((a, b) => a.order - b.order);
  const css = sheets.map(({ file }) => readFileSync(file, "utf8")).join("");
  for (const { file } of sheets) {
    rmSync(file);
    removeEmpty(folder, path.dirname(file));
  }
  writeFileSync(path.join(folder, name), css);
  let isFirst = true;
  const joined = text.replace(SHEET, (line, /** @type {string} */ file) => {
    const kept = isFirst ? line.replace(file, name).replace(/order="\d+"/, 'order="1"') : "";
    isFirst = false;
    return kept;
  });
  writeFileSync(manifest, joined);
}

/** @param {string} root that stays @param {string} folder that goes with those above it, as far as nothing is left in them */
function removeEmpty(root, folder) {
  if (folder === root || readdirSync(folder).length > 0) return;
  rmdirSync(folder);
  removeEmpty(root, path.dirname(folder));
}
