import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { readZip } from "../../Solution/zip";
import { MAIN_SOLUTION, zipOf } from "../../Solution/solutions";
import { childText, children, parseXml } from "../../Solution/xml";

/** The packages that the shipped browser code leads to, as another bundler than the control's finds them. */
function packagesByEsbuild(): readonly string[] {
  const code = `const { build } = await import("esbuild");
const { metafile } = await build({
  entryPoints: ["OpenCXTranscriptControl/index.ts", "WebResources/caseForm/caseForm.ts"],
  bundle: true, metafile: true, write: false, outdir: "out/unused", logLevel: "silent", platform: "browser",
  external: ["react", "@fluentui/react"],
});
const used = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs).filter((file) => inputs[file].bytesInOutput > 0));
console.log(JSON.stringify([...new Set(used.flatMap((file) => /^node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(file)?.[1] ?? []))].sort()));`;
  const said = execFileSync(process.execPath, ["--input-type=module", "--eval", code], { encoding: "utf8" });
  return JSON.parse(said) as readonly string[];
}

/** The notices page that a zip holds. */
function pageIn(zip: string): string {
  const parts = readZip(readFileSync(zip), zip);
  const text = (name: string): string => new TextDecoder().decode(parts.get(name));
  const records = children(parseXml(text("customizations.xml"), zip), "WebResources").flatMap((list) =>
    children(list, "WebResource"),
  );
  const record = records.find((entry) => childText(entry, "Name") === "opencx_/thirdpartynotices.html");
  if (record === undefined) throw new Error(`${zip} holds no notices`);
  return text(childText(record, "FileName").slice(1));
}

test.each(MAIN_SOLUTION.kinds)(
  "the %s zip holds the licence of every package that is in its bundles, and of no other",
  (kind) => {
    const page = pageIn(zipOf(MAIN_SOLUTION, kind));
    const packages = packagesByEsbuild();
    expect(packages).toContain("libphonenumber-js");
    const named = [...page.matchAll(/<h2>(\S+) \S+ \(/g)].map((match) => match[1]);
    expect(named).toEqual(packages);
    for (const name of packages) {
      const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")) as { version: string };
      const licence = readFileSync(`node_modules/${name}/LICENSE`, "utf8").trim();
      expect(page).toContain(`<h2>${name} ${version} (`);
      expect(page).toContain(licence.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"));
    }
  },
);
