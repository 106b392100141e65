import { checkControlCode, checkControlManifests } from "./control/controlManifest";
import { checkControls } from "./control/controls";
import { checkStrings } from "./control/strings";
import { checkAddedParts } from "./form/addedParts";
import { checkControlClasses } from "./form/controlClasses";
import { checkDisplayConditions } from "./form/displayConditions";
import { checkFormColumns } from "./form/formColumns";
import { checkFormControls } from "./form/formControls";
import { checkFormEvents } from "./form/formEvents";
import { checkFormStructure } from "./form/formStructure";
import { checkHandlers } from "./form/handlers";
import { checkManifest } from "./manifest/manifest";
import { checkParts } from "./manifest/parts";
import { checkRootComponents, checkShells } from "./manifest/rootComponents";
import { checkSizes } from "./manifest/sizes";
import { checkVersions } from "./manifest/versions";
import { checkWellFormed } from "./manifest/wellFormed";
import { isOurs } from "./ours";
import { openPackage, UnreadablePackageError, type SolutionPackage } from "./package";
import { readPart } from "./partXml";
import { SOURCES, type Finding, type Problem } from "./problem";
import { checkEnvironmentVariables } from "./record/environmentVariables";
import { checkGuids } from "./record/guids";
import { checkIds } from "./record/ids";
import { checkLabels } from "./record/labels";
import { checkLanguageCodes } from "./record/languageCodes";
import { checkLanguages } from "./record/languages";
import { checkRoles } from "./record/roles";
import { checkValues } from "./record/values";
import { checkCommands } from "./ribbon/commands";
import { checkRibbon } from "./ribbon/ribbon";
import { checkSyntax } from "./script/syntax";
import { checkWebResources } from "./script/webResources";
import { checkCharts } from "./table/charts";
import { checkColumnRecords } from "./table/columnRecords";
import { checkRedefined } from "./table/redefined";
import { checkViews } from "./table/views";
import { linesOf, XmlError, type XmlElement } from "../xml";
import { ZipError } from "../zip";

type Check = (solution: SolutionPackage) => readonly Problem[];

/** Of either level, as each problem says. */
const CHECKS: readonly Check[] = [
  checkManifest,
  checkParts,
  checkSizes,
  checkWellFormed,
  checkVersions,
  checkRootComponents,
  checkWebResources,
  checkControls,
  checkControlManifests,
  checkColumnRecords,
  checkFormStructure,
  checkFormControls,
  checkIds,
  checkGuids,
  checkLanguageCodes,
  checkRoles,
  checkViews,
  checkCharts,
  checkRibbon,
  checkEnvironmentVariables,
  checkValues,
];

/** House rules alone. */
const HOUSE_CHECKS: readonly Check[] = [
  checkShells,
  checkControlCode,
  checkAddedParts,
  checkFormColumns,
  checkControlClasses,
  checkFormEvents,
  checkDisplayConditions,
  checkHandlers,
  checkCommands,
  checkRedefined,
  checkStrings,
  checkLanguages,
  checkLabels,
  checkSyntax,
];

/**
 * Everything that is wrong with a zip, as far as the zip itself shows it: what an import refuses, and for a solution of
 * our own also what breaks our rules.
 * @returns one finding each, what is refused first; empty when the zip is good
 */
export function checkSolution(solution: SolutionPackage): readonly Finding[] {
  const isHouse = isOurs(solution);
  const problems = [...CHECKS, ...(isHouse ? HOUSE_CHECKS : [])].flatMap((check) => check(solution));
  const kept = problems.filter(({ refusedBy }) => isHouse || refusedBy !== undefined);
  const lines = linesIn(solution, kept);
  const findings = kept.map(({ part, message, at, line, refusedBy }): Finding => {
    return {
      level: refusedBy === undefined ? "ours" : "refused",
      part,
      line: at === undefined ? line : lines.get(at),
      message,
      source: refusedBy === undefined ? undefined : SOURCES[refusedBy],
    };
  });
  return ["refused", "ours"].flatMap((level) => findings.filter((finding) => finding.level === level));
}

/** What reading a zip comes to. */
export interface Checked {
  /** Undefined when it cannot be read far enough to be checked; a finding says why. */
  readonly solution: SolutionPackage | undefined;
  readonly findings: readonly Finding[];
}

/** The same of a zip's bytes, of which nothing is taken for granted. */
export function checkZip(bytes: Uint8Array, file: string): Checked {
  try {
    const solution = { ...openPackage(bytes, "the zip"), file };
    return { solution, findings: checkSolution(solution) };
  } catch (error) {
    const source = error instanceof XmlError ? SOURCES.xml : SOURCES.zip;
    if (!(error instanceof ZipError || error instanceof XmlError || error instanceof UnreadablePackageError))
      throw error;
    const line = error instanceof XmlError ? error.line : undefined;
    return { solution: undefined, findings: [{ level: "refused", part: "", line, message: error.message, source }] };
  }
}

/** The line of each element that a problem names, read off its part once. */
function linesIn(solution: SolutionPackage, problems: readonly Problem[]): ReadonlyMap<XmlElement, number> {
  const wanted = new Map<string, Set<XmlElement>>();
  for (const { part, at } of problems) {
    if (at === undefined) continue;
    const others = wanted.get(part);
    if (others === undefined) wanted.set(part, new Set([at]));
    else others.add(at);
  }
  return new Map(
    [...wanted].flatMap(([part, elements]) => {
      const places = readPlaces(solution, part);
      return places === undefined ? [] : [...linesOf(places, elements)];
    }),
  );
}

function readPlaces(solution: SolutionPackage, part: string): ReturnType<typeof readPart> {
  try {
    return readPart(solution.parts, part);
  } catch (error) {
    if (error instanceof XmlError) return undefined;
    throw error;
  }
}
