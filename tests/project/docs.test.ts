import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import rooms from "../../rooms.json";
import { CASE_COLUMNS } from "../../Transcript/caseColumns";

const project = JSON.parse(readFileSync("package.json", "utf8")) as {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};
const DOCS = [
  "README.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  "CHANGELOG.md",
  ...readdirSync("docs")
    .filter((file) => file.endsWith(".md"))
    .map((file) => `docs/${file}`),
];
const read = (file: string): string => readFileSync(file, "utf8");
const found = (text: string, pattern: RegExp): readonly string[] =>
  [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ""))].sort();

test("docs/dependencies.md has a line for every package, and for none that is not there", () => {
  const [atRunTime = "", forBuilding = ""] = read("docs/dependencies.md").split("## For building and testing");
  // The first cell of a row holds the packages that it is about.
  const packages = (text: string): readonly string[] =>
    found(found(text, /^\| ([^|]*`[^|]*) \|/gm).join("\n"), /`([^`]+)`/g);
  expect(packages(atRunTime)).toEqual(Object.keys(project.dependencies).sort());
  // Types come with the package that they describe, unless they are all there is of it.
  const named = Object.keys(project.devDependencies).filter(
    (name) => !/^@types\/(google-libphonenumber|jest|node|pg|react|react-dom)$/.test(name),
  );
  expect(packages(forBuilding)).toEqual(named.sort());
});

test("every version is pinned", () => {
  for (const [name, version] of Object.entries({ ...project.dependencies, ...project.devDependencies }))
    expect([name, version]).toEqual([name, expect.stringMatching(/^(npm:\S+@)?\d+\.\d+\.\d+(-[\w.]+)?$/)]);
});

test("README's table of commands is package.json's list of scripts, and every npm command in any document is one", () => {
  const commands = (text: string): readonly string[] =>
    [...found(text, /`?npm run ([\w:-]+)/g), ...found(text, /npm (start|test|version)\b/g)].sort();
  const table = found(read("README.md"), /^\| (`npm [^`]*`)/gm).join("\n");
  expect(commands(table)).toEqual(Object.keys(project.scripts).sort());
  for (const file of DOCS)
    for (const command of commands(read(file)))
      expect([file, command, project.scripts[command] !== undefined]).toEqual([file, command, true]);
});

test("every package's line says why it is there and what it costs", () => {
  for (const row of found(read("docs/dependencies.md"), /^(\| [^|]*`.*)$/gm)) {
    const [why = "", costs = ""] = row
      .split("|")
      .slice(2)
      .map((cell) => cell.trim());
    expect([row, why !== "", costs !== ""]).toEqual([row, true, true]);
  }
});

test("README's table of the control, and the admins' steps for a form of their own, name every property and event of the manifest", () => {
  const manifest = read("OpenCXTranscriptControl/ControlManifest.Input.xml");
  const properties = found(manifest, /<property name="(\w+)"/g);
  const names = [...properties, ...found(manifest, /<event name="(\w+)"/g)].sort();
  const table = read("README.md").split("## The control")[1]?.split("\n## ")[0] ?? "";
  expect(found(found(table, /^\| (`[^|]*) \|/gm).join("\n"), /`(\w+)`/g)).toEqual(names);
  const steps = read("docs/admins.md").split("## Put the control on a form of your own")[1]?.split("\n## ")[0] ?? "";
  expect(properties.filter((name) => !steps.includes(`\`${name}\``))).toEqual([]);
  const unsaid = Object.values(CASE_COLUMNS).filter(({ label }) => !steps.includes(`**${label}**`));
  expect(unsaid).toEqual([]);
});

test.each(DOCS)("%s: links within the project lead somewhere", (file) => {
  for (const link of found(read(file), /\]\(([^)\s]+)\)/g).filter((target) => !/^https?:/.test(target))) {
    const [target = "", heading] = link.split("#");
    const place = target === "" ? file : path.join(path.dirname(file), target);
    expect([link, existsSync(place)]).toEqual([link, true]);
    if (heading !== undefined) expect([link, headings(read(place)).includes(heading)]).toEqual([link, true]);
  }
});

test.each(DOCS)("%s: files that it names in code are there", (file) => {
  const named = found(
    read(file),
    new RegExp(`\`((?:${[...Object.keys(rooms), "tests", "scripts", "docs"].join("|")})\\/[\\w./-]*)\``, "g"),
  );
  for (const place of named) expect([place, existsSync(place)]).toEqual([place, true]);
});

test("what operators set and watch is what the service knows", () => {
  const source = readdirSync("Ingestion", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => read(path.join("Ingestion", file)))
    .join("\n");
  const guide = read("docs/operators.md");
  const parts = ["parts", "dataversePart"].map((file) => read(`Ingestion/config/${file}.ts`)).join("\n");
  const settings = found(parts, /\b([A-Z][A-Z_]{3,}): /g);
  const table = found(guide.split("## Settings")[1]?.split("\n## ")[0] ?? "", /^\| (`[^|]*) \|/gm).join("\n");
  expect(found(table, /`([A-Z_]+)`/g)).toEqual(settings);
  expect(found(guide, /\b(opencx_[a-z_]+(?:_total|_seconds|inbox_handoffs))\b/g)).toEqual(
    found(source, /"(opencx_[a-z_]+(?:_total|_seconds|inbox_handoffs))"/g),
  );
});

/** Anchors as a host of Markdown makes them of headings. */
function headings(text: string): readonly string[] {
  return found(text, /^#+ (.*)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, "")
      .replace(/ /g, "-"),
  );
}
