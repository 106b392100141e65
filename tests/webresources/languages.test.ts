import { LANGUAGES } from "../../Transcript/languages";
import { openCase, settled } from "./support/openCase";

async function noticeIn(languageId: number): Promise<string> {
  jest.resetModules();
  const page = openCase({ languageId });
  const { onLoad } = await import("../../WebResources/caseForm/caseForm");
  onLoad(page.executionContext);
  await settled();
  return page.notices()[0]?.message ?? "";
}

test.each([
  [1033, "No contact is linked"],
  [1025, "لا توجد جهة اتصال"],
  [1031, "kein Kontakt verknüpft"],
  [1036, "Aucun contact"],
  [3082, "No hay ningún contacto"],
  [2058, "No hay ningún contacto"],
  [2055, "kein Kontakt verknüpft"],
  [1041, "No contact is linked"],
])(
  "language %i reads its own words, another country's variant its language's, any other English",
  async (languageId, words) => {
    expect(await noticeIn(languageId)).toContain(words);
  },
);

test("every language names the caller's number, kept in reading order", async () => {
  for (const { lcid } of LANGUAGES) expect(await noticeIn(lcid)).toContain("\u2066+12025550143\u2069");
});

test("every language of the product has a notice of its own", async () => {
  const notices = new Set<string>();
  for (const { lcid } of LANGUAGES) notices.add(await noticeIn(lcid));
  expect(notices.size).toBe(LANGUAGES.length);
});
