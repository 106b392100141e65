import type { BuiltControl, ControlProperty } from "../../../server/control";
import type { ControlParameter } from "../../../server/drawn/layout";
import type { ColumnMetadata } from "../../dataverse/metadata";
import type { ColumnValue } from "../../dataverse/row";
import type { FormRecord } from "../../form/record";

/** One parameter as a control reads it: `context.parameters.description`. */
export type HostParameter = ComponentFramework.PropertyTypes.Property;

/** The form's words for its columns. */
export type FieldLabels = Readonly<Record<string, string>>;

/** What each column's type and format are called in a control's manifest. */
function manifestType(column: ColumnMetadata, allowed: readonly string[]): string {
  const format = column.format?.toLowerCase();
  const wanted = ((): string => {
    if (column.type === "Memo") return "Multiple";
    if (column.type === "DateTime") return format === "dateonly" ? "DateAndTime.DateOnly" : "DateAndTime.DateAndTime";
    if (column.type === "Picklist" || column.type === "State" || column.type === "Status") return "OptionSet";
    if (column.type === "Boolean") return "TwoOptions";
    if (column.type !== "String") return "Lookup.Simple";
    const formats: Readonly<Record<string, string>> = {
      phone: "SingleLine.Phone",
      url: "SingleLine.URL",
      email: "SingleLine.Email",
      textarea: "SingleLine.TextArea",
    };
    return formats[format ?? ""] ?? "SingleLine.Text";
  })();
  return allowed.includes(wanted) ? wanted : (allowed[0] ?? wanted);
}

/** The parameters of a control on a form, out of the record's columns and the form's fixed values. */
export function hostParameters(
  control: BuiltControl,
  given: readonly ControlParameter[],
  record: FormRecord,
  labels: FieldLabels,
): Record<string, HostParameter> {
  return Object.fromEntries(
    control.properties.map((property) => [
      property.name,
      hostParameter(
        property,
        given.find(({ name }) => name === property.name),
        record,
        labels,
      ),
    ]),
  );
}

function hostParameter(
  property: ControlProperty,
  given: ControlParameter | undefined,
  record: FormRecord,
  labels: FieldLabels,
): HostParameter {
  if (given?.kind === "bound") {
    const column = record.table.columns.get(given.column);
    if (column !== undefined) return boundParameter(property, column, record, labels);
  }
  const text = given?.kind === "static" ? given.value : property.defaultValue;
  const type = given?.kind === "static" && given.type !== "" ? given.type : (property.types[0] ?? "");
  return { type, raw: staticValue(type, text), formatted: text ?? "", error: false, errorMessage: "" };
}

function boundParameter(
  property: ControlProperty,
  column: ColumnMetadata,
  record: FormRecord,
  labels: FieldLabels,
): HostParameter {
  return {
    type: manifestType(column, property.types),
    raw: record.value(column.logicalName),
    formatted: record.formatted(column.logicalName),
    error: false,
    errorMessage: "",
    security: { editable: true, readable: true, secured: false },
    attributes: attributes(column, labels[column.logicalName] ?? column.logicalName),
  };
}

/** Column metadata as `parameters.x.attributes` carries it. */
function attributes(
  column: ColumnMetadata,
  displayName: string,
): ComponentFramework.PropertyHelper.FieldPropertyMetadata.Metadata {
  return {
    DisplayName: displayName,
    LogicalName: column.logicalName,
    RequiredLevel: column.required ? 2 : 0,
    IsSecured: false,
    SourceType: 0,
    Description: "",
    ...(column.maxLength === undefined ? {} : { MaxLength: column.maxLength, ImeMode: 0 }),
    ...(column.format === undefined ? {} : { Format: column.format }),
    ...(column.type === "DateTime" ? { Behavior: 1 } : {}),
    ...(column.options === undefined
      ? {}
      : { Options: column.options.map(({ value, label }) => ({ Value: value, Label: label, Color: "" })) }),
  };
}

function staticValue(type: string, text: string | undefined): ColumnValue {
  if (text === undefined || text === "") return null;
  if (type === "Whole.None" || type === "Decimal" || type === "FP" || type === "Currency") return Number(text);
  if (type === "TwoOptions") return text === "true" || text === "1";
  if (type.startsWith("DateAndTime")) return new Date(text);
  return text;
}
