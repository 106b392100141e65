// The notices as a web resource of the solution: an HTML page, which is one of the kinds that Dataverse takes and which
// an administrator can open.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import bundled from "./bundledPackages.cjs";

/** Under its name as a web resource, beside those that are built. */
const FILE = "out/webresources/opencx_/thirdpartynotices.html";

/** Writes the page of everything that has been built so far, unless it says so already. */
export function writeNoticesPage() {
  if (!existsSync("out/notices")) return;
  const page = noticesPage(bundled.bundledPackages());
  if (existsSync(FILE) && readFileSync(FILE, "utf8") === page) return;
  mkdirSync(path.dirname(FILE), { recursive: true });
  writeFileSync(FILE, page);
}

function noticesPage(/** @type {readonly import("./bundledPackages.cjs").BundledPackage[]} */ packages) {
  const sections = packages.map(
    ({ name, version, license, text }) => `<h2>${escaped(`${name} ${version} (${license})`)}</h2>
<pre>${escaped(text)}</pre>
`,
  );
  return `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Third-party notices</title></head>
<body>
<h1>Third-party notices</h1>
<p>OpenCX for Dynamics 365 contains the following software of others, under these licences.</p>
${sections.join("")}</body>
</html>
`;
}

function escaped(/** @type {string} */ text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
