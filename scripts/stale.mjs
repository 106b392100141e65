// Builds only what is out of date, told by content and not by file times: a fresh checkout, a branch switch and a clock
// that jumps all mislead times.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { takeLock } from "./process/lock.mjs";

const filesUnder = (/** @type {string} */ place) => {
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [place];
  return readdirSync(place, { recursive: true, encoding: "utf8" })
    .map((name) => path.join(place, name))
    .filter((file) => statSync(file).isFile());
};

// What pcf-scripts itself writes between the sources.
const generated = `${path.sep}generated${path.sep}`;

/**
 * Runs a build unless its inputs are, byte for byte, those of the last successful one and whatever file it left still
 * stands.
 * @param {string} name of the stamp in out/.stamps
 * @param {{ inputs: string[], outputs: string[], build: () => Promise<void> }} step inputs and outputs are files or
 * folders
 * @returns {Promise<boolean>} whether it was built
 */
export async function whenStale(name, { inputs, outputs, build }) {
  const hash = createHash("sha256");
  for (const file of inputs
    .flatMap(filesUnder)
    .filter((file) => !file.includes(generated))
    .sort()) {
    hash.update(file).update("\0").update(readFileSync(file)).update("\0");
  }
  const wanted = hash.digest("hex");
  const stamp = `out/.stamps/${name}`;
  const isCurrent = () => {
    const [made, ...left] = existsSync(stamp) ? readFileSync(stamp, "utf8").split("\n") : [];
    return made === wanted && [...outputs, ...left].every((place) => existsSync(place));
  };
  if (isCurrent()) return false;
  const lock = await takeLock("build", "builds");
  try {
    if (isCurrent()) return false;
    await build();
    mkdirSync(path.dirname(stamp), { recursive: true });
    writeFileSync(stamp, [wanted, ...outputs.flatMap(filesUnder)].join("\n"));
    return true;
  } finally {
    lock.release();
  }
}
