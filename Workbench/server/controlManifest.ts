import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Element } from "@xmldom/xmldom";
import type { BuiltControl, ControlProperty } from "./control";
import type { Labels } from "./layout";
import { all, children, descend, parseXml, UnreadableXmlError } from "./xml";

/**
 * Reads a built control's folder: manifest and strings.
 * @param folder out/controls/<control>
 * @throws UnreadableXmlError when the folder holds no readable manifest
 */
export async function readBuiltControl(folder: string): Promise<BuiltControl> {
  const file = path.join(folder, "ControlManifest.xml");
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw new UnreadableXmlError(`${file} cannot be read: run \`npm run build\` first.`, { cause: error });
  });
  const control = descend(parseXml(text, file), "manifest", "control");
  if (control === undefined) throw new UnreadableXmlError(`${file} holds no <manifest><control>.`);
  const resources = descend(control, "resources");
  const features = all(control, "uses-feature").map((feature) => feature.getAttribute("name"));
  return {
    name: `${attribute(control, "namespace")}.${attribute(control, "constructor")}`,
    version: attribute(control, "version"),
    code: attribute(descend(resources, "code"), "path"),
    styles: children(resources, "css").map((css) => attribute(css, "path")),
    properties: properties(control),
    events: children(control, "event").map((event) => attribute(event, "name")),
    usesWebApi: features.includes("WebAPI"),
    usesUtility: features.includes("Utility"),
    strings: await readStrings(path.join(folder, "strings")),
  };
}

function properties(control: Element): readonly ControlProperty[] {
  const groups = new Map(
    children(control, "type-group").map((group) => [
      attribute(group, "name"),
      children(group, "type").map((type) => (type.textContent ?? "").trim()),
    ]),
  );
  return children(control, "property").map((property) => ({
    name: attribute(property, "name"),
    types: groups.get(attribute(property, "of-type-group")) ?? [attribute(property, "of-type")],
    usage: attribute(property, "usage") === "input" ? "input" : "bound",
    required: attribute(property, "required") === "true",
    ...(property.hasAttribute("default-value") ? { defaultValue: attribute(property, "default-value") } : {}),
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
      all(document, "data").map((data) => [attribute(data, "name"), descend(data, "value")?.textContent ?? ""]),
    );
  }
  return byLanguage;
}

function attribute(element: Element | undefined, name: string): string {
  return element?.getAttribute(name) ?? "";
}
