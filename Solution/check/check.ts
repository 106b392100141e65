import { checkColumnRecords } from "./table/columnRecords";
import { checkFormColumns } from "./form/formColumns";
import { checkCommands } from "./script/commands";
import { checkControlClasses } from "./form/controlClasses";
import { checkControlManifests } from "./control/controlManifest";
import { checkControls } from "./control/controls";
import { checkEnvironmentVariables } from "./record/environmentVariables";
import { checkFormControls } from "./form/formControls";
import { checkFormEvents } from "./form/formEvents";
import { checkFormStructure } from "./form/formStructure";
import { checkGuids } from "./record/guids";
import { checkHandlers } from "./form/handlers";
import { checkIds } from "./record/ids";
import { checkLabels } from "./record/labels";
import { checkLanguages } from "./record/languages";
import { checkManifest } from "./manifest/manifest";
import type { Problem, SolutionPackage } from "./package";
import { checkParts } from "./manifest/parts";
import { checkRootComponents, checkShells } from "./manifest/rootComponents";
import { checkStrings } from "./control/strings";
import { checkSyntax } from "./script/syntax";
import { checkValues } from "./record/values";
import { checkVersions } from "./manifest/versions";
import { checkWebResources } from "./script/webResources";

type Check = (solution: SolutionPackage) => readonly Problem[];

/**
 * The two levels of checks. `refused`: an import refuses the zip, or takes it and the form then fails. `shown`: an
 * import takes it, and a user meets a text that is missing or a bundle that is old,
 * or an admin a report of Solution Checker.
 */
const CHECKS: Readonly<Record<"refused" | "shown", readonly Check[]>> = {
  refused: [
    checkManifest,
    checkParts,
    checkRootComponents,
    checkShells,
    checkWebResources,
    checkControls,
    checkControlManifests,
    checkColumnRecords,
    checkFormColumns,
    checkFormStructure,
    checkFormControls,
    checkControlClasses,
    checkFormEvents,
    checkHandlers,
    checkCommands,
    checkIds,
    checkGuids,
    checkEnvironmentVariables,
    checkValues,
  ],
  shown: [checkVersions, checkStrings, checkLanguages, checkLabels, checkSyntax],
};

/**
 * Everything that is wrong with a zip at either level, as far as the zip itself shows it.
 * @returns one problem each; empty when the zip is good
 * @throws XmlError when a part that should be XML is not
 */
export function checkSolution(solution: SolutionPackage): readonly Problem[] {
  return [...CHECKS.refused, ...CHECKS.shown].flatMap((check) => check(solution));
}
