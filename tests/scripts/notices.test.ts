import { spawnSync } from "node:child_process";
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { copyTree, removeTree } from "./support/treeCopy";

jest.setTimeout(120_000);

let clone: string;

beforeAll(() => {
  clone = copyTree({ installed: true });
  mkdirSync(path.join(clone, "node_modules/planted"));
  plant("package.json", JSON.stringify({ name: "planted", version: "1.2.3", license: "ISC", main: "index.js" }));
  plant("index.js", 'exports.planted = () => console.log("planted");');
  plant("LICENSE.md", "Copyright (c) 2026 A & B <ab@example.com>\r\nPass it on.\r\n");
  const script = path.join(clone, "WebResources/caseForm/caseForm.ts");
  appendFileSync(script, '\nimport { planted } from "planted";\nexport function second(): void { planted(); }\n');
});
afterAll(() => removeTree(clone));

function plant(file: string, text: string): void {
  writeFileSync(path.join(clone, "node_modules/planted", file), text);
}

function buildScripts(): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/build.mjs", "--webresources"], {
    cwd: clone,
    encoding: "utf8",
  });
  return { status, said: stdout + stderr };
}

test("a further package in a bundle is in the notices, with its licence as text", () => {
  expect(buildScripts()).toMatchObject({ status: 0 });
  const page = readFileSync(path.join(clone, "out/webresources/opencx_/thirdpartynotices.html"), "utf8");
  expect(page).toContain(
    "<h2>planted 1.2.3 (ISC)</h2>\n<pre>Copyright (c) 2026 A &amp; B &lt;ab@example.com&gt;\nPass it on.</pre>",
  );
});

test("a package without the text of its licence is not built in", () => {
  rmSync(path.join(clone, "node_modules/planted/LICENSE.md"));
  rmSync(path.join(clone, "out/.stamps/webresources"));
  expect(buildScripts()).toEqual({
    status: 1,
    said: expect.stringMatching(/the package planted 1\.2\.3 is in the bundle, and .* names no licence with its text/),
  });
});
