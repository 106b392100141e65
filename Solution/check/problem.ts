import type { XmlElement } from "../xml";

/** Who says that an import refuses it: the names of {@link SOURCES}. */
export type Source = keyof typeof SOURCES;

const SCHEMAS = "Microsoft's schema set 9.0.0.2090";
const ERRORS = "Dataverse's web service error codes";
const PCF_SCRIPTS = "pcf-scripts 1.51.1";

/** What each rule of the level `refused` rests on. A rule without one is a house rule. */
export const SOURCES = {
  customizationsSchema: `CustomizationsSolution.xsd, ${SCHEMAS}; ImportInvalidXmlError 0x8004802c, ${ERRORS}`,
  formSchema: `FormXml.xsd, ${SCHEMAS}; ImportInvalidXmlError 0x8004802c, ${ERRORS}`,
  fetchSchema: `Fetch.xsd, ${SCHEMAS}; ImportInvalidXmlError 0x8004802c, ${ERRORS}`,
  chartData: `VisualizationDataDescription.xsd, ${SCHEMAS}; InvalidDataDescription 0x8004e000, ${ERRORS}`,
  chartGroups: `MultipleSubcategoriesFound 0x8004e006, ${ERRORS}`,
  chartOrder: `CountSpecifiedWithoutOrder 0x8004e01f, ${ERRORS}`,
  chartShape: `SeriesMeasureCollectionMismatch 0x8004e003 and ChartAreaCategoryMismatch 0x8004e005, ${ERRORS}`,
  ribbonSchema: `RibbonCore.xsd and RibbonTypes.xsd, ${SCHEMAS}; ImportRibbonsError 0x80048031, ${ERRORS}`,
  xml: `XML 1.0 and Namespaces in XML; ImportInvalidXmlError 0x8004802c, ${ERRORS}`,
  zip: `ImportCustomizationsBadZipFileError 0x80048060, ${ERRORS}; APPNOTE.TXT; or larger than is read here`,
  packaging: "Open Packaging Conventions, ECMA-376 part 2, content types stream",
  variableFile: "imports that failed with 0x80040216 in SourceControlHandler, reference of the solution file, hazards",
  variableType: "Dataverse table reference, environmentvariabledefinition, column type",
  solutionName: `InvalidSolutionUniqueName 0x8004f002, ${ERRORS}`,
  solutionVersion: `InvalidSolutionVersion 0x8004f01e, ${ERRORS}`,
  packageVersion: `ImportSolutionPackageInvalidSolutionPackageVersion 0x80048068, ${ERRORS}`,
  publisherName: `InvalidPublisherUniqueName 0x8004f01c, ${ERRORS}`,
  prefix: `InvalidNamePrefix 0x80044366, ${ERRORS}; Dataverse table reference, publisher, column customizationprefix`,
  optionPrefix: `OptionValuePrefixOutOfRange 0x80048402, ${ERRORS}`,
  rootUndeclared: `ImportMissingRootComponentEntry 0x8004803a, ${ERRORS}`,
  rootMissing: `ImportMissingComponent 0x8004801f, ${ERRORS}`,
  rootBehavior: "Dataverse table reference, solutioncomponent, choices of rootcomponentbehavior",
  duplicate: `DuplicateComponentInSolutionXml 0x80071153, ${ERRORS}`,
  dependency: `ImportMissingDependenciesError 0x8004801d, ${ERRORS}`,
  columnTwice: `DuplicateAttributeSchemaName 0x80047013, ${ERRORS}`,
  nameLength: `SchemaNameLengthExceedsLimit 0x80044367, ${ERRORS}; Dataverse table reference, MaxLength of the name`,
  textLength:
    "Dataverse, AttributeMetadata reference: StringAttributeMetadata and MemoAttributeMetadata, MaxSupportedLength",
  id: `ImportMappingsInvalidIdSpecified 0x80048427, ${ERRORS}; GuidType and FormGuidType, ${SCHEMAS}`,
  language: `LCID types, ${SCHEMAS}; InvalidLanguageCode 0x80044195, ${ERRORS}`,
  resourceName: `WebResourceNameInvalidCharacters 0x8004f117, ${ERRORS}`,
  resourceEmptyName: `WebResourceEmptyName 0x8004f116, ${ERRORS}`,
  resourceExtension: `WebResourceNameInvalidFileExtension 0x8004f119, ${ERRORS}`,
  resourceType: `WebResourceInvalidType 0x8004f111, ${ERRORS}`,
  resourceTwice: `WebResourceDuplicateName 0x8004f115, ${ERRORS}`,
  resourceFile: `WebResourceImportMissingFile 0x8004f11a, ${ERRORS}`,
  size: `WebResourceContentSizeExceeded 0x8004f114, ${ERRORS}; Dataverse table reference, organization, column maxuploadfilesize`,
  control: `CustomControlsImportError 0x80160000, ${ERRORS}`,
  controlManifest: `${PCF_SCRIPTS}, ManifestSchema.json; CustomControlsImportError 0x80160000, ${ERRORS}`,
  controlKey: "imports refused by noAposStringType, reference of the solution file, hazards",
  libraries: `${PCF_SCRIPTS}, PlatformLibraryVersions.json; an import says "is not supported by the platform"`,
  ribbonElement: `RibbonImportDependencyMissingRibbonElement 0x8004f105, ${ERRORS}`,
  ribbonTwice: `RibbonImportDuplicateElementId 0x8004f10b, ${ERRORS}`,
  ribbonLength: `RibbonImportRibbonDiffIdInvalidLength 0x8004f10c, ${ERRORS}`,
} as const;

/** One thing that is wrong, as a check finds it. */
export interface Problem {
  /** The part of the zip it was found in. */
  readonly part: string;
  /** What is wrong and what to do, as a sentence. */
  readonly message: string;
  /** The element of the part that it is wrong with. */
  readonly at?: XmlElement | undefined;
  /** Where there is no such element: the line. */
  readonly line?: number | undefined;
  /** An import refuses it, as this source says; without one it is a house rule. */
  readonly refusedBy?: Source | undefined;
}

/** The same before the part is told that it is in. */
export type Fault = Omit<Problem, "part">;

export function fault(at: XmlElement, message: string, refusedBy?: Source): Fault {
  return { at, message, refusedBy };
}

/** Something wrong with solution.xml. */
export function manifestProblem(message: string, at?: XmlElement, refusedBy?: Source): Problem {
  return { part: "solution.xml", message, at, refusedBy };
}

/** Something wrong with customizations.xml. */
export function recordProblem(at: XmlElement, message: string, refusedBy?: Source): Problem {
  return { part: "customizations.xml", ...fault(at, message, refusedBy) };
}

/** `refused`: an import refuses the zip. `ours`: a house rule, which others' solutions are not held to. */
export type Level = "refused" | "ours";

/** The same with its place. */
export interface Finding {
  readonly level: Level;
  readonly part: string;
  /** From 1; undefined where the whole part is meant. */
  readonly line: number | undefined;
  readonly message: string;
  /** Who says that an import refuses it. */
  readonly source: string | undefined;
}

/** As a line of text: place, level, what is wrong, and who says so. */
export function findingText({ level, part, line, message, source }: Finding): string {
  const place = part === "" ? "" : line === undefined ? `${part}: ` : `${part}:${line}: `;
  return `${place}${level}: ${message}${source === undefined ? "" : ` [${source}]`}`;
}
