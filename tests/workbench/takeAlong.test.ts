import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { readCallFile } from "../../Ingestion/commands/callFile";
import { dialogue } from "../support/callFile";
import { read } from "../support/read";
import { closeBrowser, openTab, openCase, openWorkbench, screenshot, type WorkbenchPage } from "./support/browser";
import { newCase, rows } from "./support/installation";
import { poll } from "./support/poll";
import { printedText } from "./support/printed";

const LINES = ["Hello, how can I help?", "Two charges are not mine.\nPlease stop them.", "I have frozen the card."];

afterAll(closeBrowser);

async function openCall(phone: string): Promise<WorkbenchPage & { readonly id: string }> {
  const id = await newCase(dialogue(LINES, { phone }));
  const opened = await openCase(id, { permissions: ["clipboard-read", "clipboard-write"] });
  return { ...opened, id };
}

function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Selects from the first words of one turn to the first words of another. */
async function select(page: Page, from: number, to: number): Promise<void> {
  await page.evaluate(
    ([first, last]) => {
      const words = document.querySelectorAll(".ocx-turn-text");
      const [start, end] = [words[first ?? 0]?.firstChild, words[last ?? 0]?.firstChild];
      if (start && end) document.getSelection()?.setBaseAndExtent(start, 0, end, 5);
    },
    [from, to],
  );
}

test("a quote is on the timeline after two presses: the turn, the button", async () => {
  const { page, misdeeds, id, close } = await openCall("+12025550181");
  await page.getByText("Two charges are not mine.").click();
  await screenshot(page, "quote-tools");
  await page.getByTestId("ocx-quote-note").click();
  await page.getByTestId("ocx-taken").getByText("Added to the timeline.").waitFor();
  const [note] = await rows(`annotations?$select=subject,notetext&$filter=_objectid_value eq ${id}`);
  expect(note).toMatchObject({ subject: "Quote from the call" });
  expect(note?.notetext).toMatch(/^\[\d:\d\d\] Customer: Two charges are not mine\.\n {4}Please stop them\.$/);
  await openTab(page, "Timeline");
  await page.locator(".wb-notes").getByText("Please stop them.").waitFor();
  expect(misdeeds).toEqual({ errors: [], foreign: [], dialogs: [] });
  await close();
});

test("by keyboard: from the turn with the focus to its tools with Tab", async () => {
  const { page, close } = await openCall("+12025550182");
  await page.getByTestId("ocx-turn").first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByTestId("ocx-taken").getByText("Copied.").waitFor();
  expect(await clipboard(page)).toMatch(/^\[\d:\d\d\] Customer: Two charges/);
  await close();
});

test("Copy takes all turns, those of one speaker, or what is selected", async () => {
  const { page, close } = await openCall("+12025550183");
  await page.getByTestId("ocx-copy").click();
  await page.getByTestId("ocx-taken").getByText("Copied.").waitFor();
  expect((await clipboard(page)).split("\n").map((line) => line.replace(/^\[\d:\d\d\]/, "[]"))).toEqual([
    "[] AI: Hello, how can I help?",
    "[] Customer: Two charges are not mine.",
    "    Please stop them.",
    "[] AI: I have frozen the card.",
  ]);
  await select(page, 1, 2);
  await page.getByTestId("ocx-copy").click();
  await poll("copied selection", async () => ((await clipboard(page)).endsWith("] AI: I hav …") ? true : undefined));
  expect((await clipboard(page)).split("\n")).toHaveLength(3);
  await page.evaluate(() => document.getSelection()?.removeAllRanges());
  await page.getByTestId("ocx-speaker").selectOption("customer");
  await page.getByTestId("ocx-copy").click();
  await poll("copy without the AI", async () => ((await clipboard(page)).includes("AI:") ? undefined : true));
  expect(await clipboard(page)).toContain("Customer: Two charges are not mine.");
  await close();
});

test("Ctrl+C makes quotes of several turns, and leaves a few words of one as they are", async () => {
  const { page, close } = await openCall("+12025550184");
  await select(page, 0, 1);
  await page.keyboard.press("Control+c");
  await page.getByTestId("ocx-taken").getByText("Copied.").waitFor();
  expect(await clipboard(page)).toMatch(/^\[\d:\d\d\] AI: Hello, how can I help\?\n\[\d:\d\d\] Customer: Two c …$/);
  await select(page, 1, 1);
  await page.keyboard.press("Control+c");
  await poll("copied words", async () => ((await clipboard(page)) === "Two c" ? true : undefined));
  await close();
});

test("the whole call is saved as a text, whoever is listed, and printed without the app around it", async () => {
  const { page, misdeeds, close } = await openCall("+12025550185");
  await page.getByTestId("ocx-speaker").selectOption("customer");
  await page.getByTestId("ocx-more").click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByTestId("ocx-save").click()]);
  expect(download.suggestedFilename()).toMatch(/^call-[\w-]+\.txt$/);
  const saved = await readFile(await download.path(), "utf8");
  expect(saved).toMatch(/^\ufeffPhone: \+1 202 555 0185\r\nCall started: /);
  expect(saved).toContain("] AI: I have frozen the card.");
  expect(saved).not.toMatch(/[^\r]\n|[\u2068\u2069]/);

  const printed = printedText(page);
  await page.getByTestId("ocx-more").click();
  await page.getByTestId("ocx-print").click();
  expect(await printed).toBe(saved.replace(/^\ufeff/, "").replace(/\r\n/g, "\n"));
  expect(misdeeds).toEqual({ errors: [], foreign: [], dialogs: [] });
  await close();
});

test("from right to left a saved phone number keeps its groups in order", async () => {
  const id = await newCase(dialogue(LINES, { phone: "+966501234561", name: "أحمد الحسن" }));
  const { page, close } = await openWorkbench({ id, language: "1025" }, { acceptDownloads: true });
  await page.getByTestId("ocx-more").click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByTestId("ocx-save").click()]);
  const saved = await readFile(await download.path(), "utf8");
  const lines = saved.replace(/^\ufeff/, "").split("\r\n");
  expect(lines[0]).toBe("المتصل: أحمد الحسن");
  expect(lines[1]).toBe("الهاتف: \u200e+966 50 123 4561");
  // Where the first and the last group are drawn, as the printed page draws the same line.
  const forwards = await page.evaluate((words) => {
    const line = document.createElement("p");
    line.dir = "auto";
    line.textContent = words;
    document.body.append(line);
    const left = (part: string): number => {
      const range = document.createRange();
      range.setStart(line.firstChild ?? line, words.indexOf(part));
      range.setEnd(line.firstChild ?? line, words.indexOf(part) + part.length);
      return range.getBoundingClientRect().left;
    };
    return left("966") < left("4561");
  }, String(lines[1]));
  expect(forwards).toBe(true);
  await close();
});

test("the call is saved as WebVTT and as vCon, and `ingest` reads both back to the same turns", async () => {
  const { page, misdeeds, id, close } = await openCall("+12025550186");
  const [incident] = await rows(`incidents?$select=description&$filter=incidentid eq ${id}`);
  const { conversation } = read(String(incident?.description));
  for (const [format, ending] of [
    ["vtt", /^call-[\w-]+\.vtt$/],
    ["vcon", /^call-[\w-]+\.vcon\.json$/],
  ] as const) {
    await page.getByTestId("ocx-more").click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByTestId(`ocx-save-${format}`).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(ending);
    const { conversations, handoffs } = await readCallFile(await download.path());
    expect(handoffs).toMatchObject([{ conversationId: id }]);
    const started = Date.parse(conversation.callStarted ?? "");
    const turns = (await conversations.history(id)).filter(({ event }) => event.type === "message");
    expect(
      turns.map(({ event, created_at: at = 0 }) => [(at - started) / 1_000, event.sender.type, event.content.text]),
    ).toEqual(
      conversation.turns.map(({ at, speaker, text }) => [at, speaker === "customer" ? "contact" : speaker, text]),
    );
    expect((await conversations.session(id)).contact).toMatchObject({ phone_number: "+12025550186" });
  }
  expect(misdeeds).toEqual({ errors: [], foreign: [], dialogs: [] });
  await close();
});
