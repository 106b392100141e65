import { checkColumnRecords } from "./check/columnRecords";
import { checkFormColumns } from "./check/columns";
import { checkCommands } from "./check/commands";
import { checkControlClasses } from "./check/controlClasses";
import { checkControlManifests } from "./check/controlManifest";
import { checkControls } from "./check/controls";
import { checkEnvironmentVariables } from "./check/environmentVariables";
import { checkFormControls } from "./check/formControls";
import { checkFormEvents } from "./check/formEvents";
import { checkFormStructure } from "./check/formStructure";
import { checkGuids } from "./check/guids";
import { checkHandlers } from "./check/handlers";
import { checkIds } from "./check/ids";
import { checkLabels } from "./check/labels";
import { checkLanguages } from "./check/languages";
import { checkManifest } from "./check/manifest";
import type { Problem, SolutionPackage } from "./check/package";
import { checkParts } from "./check/parts";
import { checkRootComponents, checkShells } from "./check/rootComponents";
import { checkStrings } from "./check/strings";
import { checkValues } from "./check/values";
import { checkVersions } from "./check/versions";
import { checkWebResources } from "./check/webResources";

const CHECKS: readonly ((solution: SolutionPackage) => readonly Problem[])[] = [
  checkManifest,
  checkParts,
  checkRootComponents,
  checkShells,
  checkWebResources,
  checkControls,
  checkControlManifests,
  checkStrings,
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
  checkVersions,
  checkLanguages,
  checkLabels,
  checkValues,
];

/**
 * Everything that an import would refuse, or would take and then fail on the form, as far as the zip itself shows it.
 * @returns one problem each; empty when the zip is good
 * @throws XmlError when a part that should be XML is not
 */
export function checkSolution(solution: SolutionPackage): readonly Problem[] {
  return CHECKS.flatMap((check) => check(solution));
}
