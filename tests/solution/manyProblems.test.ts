import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { packedParts } from "../../Solution/pack/pack";
import { parseXml } from "../../Solution/xml";
import { writeZip } from "../../Solution/zip";
import { solutionCommand } from "./support/command";
import { edit } from "./support/faults";
import { VERSION, fixtureTree } from "./support/fixtureTree";

const folder = mkdtempSync(path.join(tmpdir(), "opencx-problems-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("of a zip with very many problems the first are said, and how many more there are", async () => {
  const parts = new Map(packedParts(await fixtureTree(), "managed", VERSION));
  const components = Array.from({ length: 5_000 }, (_, index) => `<RootComponent type="61" schemaName="n${index}" />`);
  edit(parts, "solution.xml", "</RootComponents>", `${components.join("")}</RootComponents>`);
  const file = path.join(folder, "many.zip");
  writeFileSync(file, writeZip(parts));
  const { stdout, stderr, status } = await solutionCommand("check", file);
  expect(status).toBe(1);
  const [, more = ""] = /^and (\d+) more: mend these first$/m.exec(stderr) ?? [];
  expect(stderr.match(/^.*many\.zip: /gm)).toHaveLength(200);
  expect(stdout).toContain(`${Number(more) + 200} problems`);
});

test.each([300, 100_000])("elements that lie %d deep in each other are named as such", (levels) => {
  const xml = "<a>".repeat(levels) + "</a>".repeat(levels);
  expect(() => parseXml(xml, "solution.xml")).toThrow(
    "solution.xml is not well-formed XML: its elements lie more than 200 deep in each other",
  );
});
