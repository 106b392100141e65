import { chromium, type Browser } from "playwright-core";
import { launchChromium } from "../../../Workbench/browser/chromium";

/** Where setup.ts tells the test files of the browser that it has started for all of them. */
export const BROWSER_ADDRESS = "WORKBENCH_BROWSER";

/** It answers on loopback at once or not at all; the machine may be busy. */
const CONNECT_TIMEOUT_MS = 20_000;

let shared: Promise<Browser> | undefined;
let own: Promise<Browser> | undefined;

/** The browser of all test files; one of this file alone where there is none, or it has gone. */
export function sharedBrowser(): Promise<Browser> {
  shared ??= kept(connected(), () => (shared = undefined));
  return shared;
}

/** A browser of this test file alone, started once: for what all pages of a browser share. */
export function ownBrowser(): Promise<Browser> {
  own ??= kept(launched(), () => (own = undefined));
  return own;
}

/** One that does not come, or goes, is not kept: the next test tries again. */
function kept(coming: Promise<Browser>, gone: () => void): Promise<Browser> {
  coming.then((browser) => browser.once("disconnected", gone), gone);
  return coming;
}

async function launched(): Promise<Browser> {
  const { browser, description } = await launchChromium();
  process.stderr.write(`browser: ${description}\n`);
  return browser;
}

async function connected(): Promise<Browser> {
  const address = process.env[BROWSER_ADDRESS];
  if (address === undefined) return ownBrowser();
  return chromium.connect(address, { timeout: CONNECT_TIMEOUT_MS }).catch((error: unknown) => {
    process.stderr.write(`browser: not the shared one: ${String(error)}\n`);
    return ownBrowser();
  });
}

/** Ends this file's browser, and what it has open in the shared one. */
export async function closeBrowsers(): Promise<void> {
  const browsers = await Promise.all([shared, own]);
  for (const browser of new Set(browsers)) await browser?.close();
}
