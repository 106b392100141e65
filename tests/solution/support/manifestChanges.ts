import { child, children, parseXml, type XmlElement } from "../../../Solution/xml";

/** What of a property somebody's form relies on. */
interface Property {
  readonly types: readonly string[];
  readonly usage: string;
  readonly required: boolean;
}

/**
 * What a manifest may not do to the forms that hold the control since its last release: Dynamics refuses the import, or
 * leaves the property unbound. A control of another name, or a higher major version, may.
 * @returns a sentence each
 */
export function manifestChanges(releasedText: string, currentText: string): readonly string[] {
  const [released, current] = [releasedText, currentText].map((text) =>
    child(parseXml(text, "ControlManifest.xml"), "control"),
  );
  if (released === undefined || current === undefined) return ["a manifest names no control"];
  const sameVersion = versionOf(released) === versionOf(current);
  const unversioned = contentOf(released) !== contentOf(current) && sameVersion;
  return [
    ...(unversioned ? [`the manifest has changed and is still version ${versionOf(current)}`] : []),
    ...(mayBreak(released, current) ? [] : broken(propertiesOf(released), propertiesOf(current))),
  ];
}

function broken(released: ReadonlyMap<string, Property>, current: ReadonlyMap<string, Property>): readonly string[] {
  const lost = [...released].flatMap(([name, before]) => {
    const now = current.get(name);
    if (now === undefined) return [`property ${name} was released and is gone`];
    const types = before.types.filter((type) => !now.types.includes(type));
    return [
      ...types.map((type) => `property ${name} was released for ${type} and no longer takes it`),
      ...(now.usage === before.usage ? [] : [`property ${name} was released as ${before.usage}`]),
      ...(now.required && !before.required ? [`property ${name} was released as not required`] : []),
    ];
  });
  const demanded = [...current].filter(([name, { required }]) => required && !released.has(name));
  return [...lost, ...demanded.map(([name]) => `property ${name} is new and required: no form binds it yet`)];
}

function mayBreak(released: XmlElement, current: XmlElement): boolean {
  const nameOf = ({ attributes }: XmlElement): string =>
    Object.entries(attributes)
      .filter(([name]) => name === "namespace" || name === "constructor")
      .map(([name, value]) => `${name} ${value}`)
      .sort()
      .join();
  const majorOf = (control: XmlElement): number => Number(versionOf(control).split(".")[0]);
  return nameOf(released) !== nameOf(current) || majorOf(current) > majorOf(released);
}

function propertiesOf(control: XmlElement): ReadonlyMap<string, Property> {
  const groups = new Map(
    children(control, "type-group").map((group) => [
      group.attributes.name,
      children(group, "type").map(({ text }) => text.trim()),
    ]),
  );
  return new Map(
    children(control, "property").map(({ attributes }) => [
      attributes.name ?? "",
      {
        types: groups.get(attributes["of-type-group"]) ?? [attributes["of-type"] ?? ""],
        usage: attributes.usage ?? "",
        required: attributes.required === "true",
      },
    ]),
  );
}

function versionOf(control: XmlElement): string {
  return control.attributes.version ?? "";
}

function contentOf(control: XmlElement): string {
  return JSON.stringify({ ...control, attributes: { ...control.attributes, version: "" } });
}
