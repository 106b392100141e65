// What goes with the solution's zips: a settings file to import by, the report of their checks, what the service is made of.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";

const VARIABLES = "out/solution/src/environmentvariabledefinitions";
/**
 * To be replaced, since an import refuses an empty value; a variable without one is left out.
 * @type {Readonly<Record<string, string>>}
 */
const EXAMPLES = { opencx_UnknownCallerCustomer: "account:00000000-0000-0000-0000-000000000000" };

/** Writes them beside the zips that stand in the folder. */
export function writeSolutionAssets(/** @type {string} */ folder) {
  const variables = readdirSync(VARIABLES).toSorted();
  const values = variables.map((name) => [name, EXAMPLES[name] ?? defaultOf(name)]);
  const settings = {
    EnvironmentVariables: values.flatMap(([SchemaName, Value]) => (Value === undefined ? [] : [{ SchemaName, Value }])),
    ConnectionReferences: [],
  };
  writeFileSync(path.join(folder, "solution-settings.json"), `${JSON.stringify(settings, undefined, 2)}\n`);
  const zips = readdirSync(folder).filter((name) => name.endsWith(".zip"));
  const files = zips.toSorted().map((name) => path.join(folder, name));
  const checked = execFileSync(process.execPath, ["scripts/run.mjs", "solution", "check", ...files], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  writeFileSync(path.join(folder, "solution-check.txt"), checked);
  writeFileSync(path.join(folder, "sbom.cdx.json"), `${JSON.stringify(billOfMaterials(), undefined, 2)}\n`);
}

function defaultOf(/** @type {string} */ name) {
  const definition = readFileSync(`${VARIABLES}/${name}/environmentvariabledefinition.xml`, "utf8");
  return /<defaultvalue>([^<]*)</.exec(definition)?.[1];
}

/** CycloneDX, of what package-lock.json names for run time; without what would make every one another. */
function billOfMaterials() {
  const args = ["sbom", "--sbom-format", "cyclonedx", "--omit", "dev", "--package-lock-only"];
  const text = execFileSync("npm", args, {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === "win32",
  });
  const bill = JSON.parse(text);
  delete bill.serialNumber;
  delete bill.metadata.timestamp;
  // npm calls it by the name of the folder.
  bill.metadata.component.name = "opencx-for-dynamics-365";
  return bill;
}
