import { child, children, type XmlElement } from "../../xml";
import type { SolutionPackage } from "../package";
import { partText } from "../partXml";
import { fault, type Fault, type Problem } from "../problem";
import { repeatedBy } from "../repeated";
import { parseScript } from "../script/load/parse";
import { codeParts, controlsOf, type PackagedControl } from "./controls";
import { libraryFaults } from "./platformLibraries";
import { isPropertyType } from "./propertyTypes";
import { featureFaults } from "./usedFeatures";

const USAGES = ["bound", "input", "output"];
const TYPES = ["standard", "virtual", "none", "react"];
/** Patterns of pcf-scripts' ManifestSchema.json. */
const PATTERNS: readonly (readonly [attribute: string, pattern: RegExp, allowed: string])[] = [
  [
    "namespace",
    /^(?!\.|\d)(?!.*\.$)(?!.*?\.\d)(?!.*?\.\.)[a-zA-Z0-9.]+$/,
    "letters and digits, in words joined by single periods",
  ],
  ["constructor", /^(?!\d)[a-zA-Z0-9]+$/, "letters and digits, a letter first"],
  ["version", /^[\^=>]*\d+(\.\d+)*$/, "numbers joined by periods, as 1.0.0"],
];
/** Names by which a form's XML, its scripts and the component's own code say a property or an event. */
const NAME = /^[A-Za-z_]\w*$/;

/** Each code component's built manifest in itself. */
export function checkControlManifests(solution: SolutionPackage): readonly Problem[] {
  return controlsOf(solution).flatMap((control) => {
    const part = `Controls/${control.folder}/ControlManifest.xml`;
    return manifestFaults(control).map((one) => ({ part, ...one }));
  });
}

/** House rules for its code: an import reads none. */
export function checkControlCode(solution: SolutionPackage): readonly Problem[] {
  return controlsOf(solution).flatMap((control) => [
    ...featureFaults(solution, control).map((one) => ({
      part: `Controls/${control.folder}/ControlManifest.xml`,
      ...one,
    })),
    ...codeFaults(solution, control),
  ]);
}

function manifestFaults({ manifest, properties }: PackagedControl): readonly Fault[] {
  const groups = children(manifest, "type-group").map((group) => group.attributes.name);
  const declared = [...children(manifest, "property"), ...children(manifest, "event")];
  const nameOf = ({ attributes }: XmlElement): string => attributes.name ?? "";
  const type = manifest.attributes["control-type"] ?? "standard";
  return [
    ...PATTERNS.flatMap(([attribute, pattern, allowed]) =>
      pattern.test(attributeOf(manifest, attribute))
        ? []
        : [
            fault(
              manifest,
              `${attribute} "${attributeOf(manifest, attribute)}" must be ${allowed}: correct it and build again.`,
              "controlManifest",
            ),
          ],
    ),
    ...(/^(\d+\.\d+\.\d+)?$/.test(manifest.attributes.version ?? "")
      ? []
      : [
          fault(
            manifest,
            `version "${manifest.attributes.version ?? ""}" must be three numbers, as 1.0.0: correct it and build again.`,
          ),
        ]),
    ...(TYPES.includes(type)
      ? []
      : [fault(manifest, `control-type "${type}" is none of ${TYPES.join(", ")}: correct it.`, "controlManifest")]),
    ...declared
      .filter((one) => nameOf(one) === "")
      .map((one) => fault(one, "a property or event has no name: name it and build again.", "controlManifest")),
    ...declared
      .filter((one) => nameOf(one) !== "" && !NAME.test(nameOf(one)))
      .map((one) =>
        fault(
          one,
          `the name of the ${one.name} "${nameOf(one)}" must be letters, digits and underscores, no digit first: rename it.`,
        ),
      ),
    ...repeatedBy(declared, nameOf).map((one) =>
      fault(one, `the property or event ${nameOf(one)} is declared twice: remove one.`),
    ),
    ...children(manifest, "property")
      .filter(
        ({ attributes }) => attributes["of-type-group"] !== undefined && !groups.includes(attributes["of-type-group"]),
      )
      .map((one) =>
        fault(
          one,
          `the property ${nameOf(one)} names the type-group ${one.attributes["of-type-group"] ?? ""}, ` +
            `which is not declared: declare it or correct the name.`,
        ),
      ),
    ...children(manifest, "property").flatMap(propertyFaults),
    ...properties.flatMap(({ name, types, element }) =>
      types
        .filter((one) => !isPropertyType(one))
        .map((one) =>
          fault(
            element,
            `the property ${name} is of type "${one}", which code components cannot have: correct it.`,
            "controlManifest",
          ),
        ),
    ),
    ...libraryFaults(manifest),
    ...(child(manifest, "resources")?.children ?? [])
      .filter(
        ({ name, attributes }) =>
          ["code", "css", "resx", "img", "html"].includes(name) && (attributes.path ?? "") === "",
      )
      .map((one) => fault(one, `a resource <${one.name}> has no path: add it and build again.`, "controlManifest")),
  ];
}

function propertyFaults(property: XmlElement): readonly Fault[] {
  const { name = "", usage = "", required = "false" } = property.attributes;
  return [
    ...(USAGES.includes(usage)
      ? []
      : [
          fault(
            property,
            `the property ${name} has the usage "${usage}", which must be ${USAGES.join(", ")}: correct it.`,
            "controlManifest",
          ),
        ]),
    ...(/^(true|false|0|1)$/.test(required)
      ? []
      : [
          fault(
            property,
            `the property ${name} has required "${required}", which must be true or false: correct it.`,
            "controlManifest",
          ),
        ]),
    ...(property.attributes["of-type"] === undefined && property.attributes["of-type-group"] === undefined
      ? [fault(property, `the property ${name} has no type: add of-type or of-type-group.`)]
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
    return [
      {
        part,
        at: manifest,
        message: 'the manifest names no code: add <code path="bundle.js" order="1" /> and build again.',
      },
    ];
  const texts = files.flatMap((file) => partText(solution.parts, file) ?? []);
  const constructor = attributeOf(manifest, "constructor");
  const registers = texts.length < files.length || texts.some((text) => text.includes(constructor));
  return [
    ...files.flatMap((file) => {
      const parsed = parseScript(partText(solution.parts, file) ?? "");
      return parsed.kind === "broken"
        ? [
            {
              part: file,
              line: parsed.line,
              message: `the code does not parse (${parsed.reason}): build the control again.`,
            },
          ]
        : [];
    }),
    ...(registers
      ? []
      : [
          {
            part: files.join(", "),
            message: `the code does not hold the class ${constructor} that the manifest names: build the control again.`,
          },
        ]),
  ];
}

/** Safe for the name `constructor`, which every object has. */
function attributeOf(element: XmlElement, name: string): string {
  return Object.hasOwn(element.attributes, name) ? (element.attributes[name] ?? "") : "";
}
