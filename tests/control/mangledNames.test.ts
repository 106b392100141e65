/** @jest-environment node */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const names = jest.requireActual<readonly string[]>("../../scripts/smaller/properties/mangled-names.cjs");

/** Where the declarations of what the bundle talks to stand: the host, the browser, React and Fluent. */
const DECLARED = [
  "node_modules/@types/powerapps-component-framework",
  "node_modules/@types/react",
  "node_modules/@fluentui/react/lib",
  "node_modules/@fluentui/style-utilities/lib",
  "node_modules/@fluentui/theme/lib",
  "node_modules/@fluentui/merge-styles/lib",
  "node_modules/typescript/lib",
];

const MEMBER =
  /(?:^|[{;])\s*(?:(?:readonly|static|get|set|declare|function|const|var|let|export|public|private|protected|abstract|default)\s+)*([A-Za-z_$][\w$]*)\??\s*[:(<]/gm;

const isOfInterest = (file: string): boolean =>
  file.includes(`typescript${path.sep}`) ? /[\\/]lib\.(?:dom|es\d+)[\w.]*\.d\.ts$/.test(file) : file.endsWith(".d.ts");

/**
 * Of these, what the control asks of nobody but itself, as the compiler knows whose each is: not a track's kind, elements
 * by their tags, `CSS.turn`, `Object.is` or `[].at`, nor lists, windows or tables of others.
 */
const UNUSED = [
  "about",
  "active",
  "at",
  "box",
  "by",
  "caller",
  "candidate",
  "changed",
  "column",
  "controls",
  "count",
  "country",
  "cue",
  "dark",
  "details",
  "estimate",
  "exact",
  "expanded",
  "focused",
  "header",
  "heading",
  "integer",
  "is",
  "item",
  "items",
  "kind",
  "level",
  "lines",
  "mark",
  "onToggle",
  "panel",
  "parentId",
  "pattern",
  "paused",
  "people",
  "pressed",
  "readable",
  "reversed",
  "shared",
  "store",
  "strong",
  "table",
  "to",
  "total",
  "turn",
  "visible",
  "window",
  "written",
];

/** Of the manifest's properties, those that our own objects have as well. */
const OF_MANIFEST = /^(?:defaultCountry|handoffOn|modifiedOn|revealCards|sessionId|sessionLinkHosts|writtenHash)$/;

/**
 * Names of members that the packages declare, and the manifest's properties. One that stands behind a bracket or a comma
 * is a parameter's, and what comments say is none.
 */
function declaredNames(): ReadonlySet<string> {
  const files = DECLARED.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => path.join(folder, file)),
  ).filter(isOfInterest);
  expect(files.length).toBeGreaterThan(500);
  const members = files.flatMap((file) =>
    [
      ...readFileSync(file, "utf8")
        .replace(/\/\*[^]*?\*\//g, "")
        .matchAll(MEMBER),
    ].map((match) => match[1] ?? ""),
  );
  const manifest = readFileSync("OpenCXTranscriptControl/ControlManifest.Input.xml", "utf8");
  return new Set([...members, ...[...manifest.matchAll(/\bname="(\w+)"/g)].map((match) => match[1] ?? "")]);
}

test("no name that the bundle shortens is one of the host's, the browser's, React's, Fluent's or the manifest's", () => {
  const declared = declaredNames();
  expect(declared.has("isControlDisabled") && declared.has("scrollIntoView") && declared.has("defaultCountry")).toBe(
    true,
  );
  expect(names.filter((name) => declared.has(name) && !UNUSED.includes(name) && !OF_MANIFEST.test(name))).toEqual([]);
});

test("the manifest's properties are asked for by texts, and none is told by its name", () => {
  const sources = readdirSync("OpenCXTranscriptControl", { recursive: true, encoding: "utf8" })
    .filter((file) => /(?<!\.d)\.tsx?$/.test(file))
    .map((file) => readFileSync(path.join("OpenCXTranscriptControl", file), "utf8"));
  const asked = sources.flatMap((source) => source.match(/\.parameters\b(?:[^;]*?)(?=;)/g) ?? []);
  expect(asked).not.toEqual([]);
  expect(asked.filter((use) => !use.endsWith("?.[name]"))).toEqual([]);
  const [, outputs] = /getOutputs\(\)[^{]*(\{[^}]*?return .*?;)/s.exec(sources.join("\n")) ?? [];
  expect(outputs).toMatch(/return \{\};$/);
});

test("lists are asked for their last by its place: at is a turn's time, which the bundle calls otherwise", () => {
  const files = ["OpenCXTranscriptControl", "Caller", "Transcript"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => path.join(folder, file)),
  );
  const asking = files.filter((file) => /\.tsx?$/.test(file) && readFileSync(file, "utf8").includes(".at(-"));
  expect([names.includes("at"), asking]).toEqual([true, []]);
});

test("every name that the bundle shortens is there to be shortened", () => {
  const sources = [
    ...["OpenCXTranscriptControl", "Caller", "Transcript"].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => path.join(folder, file)),
    ),
    "scripts/smaller/phone-code.js",
    "scripts/smaller/packed/phone-plans-loader.cjs",
  ]
    .filter((file) => /\.(?:tsx?|js|cjs)$/.test(file))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
  expect(names.filter((name) => !new RegExp(`(?<![\\w$])${name}(?![\\w$])`).test(sources))).toEqual([]);
});

test("no name that the bundle shortens is looked up in a table of the words that callers are asked with", () => {
  const files = readdirSync("Transcript/said", { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  const tables = files.flatMap((file) => [
    ...readFileSync(path.join("Transcript/said", file), "utf8").matchAll(/Record<string, [^=;]*> = \{([^;]*?)\}/g),
  ]);
  const keys = tables.flatMap(([, rows = ""]) => [...rows.matchAll(/(?<=^|[,{\s])(\w+):/g)].map(([, key = ""]) => key));
  expect(keys).toContain("last");
  expect(names.filter((name) => keys.includes(name))).toEqual([]);
});

test("no name that the bundle shortens is a key of a table beside texts of the same word, as the panel's stages are", () => {
  const sources = ["OpenCXTranscriptControl", "Caller", "Transcript"]
    .flatMap((room) => readdirSync(room, { recursive: true, encoding: "utf8" }).map((file) => path.join(room, file)))
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(file, "utf8"));
  const keys = sources.flatMap((source) =>
    [...source.matchAll(/^(?:export )?const .*Record<[^=;]*> = \{([^;]*?)\};/gm)]
      .flatMap(([, rows = ""]) => [...rows.matchAll(/(?<=^|[,{\s])(\w+):/g)].map(([, key = ""]) => key))
      .filter((key) => source.includes(`"${key}"`)),
  );
  expect(keys).toContain("known");
  expect(names.filter((name) => keys.includes(name))).toEqual([]);
});

test("what the event ContactLinked tells has its names as texts: scripts of the form read them", () => {
  const declared = readFileSync("OpenCXTranscriptControl/host/hostServices.ts", "utf8");
  const [, payload = ""] = /contactLinked: \(payload: \{(.*?)\}\)/.exec(declared) ?? [];
  const told = [...payload.matchAll(/(\w+)\??:/g)].map((match) => match[1] ?? "");
  expect(told).toEqual(["contactId", "incidentId"]);
  const [, written = ""] = /const payload[^=]*= \[(.*?)\];/s.exec(declared) ?? [];
  expect([...written.matchAll(/"(\w+)"/g)].map((match) => match[1])).toEqual(told);
});

test("what a saved vCon holds keeps its names: other programs read them", () => {
  const [, written = ""] = /JSON\.stringify\((.*)\);/s.exec(readFileSync("Transcript/files/vcon.ts", "utf8")) ?? [];
  const keys = [...written.matchAll(/(?<=^\s*)\w+(?=,$)|(?<=(?:^|[{,])\s*)\w+(?=:)/gm)].map(String);
  expect(keys).toEqual(expect.arrayContaining(["vcon", "uuid", "parties", "mailto", "call_started"]));
  expect(names.filter((name) => keys.includes(name))).toEqual([]);
});
