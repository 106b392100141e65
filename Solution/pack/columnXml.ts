import { v5 } from "uuid";
import { CASE_COLUMNS, type CaseColumn, type ColumnKind } from "../../Transcript/caseColumns";
import { BASE_LANGUAGE } from "../../Transcript/languages";
import { element, type XmlElement } from "../xml";

/** How a kind of column is spelt in solution files. */
interface Spelling {
  readonly type: string;
  readonly format: string;
  /** Class id of the platform's own control for it. */
  readonly control: string;
}

const SPELLINGS: Readonly<Record<ColumnKind, Spelling>> = {
  text: { type: "nvarchar", format: "text", control: "{4273EDBD-AC1D-40d3-9FB2-095C621B552D}" },
  phone: { type: "nvarchar", format: "phone", control: "{8C10015A-B339-4982-9474-A95FE05631A5}" },
  url: { type: "nvarchar", format: "url", control: "{71716B6C-711E-476c-8AB8-5D11542BFB47}" },
  memo: { type: "ntext", format: "textarea", control: "{E0DECE4B-6FC8-4a8f-A065-082708572369}" },
  dateTime: { type: "datetime", format: "datetime", control: "{5B773807-9FB2-42db-97C3-7A91EFF8ADFF}" },
};

// Fixed for ever: an upgrade knows a cell of the form by its id.
const CELLS = "3c1f7a52-94c6-4b0e-8f1d-52a6e0b7d948";

/** The `attribute` records of our columns on incident with English labels, sorted as the packer sorts them. */
export function columnRecords(): readonly XmlElement[] {
  return Object.entries<CaseColumn>(CASE_COLUMNS)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, column]) =>
      element("attribute", { PhysicalName: column.schemaName }, [
        element("Type", {}, SPELLINGS[column.kind].type),
        element("Name", {}, name),
        element("LogicalName", {}, name),
        ...texts({
          RequiredLevel: "none",
          DisplayMask: `${isSearchable(column) ? "ValidForAdvancedFind|" : ""}ValidForForm|ValidForGrid`,
          ImeMode: column.kind === "dateTime" ? "inactive" : "auto",
          ValidForUpdateApi: "1",
          ValidForReadApi: "1",
          ValidForCreateApi: "1",
          IsCustomField: "1",
          IsAuditEnabled: column.audited ? "1" : "0",
          IsSecured: "0",
          IntroducedVersion: `${column.since}.0`,
          IsCustomizable: "1",
          IsRenameable: "1",
          CanModifySearchSettings: "1",
          CanModifyRequirementLevelSettings: "1",
          CanModifyAdditionalSettings: "1",
          SourceType: "0",
          IsGlobalFilterEnabled: "0",
          IsSortableEnabled: "0",
          CanModifyGlobalFilterSettings: "1",
          CanModifyIsSortableSettings: "1",
          IsDataSourceSecret: "0",
          AutoNumberFormat: "",
          IsSearchable: "0",
          IsFilterable: "0",
          IsRetrievable: "0",
          IsLocalizable: "0",
          Format: SPELLINGS[column.kind].format,
          ...extent(column),
        }),
        element("displaynames", {}, [english("displayname", column.label)]),
        element("Descriptions", {}, [english("Description", column.description)]),
      ]),
    );
}

/** The rows of the form's section about the call: a cell for each column that stands on the form, in the table's order. */
export function columnRows(): readonly XmlElement[] {
  return Object.entries<CaseColumn>(CASE_COLUMNS)
    .filter(([, column]) => column.form !== "absent")
    .map(([name, column]) => {
      const visibility: Readonly<Record<string, string>> = column.form === "hidden" ? { visible: "false" } : {};
      const cell = { id: `{${v5(name, CELLS)}}`, showlabel: "true", locklevel: "0", ...visibility };
      const { control } = SPELLINGS[column.kind];
      return element("row", {}, [
        element("cell", cell, [
          // Empty: the form shows the column's own name, which each organization may rename and translate.
          element("labels", {}, [english("label", "")]),
          // Nobody but its writer changes it: a rep's edit would be read as something the caller said.
          element("control", { id: name, classid: control, datafieldname: name, disabled: "true" }),
        ]),
      ]);
    });
}

/** Whether people can search by it: what they never see is not worth a scan of all that callers said. */
function isSearchable(column: CaseColumn): boolean {
  return column.form === "shown";
}

function extent(column: CaseColumn): Readonly<Record<string, string>> {
  if (column.kind === "dateTime") return { CanChangeDateTimeBehavior: "1", Behavior: "1" };
  // Length is in bytes, two a code unit; the platform leaves it out for a memo.
  const bytes: Readonly<Record<string, string>> = column.kind === "memo" ? {} : { Length: `${2 * column.maxLength}` };
  return { MaxLength: `${column.maxLength}`, ...bytes };
}

function texts(byName: Readonly<Record<string, string>>): readonly XmlElement[] {
  return Object.entries(byName).map(([name, text]) => element(name, {}, text));
}

function english(name: string, description: string): XmlElement {
  return element(name, { description, languagecode: `${BASE_LANGUAGE}` });
}
