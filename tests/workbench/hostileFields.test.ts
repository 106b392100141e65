import { ACCOUNT_PHONE_COLUMNS, PHONE_COLUMNS } from "../../Caller/phone/filters";
import { GALLERY_STATES } from "../../Workbench/page/gallery/states/galleryStates";
import { closeBrowser, openPath, type WorkbenchPage } from "./support/browser";
import { openState } from "./support/gallery";
import { HOSTILE_SETTINGS, hostileHost, VECTORS, type HostileWindow } from "./support/hostileHost";

declare global {
  interface Window {
    readonly hostile: HostileWindow;
  }
}

let opened: WorkbenchPage;
const asked: string[] = [];
const seen = new Set<string>();

beforeAll(async () => {
  opened = await openPath("/gallery/empty", { viewport: { width: 320, height: 900 } });
  const { page } = opened;
  await page.addInitScript(hostileHost, HOSTILE_SETTINGS);
  await page.reload();
  await page.getByTestId("control-host").waitFor();
  // The fonts of icons come from where the page does, when the first icon is drawn.
  const fonts = new URL("/icons/", page.url()).href;
  page.on("request", (request) => {
    if (!request.url().startsWith(fonts)) asked.push(request.url());
  });
});

afterAll(closeBrowser);

/** Opens a state with the vectors in this turn, then all in it that opens; gives what is wrong with either. */
async function problemsIn(state: string, turn: number, refuse = false): Promise<readonly string[]> {
  const { page } = opened;
  await page.evaluate(([now, no]) => Object.assign(window.hostile, { turn: now, refuse: no }), [turn, refuse] as const);
  await openState(page, state, { turn: `${turn}` });
  const wrong = await problemsNow();
  // Rows first: a form may take the place of some.
  for (const shut of ['[aria-expanded="false"], [data-testid="ocx-more-contacts"]', '[data-testid="ocx-create"]']) {
    await page.evaluate(
      (buttons) => document.querySelectorAll<HTMLElement>(buttons).forEach((one) => one.click()),
      shut,
    );
    wrong.push(...(await problemsNow()));
  }
  return wrong.map((what) => `${state}, turn ${turn}: ${what}`);
}

/** What is wrong with what the control shows now; notes which fields are seen in it. */
async function problemsNow(): Promise<string[]> {
  const { fields, wrong } = await opened.page.evaluate(() => {
    const control = document.querySelector('[data-testid="control-host"]');
    const all = Array.from(control?.querySelectorAll("*") ?? []);
    const words = all.flatMap((element) => [
      ...Array.from(element.childNodes, (node) => (node.nodeType === Node.TEXT_NODE ? (node.nodeValue ?? "") : "")),
      ...Array.from(element.attributes, ({ value }) => value),
      element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.value : "",
    ]);
    const made = all.filter(
      (element) =>
        element.matches(
          "script, iframe, object, embed, img, link, style, base, meta, [action], [srcdoc], [xlink\\:href]",
        ) || Array.from(element.attributes).some(({ name }) => name.startsWith("on")),
    );
    const links = Array.from(control?.querySelectorAll("[href]") ?? [], (link) => link.getAttribute("href") ?? "");
    const { scrollWidth, clientWidth } = document.documentElement;
    return {
      fields: Array.from(words.join(" ").matchAll(/«([^»]+)»/g), ([, field = ""]) => field),
      wrong: [
        ...made.map((element) => `made ${element.outerHTML.slice(0, 100)}`),
        ...links.filter((href) => !/^(https:\/\/platform\.open\.cx\/|#)/.test(href)).map((href) => `links to ${href}`),
        ...(scrollWidth > clientWidth ? [`runs ${scrollWidth - clientWidth} px out of the page`] : []),
        ...(control === null || control.childElementCount === 0 ? ["shows nothing"] : []),
      ],
    };
  });
  for (const field of fields) seen.add(field);
  return wrong;
}

test("in every field and every state the vectors are words: nothing runs, leaves, links or runs out of 320 px", async () => {
  const wrong: string[] = [];
  for (const turn of VECTORS.keys()) wrong.push(...(await problemsIn("many-contacts", turn)));
  for (const [turn, { name }] of GALLERY_STATES.entries()) wrong.push(...(await problemsIn(name, 2 * turn)));
  for (const turn of VECTORS.keys()) wrong.push(...(await problemsIn("found", turn, true)));
  // In odd turns the number's own column holds none, so that of the text is shown.
  wrong.push(...(await problemsIn("long-call", 1)));
  const { violations, opened: left } = await opened.page.evaluate(() => window.hostile);
  expect(wrong).toEqual([]);
  expect({ violations, left, asked }).toEqual({ violations: [], left: [], asked: [] });
  expect(opened.misdeeds).toEqual({ errors: [], foreign: [], dialogs: [] });
});

/** Handed to the control and shown nowhere, by the field's name, and why. */
const UNSEEN: readonly (readonly [fields: readonly string[], why: string])[] = [
  [["contact.firstname", "contact.lastname"], "only compared with the caller's name; the full name is shown"],
  [PHONE_COLUMNS.map((name) => `contact.${name}`), "of a row's numbers that which is the caller's is shown"],
  [ACCOUNT_PHONE_COLUMNS.map((name) => `account.${name}`), "as of contacts"],
  [
    ["contact.birthdate", "contact.address1_line1"],
    "only compared with what the caller answered: a tick, a cross, or nothing",
  ],
  [["incident._primarycontactid_value"], "the contact itself is read and shown"],
  [["incident.opencx_notcallers"], "ids, of whom not to offer again"],
  [["incident.opencx_sessionid"], "tells earlier calls from other cases"],
  [["incident.opencx_callerphone"], "tells which cases are of the caller's number"],
  [["handoffOn"], "the form's words for a time that the control tells in its own"],
  [["revealCards"], "whether card numbers may be shown"],
  [["defaultCountry", "sessionId", "modifiedOn"], "decides how numbers are read, and when to ask again"],
  [["writtenHash"], "only compared with that of the words"],
  [["contact.description"], "tells of a contact made here from which session it is"],
];

test("each field that the control was given was seen on the page, or stands in the list of those that never are", async () => {
  const { fields } = await opened.page.evaluate(() => window.hostile);
  const unseen = fields.filter((field) => !seen.has(field));
  expect(unseen.filter((field) => !UNSEEN.some(([names]) => names.includes(field)))).toEqual([]);
  expect(UNSEEN.filter(([names]) => !unseen.some((field) => names.includes(field)))).toEqual([]);
});

test("the page that this was tried on allows no inline script, no eval, and of styles those of its nonce alone", async () => {
  const answer = await opened.page.request.get(opened.page.url());
  const policy = answer.headers()["content-security-policy"] ?? "";
  expect(policy).not.toMatch(/unsafe|\*|https?:|script-src[^;]*(data|blob):/);
  expect(policy).toMatch(/default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[^']+';/);
});
