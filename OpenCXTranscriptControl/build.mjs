// The control -> out/controls, by pcf-scripts, production mode.
import { pcf } from "../scripts/pcf.mjs";
import { joinStyleSheets } from "../scripts/smaller/oneStyleSheet.mjs";

/** Generates the types of the manifest, then builds the bundle; rejects when pcf-scripts did not say that it succeeded. */
export async function build() {
  await pcf(["refreshTypes"]);
  await pcf(["build", "--buildMode", "production"]);
  joinStyleSheets("out/controls/OpenCXTranscriptControl", "OpenCXTranscriptControl.css");
}
