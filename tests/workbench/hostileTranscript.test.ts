import { closeBrowser, openWorkbench, screenshot } from "./support/browser";
import { aCall } from "../support/callFile";
import { newCase } from "./support/installation";

const IMAGE = `<img src=x onerror="alert('image')">`;
const SCRIPT = `<script>alert('script')</script><svg onload=alert('svg')>`;
const LINK = `javascript:alert('link') https://platform.open.cx.evil.example/inbox`;
const WORD = "w".repeat(10_000);
const OVERRIDE = "pay \u202Egpj.elif\u202C now";

afterAll(closeBrowser);

test("hostile words do nothing but show as text", async () => {
  const said = [IMAGE, SCRIPT, LINK, WORD, OVERRIDE].map((text, index) => [index * 3, "contact", text] as const);
  const id = await newCase(
    aCall({
      phone: "+12025550199",
      name: `${IMAGE} Mallory`,
      summary: `${SCRIPT} asks for a person`,
      turns: said,
    }),
  );
  const { page, misdeeds, close } = await openWorkbench({ id });

  const shown = await page.getByTestId("ocx-turn-text").allTextContents();
  expect(shown).toHaveLength(5);
  expect(shown[0]).toBe(IMAGE);
  expect(shown[1]).toBe(SCRIPT);
  expect(shown[2]).toBe(LINK);
  expect(shown[3]).toBe(WORD);
  // The override itself is dropped: the words stand as they were typed, not mirrored.
  expect(shown[4]).toBe("pay gpj.elif now");

  const made = await page.evaluate(() => ({
    images: document.querySelectorAll("img[src='x'], [onerror], [onload]").length,
    scripts: document.querySelectorAll("[data-testid=case-form] script").length,
    links: Array.from(document.querySelectorAll("a[href]"), (link) => link.getAttribute("href")).filter((href) =>
      /javascript:|evil/.test(href ?? ""),
    ),
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    formOverflow: Array.from(
      document.querySelectorAll("[data-testid=case-form]"),
      (form) => form.scrollWidth - form.clientWidth,
    ),
  }));
  expect(made).toEqual({ images: 0, scripts: 0, links: [], overflow: 0, formOverflow: [0] });
  await screenshot(page, "hostile-transcript");
  expect(misdeeds).toEqual({ errors: [], foreign: [], dialogs: [] });
  await close();
});
