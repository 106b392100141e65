import type { BrowserContextOptions } from "playwright-core";
import { dialogue } from "../support/callFile";
import { seriousViolations } from "./support/axe";
import { closeBrowser, openWorkbench, screenshot } from "./support/browser";
import { newCase } from "./support/installation";

let id = "";

beforeAll(async () => {
  const lines = ["How can I help?", "I was charged twice for order 58213.", "I see both charges."];
  id = await newCase(dialogue(lines, { phone: "+12025550143", name: "Ada Okafor" }));
});

afterAll(closeBrowser);

/** Beside those of accessibility.test.ts. */
const LOOKS: readonly (readonly [string, Readonly<Record<string, string>>, BrowserContextOptions])[] = [
  ["dark", { dark: "1" }, {}],
  ["high-contrast", { contrast: "1" }, {}],
  ["arabic", { language: "1025" }, {}],
  ["320px", {}, { viewport: { width: 320, height: 900 } }],
  ["read-only", { readonly: "1" }, {}],
];

test.each(LOOKS)("axe finds nothing serious in %s", async (look, query, options) => {
  const { page, close } = await openWorkbench({ id, ...query }, options);
  await screenshot(page, look);
  expect(await seriousViolations(page)).toEqual([]);
  await close();
});
