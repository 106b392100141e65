import "./LookupField.css";
import * as React from "react";
import { IconButton, Label, Link } from "@fluentui/react";
import type { ColumnMetadata } from "../../dataverse/metadata";
import { filled } from "../../strings/strings";
import { useWorkbench } from "../../workbenchContext";
import type { FieldProps } from "./fieldProps";

/** A lookup: the record it points at as a link, and the lookup dialog to change it. */
export const LookupField: React.FC<FieldProps & { readonly described: ColumnMetadata }> = ({
  placed,
  column,
  label,
  record,
  disabled,
  notification,
  described,
  onChanged,
}) => {
  const { strings, page } = useWorkbench();
  const reference = record.reference(column);
  const labelId = `wb-label-${placed.id}`;
  const targets = described.targets ?? [];
  const set = (chosen: readonly ComponentFramework.LookupValue[]): void => {
    record.set(column, chosen.length === 0 ? null : chosen);
    onChanged(column);
  };
  const change = async (): Promise<void> => {
    const chosen = await page.lookup({
      entityTypes: [...targets],
      ...(reference === undefined ? {} : { defaultEntityType: reference.entityType }),
    });
    if (chosen.length > 0) set(chosen);
  };
  return (
    <div className="wb-lookup" role="group" aria-labelledby={labelId} data-control-id={placed.id} data-column={column}>
      <Label id={labelId} required={described.required}>
        {label}
      </Label>
      <div className="wb-lookup-line">
        {reference === undefined ? (
          <span className="wb-none">{strings.none}</span>
        ) : (
          <LookupLink reference={reference} />
        )}
        {!disabled && targets.length > 0 && (
          <span className="wb-lookup-buttons">
            <IconButton
              iconProps={{ iconName: "Search" }}
              ariaLabel={filled(strings.change, label)}
              title={filled(strings.change, label)}
              onClick={() => void change()}
            />
            {reference !== undefined && !described.required && (
              <IconButton
                iconProps={{ iconName: "Cancel" }}
                ariaLabel={filled(strings.remove, label)}
                title={filled(strings.remove, label)}
                onClick={() => set([])}
              />
            )}
          </span>
        )}
      </div>
      {notification !== undefined && notification !== "" && (
        <div role="alert" className="wb-field-error">
          {notification}
        </div>
      )}
    </div>
  );
};

const OPENABLE: ReadonlySet<string> = new Set(["contact", "account", "incident"]);

const LookupLink: React.FC<{ readonly reference: ComponentFramework.LookupValue }> = ({ reference }) => {
  const { page } = useWorkbench();
  const name = reference.name === undefined || reference.name === "" ? reference.id : reference.name;
  if (!OPENABLE.has(reference.entityType)) return <bdi className="wb-lookup-value">{name}</bdi>;
  return (
    <Link
      className="wb-lookup-value"
      onClick={() => void page.openForm({ entityName: reference.entityType, entityId: reference.id }, {})}
    >
      <bdi>{name}</bdi>
    </Link>
  );
};
