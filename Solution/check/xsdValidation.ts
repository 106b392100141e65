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
import { named, withChildren, writeXml, type XmlElement } from "../xml";

const ROOT_SCHEMA = "CustomizationsSolution.xsd";
/** By element: what the root schema leaves open, the data of charts and what they ask for. */
const INNER_SCHEMAS: Readonly<Record<string, string>> = {
  datadefinition: "VisualizationDataDescription.xsd",
  fetch: "Fetch.xsd",
};

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
  const content = new Map(contents);
  if (!content.has(ROOT_SCHEMA)) throw new Error(`${schemas} holds no ${ROOT_SCHEMA}.`);
  // Memory of WebAssembly is not collected: whatever is made is disposed.
  const opened = new Map(
    [ROOT_SCHEMA, ...Object.values(INNER_SCHEMAS)].flatMap((file) => {
      const bytes = content.get(file);
      if (bytes === undefined) return [];
      const schema = XmlDocument.fromBuffer(bytes, { url: file });
      return [[file, { schema, validator: XsdValidator.fromDoc(schema) }] as const];
    }),
  );
  const faults = (element: XmlElement, file: string): readonly Finding[] => {
    const validator = opened.get(file)?.validator;
    return validator === undefined ? [] : faultsOf(element, validator);
  };
  return {
    validate: ({ customizations }) => {
      const root = older(customizations);
      const charts = named(root, "datadescription");
      return [
        ...faults(root, ROOT_SCHEMA),
        ...Object.entries(INNER_SCHEMAS).flatMap(([name, file]) =>
          charts.flatMap((chart) => named(chart, name)).flatMap((element) => faults(element, file)),
        ),
      ];
    },
    dispose: () => {
      for (const { schema, validator } of opened.values()) {
        validator.dispose();
        schema.dispose();
      }
    },
  };
}

function faultsOf(element: XmlElement, validator: XsdValidator): readonly Finding[] {
  const document = XmlDocument.fromString(writeXml(element));
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
