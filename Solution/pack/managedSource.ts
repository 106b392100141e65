import { readFile } from "node:fs/promises";
import path from "node:path";
import type { SourcePlaces } from "../solutions";
import type { Parts } from "../zip";
import { childText, type XmlElement } from "../xml";
import { assembleCustomizations, assembleManifest, treeXml } from "./customizations";
import { packageVersion } from "./packageVersion";
import { readSource } from "./sourceTree";

/** What a managed zip holds, before it is packed. */
export interface ManagedSource {
  readonly manifest: XmlElement;
  readonly customizations: XmlElement;
  /** The other parts by their names in the zip, as far as they are there: web resources are when they have been built. */
  readonly parts: Parts;
}

/**
 * The solution as its managed zip would have it, straight from its source: without a build, with labels in English
 * alone, without controls, and without the web resources that no build has made yet.
 * @throws SourceTreeError, XmlError or PackageVersionError
 */
export async function readManagedSource({ source, base, webResources }: SourcePlaces): Promise<ManagedSource> {
  const tree = new Map(await readSource(source, false, base));
  const parts = new Map<string, Uint8Array>();
  for (const [name, bytes] of [...tree]) {
    if (name.startsWith("environmentvariabledefinitions/")) parts.set(name, bytes);
    const webResource = /^WebResources\/(.+)\.data\.xml$/.exec(name)?.[1];
    if (webResource === undefined) continue;
    const built = await readFile(path.join(webResources, webResource)).catch(() => undefined);
    if (built === undefined) tree.delete(name);
    else parts.set(childText(treeXml(tree, name), "FileName").replace(/^\//, ""), built);
  }
  return {
    manifest: assembleManifest(tree, "managed", await packageVersion()),
    customizations: assembleCustomizations(tree, "managed"),
    parts,
  };
}
