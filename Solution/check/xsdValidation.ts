import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import {
  XmlBufferInputProvider,
  XmlDocument,
  XmlValidateError,
  XsdValidator,
  xmlRegisterInputProvider,
} from "libxml2-wasm";
import type { SolutionPackage } from "./package";
import type { Finding } from "./problem";
import { withChildren, writeXml, type XmlElement } from "../xml";

const ROOT_SCHEMA = "CustomizationsSolution.xsd";

// The public schema set is 9.0.0.2090. What the platform writes since is taken out of a copy before validating.
const NEWER_ELEMENTS = new Set([
  "AutoNumberFormat",
  "IsSearchable",
  "IsFilterable",
  "IsRetrievable",
  "IsLocalizable",
  "IsRetrieveAuditEnabled",
  "IsRetrieveMultipleAuditEnabled",
  "IsSolutionAware",
  "IsMSTeamsIntegrationEnabled",
  "UClientActivitiesConfigurationJSON",
  "UClientNotesConfigurationJSON",
  "IsAutoAssigned",
  "CascadeArchive",
  "OptimizedFor",
  "NavigationType",
  "statecode",
  "statuscode",
  "appsettings",
  "EnableCollapsibleGroups",
  "ShowHome",
  "ShowPinned",
  "ShowRecents",
  "CanvasApps",
  "AIModels",
]);
const NEWER_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  form: ["headerdensity", "showinformselector"],
  Role: ["isinherited"],
  column: ["id"],
  option: ["IsHidden"],
  ImportExportXml: ["OrganizationVersion", "OrganizationSchemaType", "CRMServerServiceabilityVersion"],
};
const NEWER_EVERYWHERE = ["solutionaction", "ordinalvalue"];

/** Validates a solution's customizations.xml. */
export interface SchemaValidator {
  readonly validate: (solution: SolutionPackage) => readonly Finding[];
  readonly dispose: () => void;
}

/**
 * Microsoft's public schema set. Runs in a process of its own under jest: libxml2-wasm loads by top-level await. What
 * it finds is of the level `ours`, since the platform itself exports what the set does not know.
 * @param schemas folder with CustomizationsSolution.xsd and what it includes
 */
export async function openSchemas(schemas: string): Promise<SchemaValidator> {
  const files = (await namesIn(schemas)).filter((file) => file.endsWith(".xsd"));
  const contents = await Promise.all(
    files.map(async (file) => [file, new Uint8Array(await readFile(path.join(schemas, file)))] as const),
  );
  // Includes are looked up by the name that they are written with.
  xmlRegisterInputProvider(new XmlBufferInputProvider(Object.fromEntries(contents)));
  const root = contents.find(([file]) => file === ROOT_SCHEMA)?.[1];
  if (root === undefined) throw new Error(`${schemas} holds no ${ROOT_SCHEMA}.`);
  // Memory of WebAssembly is not collected: whatever is made is disposed.
  const schema = XmlDocument.fromBuffer(root, { url: ROOT_SCHEMA });
  const validator = XsdValidator.fromDoc(schema);
  return {
    validate: (solution) => validateOne(solution, validator),
    dispose: () => {
      validator.dispose();
      schema.dispose();
    },
  };
}

function validateOne(solution: SolutionPackage, validator: XsdValidator): readonly Finding[] {
  const document = XmlDocument.fromString(writeXml(older(solution.customizations)));
  try {
    validator.validate(document);
    return [];
  } catch (error) {
    if (!(error instanceof XmlValidateError)) throw error;
    return error.details.map((detail) => ({
      level: "ours",
      part: "customizations.xml",
      line: undefined,
      message: `schema, line ${detail.line} as validated: ${detail.message.trim()}: correct it.`,
      source: undefined,
    }));
  } finally {
    document.dispose();
  }
}

function older(element: XmlElement): XmlElement {
  const gone = [...NEWER_EVERYWHERE, ...(NEWER_ATTRIBUTES[element.name] ?? [])];
  const attributes = Object.fromEntries(Object.entries(element.attributes).filter(([name]) => !gone.includes(name)));
  const kept = element.children.filter(
    (child) => !NEWER_ELEMENTS.has(child.name) && !(element.name === "Role" && child.name === "Description"),
  );
  const copy = { ...element, attributes };
  return kept.length === 0 ? { ...copy, children: [] } : withChildren(copy, kept.map(older));
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    throw new Error(`${folder} is no folder that can be read: give --xsd the one that holds ${ROOT_SCHEMA}`, {
      cause: error,
    });
  }
}
