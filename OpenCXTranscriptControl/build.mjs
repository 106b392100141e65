// The control -> out/controls, by pcf-scripts, production mode.
import { readFileSync, writeFileSync } from "node:fs";
import { pcf } from "../scripts/pcf.mjs";
import { joinStyleSheets } from "../scripts/smaller/oneStyleSheet.mjs";

const FOLDER = "out/controls/OpenCXTranscriptControl";

/** What pcf-scripts calls any control's exports on the page, and a name that is ours alone, 28 characters less six times. */
const [EXPORTS, OURS] = ["pcf_tools_652ac3f36e1e4bca82eb3c1dc44e6fad", "OpenCX_control"];

/** Generates the types of the manifest, then builds the bundle; rejects when pcf-scripts did not say that it succeeded. */
export async function build() {
  await pcf(["refreshTypes"]);
  await pcf(["build", "--buildMode", "production"]);
  const bundle = `${FOLDER}/bundle.js`;
  writeFileSync(bundle, readFileSync(bundle, "utf8").replaceAll(EXPORTS, OURS));
  joinStyleSheets(FOLDER, "OpenCXTranscriptControl.css");
}
