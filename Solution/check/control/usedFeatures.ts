import { child, children, type XmlElement } from "../../xml";
import type { SolutionPackage } from "../package";
import { partText } from "../partXml";
import type { Fault } from "../problem";
import { codeParts, type PackagedControl } from "./controls";

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

/** How code asks for a feature of its context (component framework reference: WebApi, Utility). */
const ASKS = [
  { feature: "WebAPI", sign: /\.webAPI\b/ },
  { feature: "Utility", sign: /\.utils\s*\.\s*(?:getEntityMetadata|hasEntityPrivilege|lookupObjects)\b/ },
];

/** House rules: the features that a manifest declares exist, and those that the code asks for are declared. */
export function featureFaults(solution: SolutionPackage, control: PackagedControl): readonly Fault[] {
  const usage = child(control.manifest, "feature-usage");
  const declared = children(usage, "uses-feature");
  const names = declared.map(nameOf);
  const codes = codeParts(control).map((file) => partText(solution.parts, file) ?? "");
  return [
    ...declared
      .filter((feature) => !FEATURES.includes(nameOf(feature)))
      .map((at) => ({
        at,
        message: `the feature "${nameOf(at)}" is none of ${FEATURES.join(", ")}: correct it, or its methods are missing when the component runs.`,
      })),
    ...ASKS.filter(({ feature, sign }) => !names.includes(feature) && codes.some((code) => sign.test(code))).map(
      ({ feature }) => ({
        at: usage ?? control.manifest,
        message: `the code uses ${feature} and the manifest does not declare it: add <uses-feature name="${feature}" required="true" />.`,
      }),
    ),
  ];
}

function nameOf(feature: XmlElement): string {
  return feature.attributes.name ?? "";
}
