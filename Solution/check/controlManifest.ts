import { Script } from "node:vm";
import { child, children } from "../xml";
import { controlsOf, type PackagedControl } from "./controls";
import { partText, type Problem, type SolutionPackage } from "./package";

/** Each code component's built manifest in itself, and its bundle against it. */
export function checkControlManifests(solution: SolutionPackage): readonly Problem[] {
  return controlsOf(solution).flatMap((control) => {
    const part = `Controls/${control.folder}/ControlManifest.xml`;
    return [...manifestFaults(control).map((message) => ({ part, message })), ...codeFaults(solution, control)];
  });
}

function manifestFaults({ manifest, properties }: PackagedControl): readonly string[] {
  const groups = children(manifest, "type-group").map((group) => group.attributes.name);
  const names = [...properties.map((property) => property.name), ...children(manifest, "event").map((event) => event.attributes.name ?? "")];
  const isVirtual = manifest.attributes["control-type"] === "virtual";
  const libraries = children(child(manifest, "resources"), "platform-library");
  const version = manifest.attributes.version ?? "";
  return [
    ...(/^\d+\.\d+\.\d+$/.test(version) ? [] : [`version "${version}" must be three numbers, as 1.0.0: correct it and build again.`]),
    ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `the property or event ${name} is declared twice: remove one.`),
    ...children(manifest, "property")
      .filter((property) => property.attributes["of-type-group"] !== undefined && !groups.includes(property.attributes["of-type-group"]))
      .map((property) => `the property ${property.attributes.name ?? ""} names the type-group ${property.attributes["of-type-group"] ?? ""}, which is not declared: declare it or correct the name.`),
    ...(isVirtual || libraries.length === 0 ? [] : [`platform-library is for controls of control-type virtual alone: correct control-type.`]),
  ];
}

/** The platform runs the bundle and then looks for the class under the name that the bundle registered: a bundle of another control leaves an empty cell. */
function codeFaults(solution: SolutionPackage, { folder, manifest }: PackagedControl): readonly Problem[] {
  const files = children(child(manifest, "resources"), "code").map((code) => `Controls/${folder}/${code.attributes.path ?? ""}`);
  const part = `Controls/${folder}/ControlManifest.xml`;
  if (files.length === 0) return [{ part, message: "the manifest names no code: add <code path=\"bundle.js\" order=\"1\" /> and build again." }];
  const texts = files.flatMap((file) => partText(solution.parts, file) ?? []);
  const broken = files.flatMap((file) => {
    const reason = syntaxError(partText(solution.parts, file) ?? "", file);
    return reason === undefined ? [] : [{ part: file, message: `the code does not parse (${reason}): build the control again.` }];
  });
  const constructor = manifest.attributes.constructor as unknown as string;
  const registers = texts.length < files.length || texts.some((text) => text.includes(constructor));
  return registers ? broken : [...broken, { part: files.join(", "), message: `the code does not hold the class ${constructor} that the manifest names: build the control again.` }];
}

function syntaxError(code: string, file: string): string | undefined {
  try {
    new Script(code, { filename: file });
    return undefined;
  } catch (error) {
    return String(error);
  }
}
