// All that is shipped, into out/release.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { buildOrExit } from "./build.mjs";
import { asksForHelp, refuseKept } from "./command/commandLine.mjs";
import { ensureInstalled } from "./install/install.mjs";
import { endWithNpm } from "./process/parent.mjs";
import { copyPackaging, packService } from "./release/servicePackage.mjs";
import { writeSolutionAssets } from "./release/solutionAssets.mjs";
import { error, out } from "./terminal.mjs";

const FOLDER = "out/release";

const HELP = `npm run release -- [--try]
Builds all that is shipped into ${FOLDER}: the solution's zips with a settings file to import them by and the report of
their checks, a bill of materials (CycloneDX), the service as a package for \`npm install --global\`, the files to run
it by (systemd, Docker, compose), alert rules, the JSON Schema of INGESTION_CONFIG's file, notices, and SHA256SUMS.

  --try   then installs the package into an empty folder, and lands a call with it on the local platform
  --help
`;

const args = process.argv.slice(2);
refuseKept("release", { flags: { try: "" } });
if (asksForHelp(args)) {
  out(HELP);
  process.exit(0);
}
const unknown = args.find((arg) => arg !== "--try");
if (unknown !== undefined) {
  error(`release: there is no option ${unknown}; there is --try`);
  process.exit(2);
}
endWithNpm();
await ensureInstalled();
await buildOrExit(["service", "solution"], out);

const { version } = JSON.parse(readFileSync("package.json", "utf8"));
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
for (const file of readdirSync("out/solution").filter((name) => name.endsWith(".zip")))
  copyFileSync(`out/solution/${file}`, `${FOLDER}/${file}`);
writeSolutionAssets(FOLDER);
const packed = packService(FOLDER);
copyPackaging(FOLDER, version);
copyFileSync("out/webresources/opencx_/thirdpartynotices.html", `${FOLDER}/thirdpartynotices.html`);
copyFileSync("LICENSE", `${FOLDER}/LICENSE`);
const schema = execFileSync(process.execPath, ["out/ingestion/cli.mjs", "schema"], { encoding: "utf8" });
writeFileSync(`${FOLDER}/ingestion-config.schema.json`, schema);
const files = readdirSync(FOLDER).toSorted();
const sums = files.map((file) => {
  const hash = createHash("sha256").update(readFileSync(path.join(FOLDER, file)));
  return `${hash.digest("hex")}  ${file}\n`;
});
writeFileSync(`${FOLDER}/SHA256SUMS`, sums.join(""));
for (const file of [...files, "SHA256SUMS"]) out(`${FOLDER}/${file}`);

if (args.includes("--try")) {
  const { tryPackage } = await import("./release/tryPackage.mjs");
  await tryPackage(packed, out);
}
