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
  for (const languageId of [1033, 1025, 1031, 1036, 3082])
    expect(await noticeIn(languageId)).toContain("\u2066+12025550143\u2069");
});
