import { childText, descendants } from "../../xml";
import { controlsOf } from "../control/controls";
import type { Problem, SolutionPackage } from "../package";

/** The solution's version against its code components' and against the version each component says it came with. */
export function checkVersions(solution: SolutionPackage): readonly Problem[] {
  const version = childText(solution.manifest, "Version");
  if (!/^\d+\.\d+\.\d+\.\d+$/.test(version))
    return [{ part: "solution.xml", message: `Version ${version} is not four numbers, as 1.0.0.0: correct it.` }];
  const later = descendants(solution.customizations)
    .filter((element) => element.name === "IntroducedVersion" && /^\d+(\.\d+)*$/.test(element.text.trim()))
    .map((element) => element.text.trim());
  return [
    ...controlsOf(solution)
      .filter((control) => !`${version}.`.startsWith(`${control.manifest.attributes.version ?? ""}.`))
      .map((control) => ({
        part: `Controls/${control.folder}/ControlManifest.xml`,
        message:
          `the code component has version ${control.manifest.attributes.version ?? ""} ` +
          `and the solution ${version}: make them equal, or browsers keep the old bundle.`,
      })),
    ...[...new Set(later)]
      .filter((introduced) => compare(introduced, version) > 0 && controlsOf(solution).length > 0)
      .map((introduced) => ({
        part: "customizations.xml",
        message: `an IntroducedVersion ${introduced} is later than the solution's version ${version}: correct it.`,
      })),
  ];
}

function compare(one: string, other: string): number {
  const [left, right] = [one, other].map((version) => version.split(".").map(Number));
  const difference = left?.map((part, index) => part - (right?.[index] ?? 0)).find((value) => value !== 0);
  return difference ?? 0;
}
