import { readFile } from "node:fs/promises";

/** package.json holds no version that a solution can carry. */
export class PackageVersionError extends Error {
  public override readonly name = "PackageVersionError";
}

/** The product's version as solutions spell it: `0.1.0` of package.json is `0.1.0.0`. */
export async function packageVersion(file = "package.json"): Promise<string> {
  const { version } = JSON.parse(await readFile(file, "utf8")) as { readonly version?: unknown };
  if (typeof version !== "string" || !/^\d+\.\d+\.\d+$/.test(version)) {
    throw new PackageVersionError(`${file}: version must be three numbers, as 1.2.3; Dataverse knows no pre-releases.`);
  }
  return `${version}.0`;
}
