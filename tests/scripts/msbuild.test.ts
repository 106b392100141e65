import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { parseXml } from "../../Solution/xml";

const FLAGS = { "--buildMode": "production", "--outDir": "out/controls", "--buildSource": "MSBuild" };

/** `npm run SCRIPT` as Microsoft's .NET build runs it, with flags of its own. */
function asked(script: string, flags: Readonly<Record<string, string>>): readonly [number | null, string] {
  const args = Object.entries({ ...FLAGS, ...flags }).flat();
  const { status, stderr } = spawnSync(process.execPath, [`scripts/${script}.mjs`, "--noColor", ...args], {
    encoding: "utf8",
  });
  return [status, stderr];
}

test.each([
  [{ "--buildMode": "development" }, "build: the control is built for production alone; PcfBuildMode is development\n"],
  [{ "--outDir": "out/other" }, "build: the control is built into out/controls; OutputPath is out/other\n"],
])("a .NET build that was changed is told so, and nothing is built: %j", (flags, words) => {
  expect(asked("build", flags)).toEqual([2, words]);
});

test("clean refuses an option of nobody's", () => {
  const { status, stderr } = spawnSync(process.execPath, ["scripts/clean.mjs", "--all"], { encoding: "utf8" });
  expect([status, stderr]).toEqual([2, "clean: there is no option --all\n"]);
});

test("the .pcfproj builds for production, where pcfconfig.json says", () => {
  const text = readFileSync("OpenCXTranscriptControl.pcfproj", "utf8");
  expect(() => parseXml(text, "OpenCXTranscriptControl.pcfproj")).not.toThrow();
  const { outDir } = JSON.parse(readFileSync("pcfconfig.json", "utf8")) as { outDir: string };
  const folder = outDir.replace("./", "").replaceAll("/", "\\");
  expect(text).toContain(`<OutputPath>$(MSBuildThisFileDirectory)${folder}</OutputPath>`);
  expect(text).toContain("<PcfBuildMode>production</PcfBuildMode>");
});
