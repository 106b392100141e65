import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const SOURCE = "OpenCXTranscriptControl";
const BUILT = "out/controls/OpenCXTranscriptControl";
const sheetsOf = (manifest: string): readonly string[] =>
  [...readFileSync(manifest, "utf8").matchAll(/<css path="([^"]+)"/g)].map(([, file = ""]) => file);

test("the built control asks for one style sheet, which holds those of its folders in their order", () => {
  const sheets = sheetsOf(path.join(SOURCE, "ControlManifest.Input.xml"));
  expect(sheets.length).toBeGreaterThan(1);
  const [one = "", ...others] = sheetsOf(path.join(BUILT, "ControlManifest.xml"));
  expect(others).toEqual([]);
  expect(readFileSync(path.join(BUILT, one), "utf8")).toBe(
    sheets.map((file) => readFileSync(path.join(SOURCE, file), "utf8")).join(""),
  );
  expect(sheets.filter((file) => existsSync(path.join(BUILT, file)))).toEqual([]);
});
