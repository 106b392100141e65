import * as React from "react";
import { Dropdown, TextField } from "@fluentui/react";
import { isLookup } from "../../dataverse/row";
import { useWorkbench } from "../../workbenchContext";
import type { FieldProps } from "./fieldProps";
import { LookupField } from "./LookupField";

/** A column drawn by the platform's own field for its type. */
export const Field: React.FC<FieldProps> = (props) => {
  const { placed, column, label, record, disabled, notification, onChanged } = props;
  const { strings } = useWorkbench();
  const described = record.table.columns.get(column);
  if (described === undefined) return null;
  const value = record.value(column);
  const change = (next: string | number | Date | null): void => {
    record.set(column, next);
    onChanged(column);
  };
  const shared = {
    label,
    required: described.required,
    disabled,
    "data-control-id": placed.id,
    errorMessage: notification ?? "",
  };

  if (isLookup(described)) return <LookupField {...props} described={described} />;
  if (described.options !== undefined) {
    return (
      <Dropdown
        {...shared}
        placeholder={strings.none}
        selectedKey={typeof value === "number" ? value : null}
        options={described.options.map((option) => ({ key: option.value, text: option.label }))}
        onChange={(_event, option) => change(typeof option?.key === "number" ? option.key : null)}
      />
    );
  }
  if (described.type !== "String" && described.type !== "Memo") {
    return (
      <TextField
        {...shared}
        disabled={false}
        readOnly
        value={value === null ? strings.none : record.formatted(column)}
      />
    );
  }
  const text = typeof value === "string" ? value : "";
  return (
    <TextField
      {...shared}
      // A locked field is read-only, not disabled: its text can still be read out, selected and copied, as in the app.
      disabled={false}
      readOnly={disabled}
      value={disabled && text === "" ? strings.none : text}
      multiline={described.type === "Memo"}
      autoAdjustHeight={described.type === "Memo"}
      {...(described.maxLength === undefined ? {} : { maxLength: described.maxLength })}
      {...(described.format === "Phone" ? { dir: "ltr" } : { dir: "auto" })}
      onChange={(_event, next) => change(next === undefined || next === "" ? null : next)}
    />
  );
};
