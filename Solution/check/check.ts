import { checkColumnRecords } from "./table/columnRecords";
import { checkFormColumns } from "./table/columns";
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
import { checkValues } from "./record/values";
import { checkVersions } from "./manifest/versions";
import { checkWebResources } from "./script/webResources";

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
