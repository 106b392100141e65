import type { CaseColumn, ColumnKind } from "../../../Transcript/caseColumns";
import type { Column } from "./schemaShape";

/** How the service's metadata names each kind of column. */
const TYPES: Readonly<Record<ColumnKind, Pick<Column, "type" | "edm" | "format">>> = {
  text: { type: "String", edm: "Edm.String", format: "Text" },
  phone: { type: "String", edm: "Edm.String", format: "Phone" },
  url: { type: "String", edm: "Edm.String", format: "Url" },
  memo: { type: "Memo", edm: "Edm.String", format: "TextArea" },
  dateTime: { type: "DateTime", edm: "Edm.DateTimeOffset", format: "DateAndTime" },
};

/** A column that the imported solution adds to incident. */
export function addedColumn(column: CaseColumn): Column {
  return {
    ...TYPES[column.kind],
    ...(column.kind === "dateTime" ? {} : { maxLength: column.maxLength }),
    required: "None",
    write: "create+update",
  };
}
