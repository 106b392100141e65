import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { parse } from "acorn";

const WEB_RESOURCES = "out/webresources";
const SCRIPTS = [
  "out/controls/OpenCXTranscriptControl/bundle.js",
  ...readdirSync(WEB_RESOURCES, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".js"))
    .map((file) => path.join(WEB_RESOURCES, file)),
];

/**
 * What runs a text as code or puts it in the page as markup, and what keeps data in the browser: nothing that is shipped
 * asks for it. DOMParser is none of it: its document runs and loads nothing, and what came from an editor is read there.
 */
const FORBIDDEN = new Set([
  ...["eval", "Function", "execScript", "importScripts", "Worker", "SharedWorker", "write", "writeln", "srcdoc"],
  ...["innerHTML", "outerHTML", "insertAdjacentHTML", "createContextualFragment"],
  ...["dangerouslySetInnerHTML", "setHTMLUnsafe"],
  ...["localStorage", "sessionStorage", "indexedDB", "caches", "cookie", "cookieStore", "serviceWorker"],
]);

interface SyntaxNode {
  readonly type: string;
  readonly name?: unknown;
  readonly value?: unknown;
}

/** Every node of a script. */
function nodes(value: unknown): readonly SyntaxNode[] {
  if (typeof value !== "object" || value === null) return [];
  const below = Object.values(value).flatMap(nodes);
  return "type" in value && typeof value.type === "string" ? [value as SyntaxNode, ...below] : below;
}

function program(file: string): unknown {
  return parse(readFileSync(file, "utf8"), { ecmaVersion: 2018, sourceType: "script" });
}

test.each(SCRIPTS)("%s is a classic script of ES2018, the newest that Solution Checker reads", (file) => {
  expect(() => program(file)).not.toThrow();
});

test.each(SCRIPTS)("%s runs no text as code or markup and keeps nothing in the browser", (file) => {
  const all = nodes(program(file));
  expect(all.length).toBeGreaterThan(500);
  const used = all.flatMap(({ type, name, value }) => {
    if (type === "ImportExpression") return ["import()"];
    const word = type === "Identifier" ? name : type === "Literal" ? value : undefined;
    return typeof word === "string" && FORBIDDEN.has(word) ? [word] : [];
  });
  expect(used).toEqual([]);
});
