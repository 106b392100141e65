import { child, children, type XmlElement } from "../../xml";
import { codeParts, controlsOf, type PackagedControl } from "./controls";
import { partText, type Problem, type SolutionPackage } from "../package";
import { isPropertyType } from "./propertyTypes";
import { parseScript } from "../script/load/parse";

const USAGES = ["bound", "input", "output"];
const LIBRARIES = ["React", "Fluent"];
/** Features of the manifest reference; what is not declared is not there when the component asks for it. */
const FEATURES = [
  "WebAPI",
  "Utility",
  "Device.captureAudio",
  "Device.captureImage",
  "Device.captureVideo",
  "Device.getBarcodeValue",
  "Device.getCurrentPosition",
  "Device.pickFile",
];

/** Each code component's built manifest in itself, and its bundle against it. */
export function checkControlManifests(solution: SolutionPackage): readonly Problem[] {
  return controlsOf(solution).flatMap((control) => {
    const part = `Controls/${control.folder}/ControlManifest.xml`;
    return [...manifestFaults(control).map((message) => ({ part, message })), ...codeFaults(solution, control)];
  });
}

function manifestFaults({ manifest, properties }: PackagedControl): readonly string[] {
  const groups = children(manifest, "type-group").map((group) => group.attributes.name);
  const names = [
    ...properties.map((property) => property.name),
    ...children(manifest, "event").map((event) => event.attributes.name ?? ""),
  ];
  const isVirtual = manifest.attributes["control-type"] === "virtual";
  const libraries = children(child(manifest, "resources"), "platform-library");
  const version = manifest.attributes.version ?? "";
  return [
    ...(/^\d+\.\d+\.\d+$/.test(version)
      ? []
      : [`version "${version}" must be three numbers, as 1.0.0: correct it and build again.`]),
    ...(names.includes("") ? ["a property or event has no name: name it and build again."] : []),
    ...names
      .filter((name, index) => names.indexOf(name) !== index)
      .map((name) => `the property or event ${name} is declared twice: remove one.`),
    ...children(manifest, "property")
      .filter(
        (property) =>
          property.attributes["of-type-group"] !== undefined && !groups.includes(property.attributes["of-type-group"]),
      )
      .map(
        (property) =>
          `the property ${property.attributes.name ?? ""} names the type-group ${property.attributes["of-type-group"] ?? ""}, ` +
          `which is not declared: declare it or correct the name.`,
      ),
    ...children(manifest, "property").flatMap(propertyFaults),
    ...properties.flatMap(({ name, types }) =>
      types
        .filter((type) => !isPropertyType(type))
        .map((type) => `the property ${name} is of type "${type}", which code components cannot have: correct it.`),
    ),
    ...libraries
      .filter(
        (library) =>
          !LIBRARIES.includes(library.attributes.name ?? "") ||
          !/^\d+\.\d+\.\d+$/.test(library.attributes.version ?? ""),
      )
      .map(
        (library) =>
          `the platform-library "${library.attributes.name ?? ""}" ${library.attributes.version ?? ""} is none that ` +
          `the platform has, ${LIBRARIES.join(" or ")} with a version of three numbers: correct it.`,
      ),
    ...children(child(manifest, "feature-usage"), "uses-feature")
      .map((feature) => feature.attributes.name ?? "")
      .filter((name) => !FEATURES.includes(name))
      .map(
        (name) =>
          `the feature "${name}" is none of ${FEATURES.join(", ")}: correct it, or its methods are missing when the component runs.`,
      ),
    ...(child(manifest, "resources")?.children ?? [])
      .filter((resource) => resource.name !== "platform-library" && (resource.attributes.path ?? "") === "")
      .map((resource) => `a resource <${resource.name}> has no path: add it and build again.`),
    ...(isVirtual || libraries.length === 0
      ? []
      : [`platform-library is for controls of control-type virtual alone: correct control-type.`]),
  ];
}

function propertyFaults({ attributes }: XmlElement): readonly string[] {
  const { name = "", usage = "", required = "false" } = attributes;
  return [
    ...(USAGES.includes(usage)
      ? []
      : [`the property ${name} has the usage "${usage}", which must be ${USAGES.join(", ")}: correct it.`]),
    ...(/^(true|false|0|1)$/.test(required)
      ? []
      : [`the property ${name} has required "${required}", which must be true or false: correct it.`]),
    ...(attributes["of-type"] === undefined && attributes["of-type-group"] === undefined
      ? [`the property ${name} has no type: add of-type or of-type-group.`]
      : []),
  ];
}

/**
 * The platform runs the bundle and then looks for the class under the name that the bundle registered: a bundle of
 * another control leaves an empty cell.
 */
function codeFaults(solution: SolutionPackage, control: PackagedControl): readonly Problem[] {
  const { folder, manifest } = control;
  const files = codeParts(control);
  const part = `Controls/${folder}/ControlManifest.xml`;
  if (files.length === 0)
    return [{ part, message: 'the manifest names no code: add <code path="bundle.js" order="1" /> and build again.' }];
  const texts = files.flatMap((file) => partText(solution.parts, file) ?? []);
  const broken = files.flatMap((file) => {
    const parsed = parseScript(partText(solution.parts, file) ?? "");
    return parsed.kind === "broken"
      ? [{ part: file, message: `the code does not parse (${parsed.reason}): build the control again.` }]
      : [];
  });
  const constructor = manifest.attributes.constructor as unknown as string;
  const registers = texts.length < files.length || texts.some((text) => text.includes(constructor));
  return registers
    ? broken
    : [
        ...broken,
        {
          part: files.join(", "),
          message: `the code does not hold the class ${constructor} that the manifest names: build the control again.`,
        },
      ];
}
