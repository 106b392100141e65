import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { packSolution } from "../../Solution/pack/pack";
import { readSourceTree } from "../../Solution/pack/sourceTree";
import { MAIN_SOLUTION } from "../../Solution/solutions";
import { fixtureTree, VERSION } from "./support/fixtureTree";

const CONTROL_FOLDER = "Controls/opencx_OpenCX.OpenCXTranscriptControl/";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "opencx-crlf-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("a checkout with Windows line ends gives the same zip", async () => {
  const tree = await fixtureTree();
  await cp(MAIN_SOLUTION.source, path.join(folder, "src"), { recursive: true });
  for (const entry of await readdir(path.join(folder, "src"), { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isFile()) await writeWindows(file, await readFile(file));
  }
  for (const [name, bytes] of tree) {
    if (name.endsWith(".data.xml")) continue;
    if (name.startsWith(CONTROL_FOLDER))
      await writeWindows(
        path.join(folder, "controls/OpenCXTranscriptControl", name.slice(CONTROL_FOLDER.length)),
        bytes,
      );
    if (name.startsWith("WebResources/"))
      await writeWindows(path.join(folder, "web", name.slice("WebResources/".length)), bytes);
  }
  const windows = await readSourceTree({
    source: path.join(folder, "src"),
    controls: path.join(folder, "controls"),
    webResources: path.join(folder, "web"),
  });
  expect(
    Buffer.from(packSolution(windows, "managed", VERSION)).equals(Buffer.from(packSolution(tree, "managed", VERSION))),
  ).toBe(true);
});

test("a build output that is missing is named, with what to run", async () => {
  await expect(
    readSourceTree({ source: MAIN_SOLUTION.source, controls: "out/nowhere", webResources: "out/nowhere" }),
  ).rejects.toThrow(/run "npm run build"/);
});

async function writeWindows(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, Buffer.from(bytes).toString("utf8").replace(/\n/g, "\r\n"));
}
