import { existsSync } from "node:fs";
import path from "node:path";
import { chromium, type Browser } from "playwright-core";
import { errorText } from "../../LocalPlatform/command/errorText";
import { chromiumFromNpm } from "./chromiumFromNpm";
import { isWithoutSandbox, SANDBOX_ADVICE, SANDBOX_SETTING, sandboxChoice } from "./sandbox";

/** No browser could be started; the message lists what was tried and why each failed, and says what to do. */
export class NoBrowserError extends Error {
  public override readonly name = "NoBrowserError";

  /** @param failures what was tried, and what it said */
  constructor(failures: readonly { readonly origin: string; readonly words: string }[]) {
    const sandbox = failures.some(({ words }) => isWithoutSandbox(words)) ? `${SANDBOX_ADVICE}. ` : "";
    const tried = failures.map(({ origin, words }) => `${origin}: ${reasonIn(words)}`).join(" | ");
    super(
      `No headless Chromium could be started. ${sandbox === "" ? "Install Google Chrome, Microsoft Edge or Chromium. " : sandbox}Tried: ${tried}`,
    );
  }
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

type Options = NonNullable<Parameters<typeof chromium.launch>[0]>;

/**
 * Starts headless Chromium: the one from npm (Linux x64), else an installed Chrome, Edge or Chromium. In its sandbox,
 * but as root or with CHROMIUM_SANDBOX=off; the description says so.
 * @throws NoBrowserError when none starts
 */
export async function launchChromium(): Promise<LaunchedBrowser> {
  const sandbox = sandboxChoice(process.getuid?.(), process.env[SANDBOX_SETTING]);
  const options = { args: ARGS, timeout: LAUNCH_TIMEOUT_MS, chromiumSandbox: sandbox.isOn };
  const failures: { origin: string; words: string }[] = [];
  for (const { origin, launch } of candidates(options)) {
    try {
      const browser = await launch();
      const description = [`Chromium ${browser.version()} ${origin}`, sandbox.note].filter(Boolean).join(", ");
      return { browser, description };
    } catch (error) {
      failures.push({ origin, words: errorText(error) });
    }
  }
  throw new NoBrowserError(failures);
}

function candidates(options: Options): readonly Candidate[] {
  const fromNpm: Candidate = {
    origin: "from npm (@sparticuz/chromium)",
    launch: async () => launchAt(await chromiumFromNpm(), options),
  };
  const channels = ["chrome", "msedge"].map((channel) => ({
    origin: `installed (${channel})`,
    launch: () => chromium.launch({ ...options, channel }),
  }));
  const installed = ["chromium", "chromium-browser"]
    .map(onPath)
    .filter((file) => file !== undefined)
    .map((file) => ({ origin: `installed (${file})`, launch: () => launchAt(file, options) }));
  return [...(process.platform === "linux" && process.arch === "x64" ? [fromNpm] : []), ...channels, ...installed];
}

function launchAt(executablePath: string, options: Options): Promise<Browser> {
  return chromium.launch({ ...options, executablePath });
}

function onPath(name: string): string | undefined {
  return (process.env.PATH ?? "")
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file));
}

/** The first line; of a browser that got no sandbox it would only say that the browser went. */
function reasonIn(words: string): string {
  return isWithoutSandbox(words) ? "its sandbox does not start here" : (words.split("\n")[0] ?? "");
}
