import { compareVersions } from "../../compareVersions";
import { child, childText, descendants } from "../../xml";
import { controlsOf } from "../control/controls";
import type { SolutionPackage } from "../package";
import type { Problem } from "../problem";

/** The solution's version against its code components' and against the version each component says it came with. */
export function checkVersions(solution: SolutionPackage): readonly Problem[] {
  const version = childText(solution.manifest, "Version");
  if (!/^\d+\.\d+\.\d+\.\d+$/.test(version))
    return [
      {
        part: "solution.xml",
        message: `Version ${version} is not four numbers, as 1.0.0.0: correct it.`,
        at: child(solution.manifest, "Version"),
        refusedBy: /^\d+(\.\d+){1,3}$/.test(version) ? undefined : "solutionVersion",
      },
    ];
  const later = descendants(solution.customizations)
    .filter((element) => element.name === "IntroducedVersion" && /^\d+(\.\d+)*$/.test(element.text.trim()))
    .map((at) => ({ at, introduced: at.text.trim() }));
  return [
    ...controlsOf(solution)
      .filter((control) => !`${version}.`.startsWith(`${control.manifest.attributes.version ?? ""}.`))
      .map((control) => ({
        part: `Controls/${control.folder}/ControlManifest.xml`,
        message:
          `the code component has version ${control.manifest.attributes.version ?? ""} ` +
          `and the solution ${version}: make them equal, or browsers keep the old bundle.`,
        at: control.manifest,
      })),
    ...[...new Map(later.map((one) => [one.introduced, one])).values()]
      .filter(({ introduced }) => compareVersions(introduced, version) > 0 && controlsOf(solution).length > 0)
      .map(({ at, introduced }) => ({
        at,
        part: "customizations.xml",
        message: `an IntroducedVersion ${introduced} is later than the solution's version ${version}: correct it.`,
      })),
  ];
}
