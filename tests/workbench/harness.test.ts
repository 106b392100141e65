import { spawn, type ChildProcess } from "node:child_process";
import type { Browser, Page } from "playwright-core";
import { foreignRequests, ownRequests } from "../support/foreignRequests";
import { rawRequest } from "../support/rawRequest";
import { screenshot } from "./support/browser";
import { closeBrowsers, sharedBrowser } from "./support/browsers";

const START_TIMEOUT_MS = 60_000;

// A page of the harness loads 3 MB of development builds.
jest.setTimeout(90_000);

let harness: ChildProcess;
let url = "";
let browser: Browser;

beforeAll(async () => {
  harness = spawn(process.execPath, ["scripts/run.mjs", "harness", "--port", "0"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  [url, browser] = await Promise.all([readyAddress(harness), sharedBrowser()]);
}, START_TIMEOUT_MS);

afterAll(async () => {
  await closeBrowsers();
  harness.kill();
});

/** The harness in a page that reaches this machine alone; what it asks for elsewhere is noted. */
async function open(
  path = "",
): Promise<{ readonly page: Page; readonly elsewhere: readonly string[]; readonly dialogs: readonly string[] }> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 1100 }, locale: "en-US" });
  const elsewhere: string[] = [];
  const dialogs: string[] = [];
  await page.route("**/*", (route) => {
    if (new URL(route.request().url()).hostname === "127.0.0.1") return route.continue();
    elsewhere.push(route.request().url());
    return route.abort();
  });
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(`${url}/${path}`);
  await page.getByTestId("ocx-transcript").waitFor();
  return { page, elsewhere, dialogs };
}

test("shows the control with a transcript of several lines, offline and without an alert", async () => {
  const { page, elsewhere, dialogs } = await open();
  await page.locator('[data-testid="ocx-caller"]:not([data-stage="searching"])').waitFor();
  // The list draws its turns a moment after itself.
  await page.getByTestId("ocx-turn").nth(6).waitFor();
  expect(await page.getByTestId("ocx-turn").count()).toBe(7);
  expect(await page.getByTestId("ocx-turn-text").allInnerTexts()).toContain(
    "A refund, please. And I would rather talk to a person.",
  );
  expect(await page.getByTestId("ocx-header").innerText()).toContain("Refund");
  await screenshot(page, "harness");
  expect(elsewhere).toEqual([]);
  expect(dialogs).toEqual([]);
  await page.close();
});

test("the caller panel finds the sample contact by another spelling of the number, and links it", async () => {
  const { page } = await open();
  const contact = page.getByTestId("ocx-contact");
  await contact.first().waitFor();
  expect(await contact.first().innerText()).toContain("Maria Keller");
  await contact.first().getByTestId("ocx-link").click();
  await page.getByTestId("ocx-link").first().waitFor({ state: "detached" });
  expect(await page.getByTestId("ocx-caller").innerText()).toContain("Maria Keller");
  await page.close();
});

test("what a developer types into the harness is shown, and stays over a reload", async () => {
  const { page } = await open();
  // The harness's own form: the first field is the description.
  const field = page.locator(".io-pane input[type=text]").filter({ visible: true }).first();
  await field.fill("Typed by hand");
  await page.getByText("Typed by hand").first().waitFor();
  await page.reload();
  await page.getByText("Typed by hand").first().waitFor();
  await page.close();
});

test("the harness answers its own page and programs of this machine alone", async () => {
  for (const { what, lines, body } of foreignRequests(url, "/"))
    expect([what, [400, 403].includes((await rawRequest(url, lines, body)).status)]).toEqual([what, true]);
  for (const { what, lines } of ownRequests(url, "/")) {
    const { status, text } = await rawRequest(url, lines);
    expect([what, status, text.includes("frame-ancestors 'none'")]).toEqual([what, 200, true]);
  }
});

/** The address of the line `ready http://...`. */
function readyAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = "";
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const address = /^ready (http:\S+)$/m.exec(output)?.[1];
      if (address !== undefined) resolve(address);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.on("exit", (code) => reject(new Error(`the harness ended with status ${String(code)}:\n${output}`)));
  });
}
