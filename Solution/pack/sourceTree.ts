import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { completeSource } from "./completeSource";
import type { SourcePlaces } from "../solutions";
import type { Parts } from "../zip";
import { withAddedTab } from "./tabSource";

/** Something that packing needs is not there; the message says what to run. */
export class MissingSourceError extends Error {
  public override readonly name = "MissingSourceError";
}

const DATA_FILE = /^(.*)\.data\.xml$/;
const CONTROL_DATA_FILE = /^Controls\/([^/]+)\/ControlManifest\.xml\.data\.xml$/;
const TEXT_FILE = /\.(xml|resx|css|txt|html|json|js|svg)$/i;

/**
 * The unpacked solution without what the build makes. Line ends are LF whatever the checkout wrote.
 * @param languages as of {@link completeSource}
 * @param base of a solution that adds a tab of another's form, see SourcePlaces: that one's folder
 * @throws LabelError or XmlError
 */
export async function readSource(folder: string, languages = true, base?: string): Promise<Parts> {
  const source = new Map(await filesUnder(folder));
  return completeSource(base === undefined ? source : withAddedTab(source, await readSource(base, false)), languages);
}

/**
 * The whole unpacked solution: its source, and beside each `.data.xml` of a control or web resource the files that the
 * build made.
 * @throws MissingSourceError when a build output is not there; LabelError or XmlError
 */
export async function readSourceTree(places: SourcePlaces): Promise<Parts> {
  const tree = new Map(await readSource(places.source, true, places.base));
  for (const name of [...tree.keys()]) {
    const control = CONTROL_DATA_FILE.exec(name)?.[1];
    if (control !== undefined) {
      const built = path.join(places.controls, control.split(".").at(-1) ?? control);
      const files = await filesUnder(built);
      if (files.length === 0)
        throw new MissingSourceError(`${name} wants the built control in ${built}: run "npm run build".`);
      for (const [file, bytes] of files) tree.set(`Controls/${control}/${file}`, bytes);
      continue;
    }
    const webResource = name.startsWith("WebResources/")
      ? DATA_FILE.exec(name.slice("WebResources/".length))?.[1]
      : undefined;
    if (webResource !== undefined) {
      const built = path.join(places.webResources, webResource);
      const bytes = await readFile(built).catch(() => undefined);
      if (bytes === undefined)
        throw new MissingSourceError(`${name} wants the built web resource ${built}: run "npm run build".`);
      tree.set(`WebResources/${webResource}`, unixLineEnds(webResource, bytes));
    }
  }
  return tree;
}

async function filesUnder(folder: string): Promise<readonly (readonly [string, Uint8Array])[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return Promise.all(
    files.map(async (file) => {
      const name = path.relative(folder, file).split(path.sep).join("/");
      return [name, unixLineEnds(name, await readFile(file))] as const;
    }),
  );
}

/** Git may have written CR LF into a checkout; the zip must not depend on it. */
function unixLineEnds(name: string, bytes: Uint8Array): Uint8Array {
  if (!TEXT_FILE.test(name) || !bytes.includes(13)) return bytes;
  return new TextEncoder().encode(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes).replace(/\r\n?/g, "\n"));
}
