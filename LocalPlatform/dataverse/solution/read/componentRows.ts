import { child, childText, children, named, writeXml, type XmlElement } from "../../../../Solution/xml";
import { plainGuid } from "../../../../Transcript/text/guid";
import { namedGuid } from "../../model/namedGuid";
import type { RowReference, Value } from "../../model/row";

/** A row that a solution brings into one of the tables that hold what solutions bring. */
export interface ComponentRow extends RowReference {
  readonly values: Readonly<Record<string, Value>>;
  /** Lookups by column. */
  readonly lookups?: Readonly<Record<string, RowReference>>;
}

/** Kinds of forms as customizations.xml names them. Source: systemform's column `type`, and forms in real exports. */
const FORM_TYPES: Readonly<Record<string, number>> = {
  dashboard: 0,
  appointmentbook: 1,
  main: 2,
  preview: 4,
  mobile: 5,
  quick: 6,
  quickcreate: 7,
  dialog: 8,
  taskbasedform: 9,
  interactioncentricdashboard: 10,
  card: 11,
  maininteractioncentric: 12,
  contextualdashboard: 13,
  other: 100,
  powerbidashboard: 103,
};

/** The English label of a list such as LocalizedNames, else its first; null where there is none. */
export function labelOf(parent: XmlElement | undefined, list: string, item: string): string | null {
  const labels = children(child(parent, list), item);
  const one = labels.find(({ attributes }) => attributes.languagecode === "1033") ?? labels[0];
  return one?.attributes.description ?? null;
}

function textIn(record: XmlElement, name: string): string | null {
  return childText(record, name) || null;
}

function numberIn(record: XmlElement, name: string): number | null {
  const text = childText(record, name);
  return text === "" ? null : Number(text);
}

/** `1` and `true` are yes. Without the element it is what a component is as shipped. */
function flagIn(record: XmlElement, name: string, otherwise: boolean): boolean {
  const text = childText(record, name);
  return text === "" ? otherwise : text === "1" || text.toLowerCase() === "true";
}

/** What all that is customizable says of itself. */
function flags(record: XmlElement): Record<string, Value> {
  return {
    iscustomizable: flagIn(record, "IsCustomizable", true),
    canbedeleted: flagIn(record, "CanBeDeleted", true),
    introducedversion: textIn(record, "IntroducedVersion"),
  };
}

/** The XML inside an element, as one text. */
function inner(parent: XmlElement, name: string): string | null {
  const [first] = child(parent, name)?.children ?? [];
  return first === undefined ? null : writeXml(first);
}

/** A view of a table. */
export function viewRow(table: string, view: XmlElement): ComponentRow {
  return {
    table: "savedquery",
    id: plainGuid(childText(view, "savedqueryid")),
    values: {
      ...flags(view),
      name: labelOf(view, "LocalizedNames", "LocalizedName"),
      description: labelOf(view, "Descriptions", "Description"),
      returnedtypecode: table,
      fetchxml: inner(view, "fetchxml"),
      layoutxml: inner(view, "layoutxml"),
      columnsetxml: inner(view, "columnsetxml"),
      querytype: numberIn(view, "querytype") ?? 0,
      isdefault: flagIn(view, "isdefault", false),
      isquickfindquery: flagIn(view, "isquickfindquery", false),
      statecode: 0,
      statuscode: 1,
    },
  };
}

/** A chart of a table. */
export function chartRow(table: string, chart: XmlElement): ComponentRow {
  return {
    table: "savedqueryvisualization",
    id: plainGuid(childText(chart, "savedqueryvisualizationid")),
    values: {
      ...flags(chart),
      name: labelOf(chart, "LocalizedNames", "LocalizedName"),
      description: labelOf(chart, "Descriptions", "Description"),
      primaryentitytypecode: table,
      datadescription: inner(chart, "datadescription"),
      presentationdescription: inner(chart, "presentationdescription"),
      isdefault: flagIn(chart, "isdefault", false),
      charttype: 0,
      type: 0,
    },
  };
}

/** A form of a table, or a dashboard, which is of none. */
export function formRow(table: string, type: string, form: XmlElement): ComponentRow {
  const layout = child(form, "form") ?? named(form, "form")[0];
  return {
    table: "systemform",
    id: plainGuid(childText(form, "formid") || childText(form, "FormId")),
    values: {
      ...flags(form),
      name: labelOf(form, "LocalizedNames", "LocalizedName"),
      description: labelOf(form, "Descriptions", "Description"),
      objecttypecode: table,
      type: FORM_TYPES[type.toLowerCase()] ?? null,
      formxml: layout === undefined ? null : writeXml(layout),
      formactivationstate: numberIn(form, "FormActivationState") ?? 1,
      formpresentation: numberIn(form, "FormPresentation") ?? 0,
      isdefault: flagIn(form, "IsDefault", false),
      uniquename: textIn(form, "UniqueName"),
    },
  };
}

/** A web resource with its file. */
export function webResourceRow(record: XmlElement, content: Uint8Array): ComponentRow {
  const name = childText(record, "Name");
  return {
    table: "webresource",
    id: plainGuid(childText(record, "WebResourceId")) || namedGuid(`web resource ${name}`),
    values: {
      ...flags(record),
      name,
      displayname: textIn(record, "DisplayName"),
      description: textIn(record, "Description"),
      webresourcetype: numberIn(record, "WebResourceType"),
      languagecode: numberIn(record, "LanguageCode"),
      dependencyxml: textIn(record, "DependencyXml"),
      silverlightversion: textIn(record, "SilverlightVersion"),
      isenabledformobileclient: flagIn(record, "IsEnabledForMobileClient", false),
      isavailableformobileoffline: flagIn(record, "IsAvailableForMobileOffline", false),
      ishidden: flagIn(record, "IsHidden", false),
      content: Buffer.from(content).toString("base64"),
    },
  };
}

/** The definition of an environment variable. */
export function variableRow(variable: XmlElement): ComponentRow {
  const schemaName = variable.attributes.schemaname ?? "";
  const text = (name: string): string | null => child(variable, name)?.attributes.default ?? null;
  return {
    table: "environmentvariabledefinition",
    id: variableId(schemaName),
    values: {
      iscustomizable: flagIn(variable, "iscustomizable", true),
      introducedversion: textIn(variable, "introducedversion"),
      schemaname: schemaName,
      displayname: text("displayname"),
      description: text("description"),
      type: numberIn(variable, "type"),
      defaultvalue: textIn(variable, "defaultvalue"),
      isrequired: flagIn(variable, "isrequired", false),
      secretstore: numberIn(variable, "secretstore") ?? 0,
      statecode: 0,
      statuscode: 1,
    },
  };
}

/** The id of a variable's definition: the same wherever and whenever it is imported. */
export function variableId(schemaName: string): string {
  return namedGuid(schemaName);
}

/** A role. That it is the root business unit's is filled in where the unit is known. */
export function roleRow(role: XmlElement): ComponentRow {
  const { id = "", name = "", isinherited = "1" } = role.attributes;
  const { introducedversion: _none, ...kept } = flags(role);
  return {
    table: "role",
    id: plainGuid(id),
    values: { ...kept, name, isinherited: Number(isinherited) },
  };
}

/** The publisher of a solution. */
export function publisherRow(publisher: XmlElement | undefined, isManaged: boolean): ComponentRow {
  const text = (name: string): string | null => (publisher === undefined ? null : textIn(publisher, name));
  return {
    table: "publisher",
    id: namedGuid(`publisher ${text("UniqueName") ?? ""}`),
    values: {
      uniquename: text("UniqueName"),
      friendlyname: labelOf(publisher, "LocalizedNames", "LocalizedName") ?? text("UniqueName"),
      description: labelOf(publisher, "Descriptions", "Description"),
      emailaddress: text("EMailAddress"),
      supportingwebsiteurl: text("SupportingWebsiteUrl"),
      customizationprefix: text("CustomizationPrefix"),
      customizationoptionvalueprefix:
        publisher === undefined ? null : numberIn(publisher, "CustomizationOptionValuePrefix"),
      // Whether the publisher came with a managed solution. Source: publisher's column of that name.
      isreadonly: isManaged,
    },
  };
}

/** The row of a solution itself. */
export function solutionRow(root: XmlElement, manifest: XmlElement | undefined, publisher: string): ComponentRow {
  const uniqueName = childText(manifest, "UniqueName");
  return {
    table: "solution",
    id: solutionId(uniqueName),
    values: {
      uniquename: uniqueName,
      friendlyname: labelOf(manifest, "LocalizedNames", "LocalizedName") ?? uniqueName,
      description: labelOf(manifest, "Descriptions", "Description"),
      version: childText(manifest, "Version"),
      ismanaged: childText(manifest, "Managed") === "1",
      isvisible: true,
      isapimanaged: false,
      solutionpackageversion: root.attributes.SolutionPackageVersion ?? null,
    },
    lookups: { publisherid: { table: "publisher", id: publisher } },
  };
}

/** The id of a solution's row: the same wherever and whenever it is imported. */
export function solutionId(uniqueName: string): string {
  return namedGuid(`solution ${uniqueName}`);
}
