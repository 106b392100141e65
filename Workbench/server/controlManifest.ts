import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { child, childText, children, named, parseXml, XmlError, type XmlElement } from "../../Solution/xml";
import type { BuiltControl, ControlProperty } from "./control";
import type { Labels } from "./drawn/layout";

/**
 * Reads a built control's folder: manifest and strings.
 * @param folder out/controls/<control>
 * @throws XmlError when the folder holds no readable manifest
 */
export async function readBuiltControl(folder: string): Promise<BuiltControl> {
  const file = path.join(folder, "ControlManifest.xml");
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw new XmlError(`${file} cannot be read: run \`npm run build\` first.`, { cause: error });
  });
  const manifest = parseXml(text, file);
  const control = manifest.name === "manifest" ? child(manifest, "control") : undefined;
  if (control === undefined) throw new XmlError(`${file} holds no <manifest><control>.`);
  const resources = child(control, "resources");
  const features = named(control, "uses-feature").map((feature) => attribute(feature, "name"));
  return {
    name: `${attribute(control, "namespace")}.${attribute(control, "constructor")}`,
    version: attribute(control, "version"),
    code: attribute(child(resources, "code"), "path"),
    styles: children(resources, "css").map((css) => attribute(css, "path")),
    properties: properties(control),
    events: children(control, "event").map((event) => attribute(event, "name")),
    usesWebApi: features.includes("WebAPI"),
    usesUtility: features.includes("Utility"),
    strings: await readStrings(path.join(folder, "strings")),
  };
}

function properties(control: XmlElement): readonly ControlProperty[] {
  const groups = new Map(
    children(control, "type-group").map((group) => [
      attribute(group, "name"),
      children(group, "type").map((type) => type.text.trim()),
    ]),
  );
  return children(control, "property").map((property) => ({
    name: attribute(property, "name"),
    types: groups.get(attribute(property, "of-type-group")) ?? [attribute(property, "of-type")],
    usage: attribute(property, "usage") === "input" ? "input" : "bound",
    required: attribute(property, "required") === "true",
    ...("default-value" in property.attributes ? { defaultValue: attribute(property, "default-value") } : {}),
  }));
}

async function readStrings(folder: string): Promise<Readonly<Record<string, Labels>>> {
  const files = await readdir(folder).catch(() => [] as string[]);
  const byLanguage: Record<string, Labels> = {};
  for (const file of files) {
    const lcid = /\.(\d{4,5})\.resx$/.exec(file)?.[1];
    if (lcid === undefined) continue;
    const document = parseXml(await readFile(path.join(folder, file), "utf8"), file);
    byLanguage[lcid] = Object.fromEntries(
      named(document, "data").map((data) => [attribute(data, "name"), childText(data, "value")]),
    );
  }
  return byLanguage;
}

function attribute(element: XmlElement | undefined, name: string): string {
  return element?.attributes[name] ?? "";
}
