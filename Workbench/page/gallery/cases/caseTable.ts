import { CASE_COLUMNS, type ColumnKind } from "../../../../Transcript/caseColumns";
import type { ColumnMetadata, TableMetadata } from "../../dataverse/metadata";

const TYPES: Readonly<Record<ColumnKind, Pick<ColumnMetadata, "type" | "format">>> = {
  text: { type: "String", format: "Text" },
  phone: { type: "String", format: "Phone" },
  url: { type: "String", format: "Url" },
  memo: { type: "Memo", format: "TextArea" },
  dateTime: { type: "DateTime", format: "DateAndTime" },
};

function column(
  logicalName: string,
  described: { readonly kind: ColumnKind; readonly maxLength?: number },
): readonly [string, ColumnMetadata] {
  const { kind, maxLength } = described;
  return [
    logicalName,
    { logicalName, required: false, ...TYPES[kind], ...(maxLength === undefined ? {} : { maxLength }) },
  ];
}

/** The columns of incident that the control is bound to: known without asking, so that every frame draws at once. */
export const CASE_TABLE: TableMetadata = {
  logicalName: "incident",
  setName: "incidents",
  idColumn: "incidentid",
  nameColumn: "title",
  displayName: "Case",
  columns: new Map([
    column("title", { kind: "text", maxLength: 200 }),
    column("description", { kind: "memo", maxLength: 2000 }),
    column("modifiedon", { kind: "dateTime" }),
    ...Object.entries(CASE_COLUMNS).map(([name, described]) => column(name, described)),
  ]),
};
