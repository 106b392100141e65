import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

const UNPACK_TIMEOUT_MS = 60_000;
/**
 * The package unpacks into the system's temporary folder, which TMPDIR names, and takes whatever stands there already
 * for whole.
 */
const UNPACK = 'import("@sparticuz/chromium").then(({ default: chromium }) => chromium.executablePath())';

/**
 * The headless Chromium of the npm package @sparticuz/chromium, unpacked into a folder of this project: in the shared
 * temporary folder another user's copy could not be run, and a second process starting at the same time would run half
 * a file.
 * @returns path of the executable
 * @throws what Node says when the package cannot be unpacked
 */
export async function chromiumFromNpm(): Promise<string> {
  const { version } = JSON.parse(await readFile("node_modules/@sparticuz/chromium/package.json", "utf8")) as {
    readonly version: string;
  };
  const home = path.resolve("out", `chromium-${version}`);
  const executable = path.join(home, "chromium");
  if (existsSync(executable)) return executable;
  await mkdir("out", { recursive: true });
  const aside = await mkdtemp(`${home}-`);
  await promisify(execFile)(process.execPath, ["--eval", UNPACK], {
    env: { ...process.env, TMPDIR: aside },
    timeout: UNPACK_TIMEOUT_MS,
  });
  try {
    await rename(aside, home);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    // Another process was quicker, and its copy is as whole as ours.
    if (!existsSync(executable)) throw error;
  }
  return executable;
}
