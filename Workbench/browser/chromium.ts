import { existsSync } from "node:fs";
import path from "node:path";
import { chromium, type Browser } from "playwright-core";
import { errorText } from "../../LocalPlatform/command/errorText";
import { chromiumFromNpm } from "./chromiumFromNpm";

/** No browser could be started; the message lists what was tried and why each failed. */
export class NoBrowserError extends Error {
  public override readonly name = "NoBrowserError";
}

/** A running headless browser, and which one it is. */
export interface LaunchedBrowser {
  readonly browser: Browser;
  /** `Chromium 147.0.0.0 from npm (@sparticuz/chromium)`: for the reader of a test log. */
  readonly description: string;
}

interface Candidate {
  readonly origin: string;
  readonly launch: () => Promise<Browser>;
}

/** A browser that hangs at start must not hang the tests. */
const LAUNCH_TIMEOUT_MS = 60_000;
// Playwright's own switches, without the package's: those turn web security off and run all tabs in one process.
const ARGS = ["--font-render-hinting=none", "--disable-dev-shm-usage"];

/**
 * Starts headless Chromium: the one from npm (Linux x64), else an installed Chrome, Edge or Chromium.
 * @throws NoBrowserError when none starts
 */
export async function launchChromium(): Promise<LaunchedBrowser> {
  const failures: string[] = [];
  for (const candidate of candidates()) {
    try {
      const browser = await candidate.launch();
      return { browser, description: `Chromium ${browser.version()} ${candidate.origin}` };
    } catch (error) {
      failures.push(`${candidate.origin}: ${firstLine(error)}`);
    }
  }
  throw new NoBrowserError(
    `No headless Chromium could be started. Install Google Chrome, Microsoft Edge or Chromium. Tried: ${failures.join(" | ")}`,
  );
}

function candidates(): readonly Candidate[] {
  const fromNpm: Candidate = {
    origin: "from npm (@sparticuz/chromium)",
    launch: async () => launchAt(await chromiumFromNpm()),
  };
  const channels = ["chrome", "msedge"].map((channel) => ({
    origin: `installed (${channel})`,
    launch: () => chromium.launch({ channel, args: ARGS, timeout: LAUNCH_TIMEOUT_MS }),
  }));
  const installed = ["chromium", "chromium-browser"]
    .map(onPath)
    .filter((file) => file !== undefined)
    .map((file) => ({ origin: `installed (${file})`, launch: () => launchAt(file) }));
  return [...(process.platform === "linux" && process.arch === "x64" ? [fromNpm] : []), ...channels, ...installed];
}

function launchAt(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: ARGS, timeout: LAUNCH_TIMEOUT_MS });
}

function onPath(name: string): string | undefined {
  return (process.env.PATH ?? "")
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file));
}

function firstLine(error: unknown): string {
  return errorText(error).split("\n")[0] ?? "";
}
