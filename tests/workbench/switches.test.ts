import type { Page } from "playwright-core";
import { closeBrowser, controlReady, openWorkbench, screenshot } from "./support/browser";
import { dialogue } from "../support/callFile";
import { newCase } from "./support/installation";
import { poll } from "./support/poll";

let id = "";

beforeAll(async () => {
  id = await newCase(
    dialogue(["Thank you for calling Northgate. How can I help?", "My heating is out, and the baby is cold."], {
      phone: "+13125550177",
      name: "Dana Whitfield",
    }),
  );
});

afterAll(closeBrowser);

function background(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.querySelector(".wb-section") ?? document.body).backgroundColor);
}

test("each switch of the panel changes the page and stands in the address", async () => {
  const { page, misdeeds, close } = await openWorkbench({ id });
  const light = await background(page);
  await page.getByTestId("settings").click();
  await page.getByTestId("switch-dark").click();
  await page.waitForURL(/dark=1/);
  await poll("dark page", async () => ((await background(page)) === light ? undefined : true));
  await page.getByTestId("switch-contrast").click();
  await page.waitForURL(/contrast=1/);
  await poll("black page", async () => ((await background(page)) === "rgb(0, 0, 0)" ? true : undefined));
  await page.getByTestId("switch-readonly").click();
  await page.waitForURL(/readonly=1/);
  await page.getByTestId("switch-narrow").click();
  await page.waitForURL(/narrow=1/);
  await page.getByTestId("switch-rtl").click();
  await page.waitForURL(/rtl=1/);
  await page.waitForFunction(() => document.documentElement.dir === "rtl");
  await controlReady(page);
  await page.getByTestId("settings").click();
  await page.getByTestId("switch-language").click();
  await page.getByRole("option", { name: "Deutsch" }).click();
  await page.waitForURL(/language=1031/);
  await page.waitForFunction(() => document.documentElement.lang === "de");
  await controlReady(page);
  expect(misdeeds).toEqual({ errors: [], foreign: [], dialogs: [] });
  await close();
});

test.each([
  ["1033", "ltr", "Case", "Settings", "Who called?"],
  ["1025", "rtl", "الحالة", "الإعدادات", "من المتصل؟"],
  ["1031", "ltr", "Anfrage", "Einstellungen", "Wer hat angerufen?"],
  ["1036", "ltr", "Incident", "Paramètres", "Qui a appelé ?"],
  ["3082", "ltr", "Caso", "Configuración", "¿Quién llamó?"],
])(
  "language %s speaks to the rep in page, form and control",
  async (language, direction, section, settings, contact) => {
    const { page, misdeeds, close } = await openWorkbench({ id, language });
    expect(await page.evaluate(() => document.documentElement.dir)).toBe(direction);
    await page.getByRole("button", { name: settings }).waitFor();
    await page.getByRole("heading", { name: section, exact: true }).waitFor();
    await page.getByTestId("ocx-caller").getByRole("heading", { name: contact, exact: true }).waitFor();
    expect(misdeeds).toEqual({ errors: [], foreign: [], dialogs: [] });
    await screenshot(page, `language-${language}`);
    await close();
  },
);

test("right to left mirrors list and form", async () => {
  const places = async (query: Readonly<Record<string, string>>): Promise<readonly number[]> => {
    const { page, close } = await openWorkbench({ id, ...query });
    const boxes = await Promise.all([
      page.getByTestId("case-list").boundingBox(),
      page.getByTestId("case-form").boundingBox(),
    ]);
    await close();
    return boxes.map((box) => box?.x ?? Number.NaN);
  };
  const [listLeft = 0, formLeft = 0] = await places({});
  expect(listLeft).toBeLessThan(formLeft);
  const [listRight = 0, formRight = 0] = await places({ rtl: "1" });
  expect(listRight).toBeGreaterThan(formRight);
});

test("read-only locks the form and the control, and everything can still be read", async () => {
  const { page, close } = await openWorkbench({ id, readonly: "1" });
  expect(await page.getByLabel("Case Title").isEditable()).toBe(false);
  expect(await page.getByRole("toolbar").getByRole("button", { name: "Save" }).isDisabled()).toBe(true);
  expect(await page.getByTestId("ocx-create").getAttribute("aria-disabled")).toBe("true");
  expect(await page.getByTestId("ocx-turn").count()).toBe(2);
  await close();
});

test.each([
  ["the switch", { narrow: "1" }, 1366],
  ["a window of 320 px", {}, 320],
])(
  "at 320 px, by %s, list and form stand one at a time and nothing runs out of the page",
  async (_by, query, width) => {
    const { page, close } = await openWorkbench({ id, ...query }, { viewport: { width, height: 900 } });
    expect(await page.getByTestId("case-list").isVisible()).toBe(false);
    const overflow = await page.evaluate(() => {
      const form = document.querySelector("[data-testid=case-form]");
      return [
        document.documentElement.scrollWidth - document.documentElement.clientWidth,
        (form?.scrollWidth ?? 0) - (form?.clientWidth ?? 0),
      ];
    });
    expect(overflow).toEqual([0, 0]);
    await screenshot(page, `narrow-${width}`);
    await page.getByRole("toolbar").getByText("Back").click();
    await page.getByTestId("case-list").waitFor();
    expect(await page.getByTestId("case-form").isVisible()).toBe(false);
    await close();
  },
);

test.each([
  ["17", "17.0.2"],
  ["16", "16.14.0"],
  ["18", "18.3.1"],
  ["18-strict", "18.3.1"],
])("React %s hosts the control", async (react, version) => {
  const { page, misdeeds, close } = await openWorkbench({ id, react });
  expect(
    await page.evaluate(() => (window as unknown as { readonly React: { readonly version: string } }).React.version),
  ).toBe(version);
  expect(await page.getByTestId("ocx-turn").count()).toBe(2);
  expect(misdeeds).toEqual({ errors: [], foreign: [], dialogs: [] });
  await close();
});

test("the classic look hands out no tokens, and the control draws itself all the same", async () => {
  const { page, misdeeds, close } = await openWorkbench({ id, look: "classic", dark: "1" });
  // The classic look knows no dark.
  expect(await background(page)).toBe("rgb(255, 255, 255)");
  expect(await page.getByTestId("ocx-turn").count()).toBe(2);
  expect(misdeeds).toEqual({ errors: [], foreign: [], dialogs: [] });
  await close();
});
