import { existsSync } from "node:fs";
import path from "node:path";
import { chromium, type Browser, type BrowserServer, type LaunchOptions } from "playwright-core";
import { errorText } from "../../LocalPlatform/command/errorText";
import { chromiumFromNpm } from "./chromiumFromNpm";
import { isWithoutSandbox, SANDBOX_ADVICE, SANDBOX_SETTING, sandboxChoice } from "./sandbox";
import { reasonOf, startAgain } from "./startAgain";

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

/** A running headless browser that other processes of this machine use. */
export interface ServedBrowser {
  readonly server: BrowserServer;
  /** For Playwright's `chromium.connect`: on loopback, with a part that nobody guesses. */
  readonly address: string;
}

interface Candidate {
  readonly origin: string;
  /** What tells Playwright which browser it is. */
  readonly choice: () => Promise<LaunchOptions>;
}

/** A browser that hangs at start must not hang the tests. */
const LAUNCH_TIMEOUT_MS = 60_000;
// Playwright's own switches, without the package's: those turn web security off and run all tabs in one process.
const ARGS = ["--font-render-hinting=none", "--disable-dev-shm-usage"];

/**
 * Starts headless Chromium: the one from npm (Linux x64), else an installed Chrome, Edge or Chromium. In its sandbox,
 * but as root or with CHROMIUM_SANDBOX=off; the description says so. One that ends right at its start is started again.
 * @throws NoBrowserError when none starts
 */
export async function launchChromium(): Promise<LaunchedBrowser> {
  const { started, origin, note } = await firstOf((options) => chromium.launch(options));
  const description = [`Chromium ${started.version()} ${origin}`, note].filter(Boolean).join(", ");
  return { browser: started, description };
}

/**
 * Starts the same browser for several processes, which open contexts of their own in it.
 * @throws NoBrowserError when none starts
 */
export async function serveChromium(): Promise<ServedBrowser> {
  const { started } = await firstOf((options) => chromium.launchServer({ ...options, host: "127.0.0.1" }));
  return { server: started, address: started.wsEndpoint() };
}

async function firstOf<Started>(
  start: (options: LaunchOptions) => Promise<Started>,
): Promise<{ readonly started: Started; readonly origin: string; readonly note: string }> {
  const { isOn, note } = sandboxChoice(process.getuid?.(), process.env[SANDBOX_SETTING]);
  const options = { args: ARGS, timeout: LAUNCH_TIMEOUT_MS, chromiumSandbox: isOn };
  const failures: { origin: string; words: string }[] = [];
  for (const { origin, choice } of candidates()) {
    try {
      const chosen = { ...options, ...(await choice()) };
      const started = await startAgain(
        () => start(chosen),
        (words) => failures.push({ origin, words }),
      );
      if (started !== undefined) return { started, origin, note };
    } catch (error) {
      failures.push({ origin, words: errorText(error) });
    }
  }
  throw new NoBrowserError(failures);
}

function candidates(): readonly Candidate[] {
  const fromNpm: Candidate = {
    origin: "from npm (@sparticuz/chromium)",
    choice: async () => ({ executablePath: await chromiumFromNpm() }),
  };
  const channels = ["chrome", "msedge"].map((channel) => ({
    origin: `installed (${channel})`,
    choice: () => Promise.resolve({ channel }),
  }));
  const installed = ["chromium", "chromium-browser"]
    .map(onPath)
    .filter((file) => file !== undefined)
    .map((file) => ({ origin: `installed (${file})`, choice: () => Promise.resolve({ executablePath: file }) }));
  return [...(process.platform === "linux" && process.arch === "x64" ? [fromNpm] : []), ...channels, ...installed];
}

function onPath(name: string): string | undefined {
  return (process.env.PATH ?? "")
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file));
}

/** In one line; of a browser that got no sandbox, Playwright's own would only say that the browser went. */
function reasonIn(words: string): string {
  return isWithoutSandbox(words) ? "its sandbox does not start here" : reasonOf(words);
}
