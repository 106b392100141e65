import "./RecordPanel.css";
import * as React from "react";
import { DefaultButton, MessageBar, MessageBarType, Panel, PanelType, PrimaryButton, TextField } from "@fluentui/react";
import { plainGuid } from "../../../Transcript/text/guid";
import { errorText } from "../../../LocalPlatform/command/errorText";
import { tableMetadata, type TableMetadata } from "../dataverse/metadata";
import { FormRecord } from "../form/record";
import { dateFormatIn } from "../host/language/formatting";
import { webApi } from "../host/webApi";
import { filled } from "../strings/strings";
import { useWorkbench } from "../workbenchContext";
import { Field } from "../caseForm/cells/Field";

interface RecordPanelProps {
  readonly options: ComponentFramework.NavigationApi.EntityFormOptions;
  /** Columns to fill in on a new record. */
  readonly values: Readonly<Record<string, string>>;
  readonly onDone: (saved: readonly ComponentFramework.LookupValue[]) => void;
}

/** What each table's own small form shows. Cases have the whole page. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  contact: [
    "firstname",
    "lastname",
    "jobtitle",
    "parentcustomerid",
    "emailaddress1",
    "telephone1",
    "mobilephone",
    "description",
  ],
  account: ["name", "primarycontactid", "emailaddress1", "telephone1", "websiteurl", "description"],
};
const QUICK_CREATE: Readonly<Record<string, readonly string[]>> = {
  contact: ["firstname", "lastname", "emailaddress1", "mobilephone", "description"],
  account: ["name", "emailaddress1", "telephone1"],
};

/** A record of another table over the page: an existing one to read and change, or a new one to fill in. */
export const RecordPanel: React.FC<RecordPanelProps> = (props) => {
  const { options, onDone } = props;
  const { strings } = useWorkbench();
  const [table, setTable] = React.useState<TableMetadata>();
  const [failure, setFailure] = React.useState<string>();
  React.useEffect(() => {
    tableMetadata(options.entityName).then(setTable, (error: unknown) => setFailure(errorText(error)));
  }, [options.entityName]);
  return (
    <Panel
      isOpen
      type={PanelType.medium}
      headerText={
        options.entityId === undefined && options.entityName === "contact"
          ? strings.newContact
          : (strings.names[options.entityName] ?? table?.displayName ?? strings.loading)
      }
      closeButtonAriaLabel={strings.close}
      onDismiss={() => onDone([])}
    >
      {failure !== undefined && (
        <MessageBar messageBarType={MessageBarType.error}>{filled(strings.loadFailed, failure)}</MessageBar>
      )}
      {table !== undefined &&
        (options.entityId === undefined ? (
          <NewRecord {...props} table={table} />
        ) : (
          <ExistingRecord {...props} id={plainGuid(options.entityId)} table={table} />
        ))}
    </Panel>
  );
};

const NewRecord: React.FC<RecordPanelProps & { readonly table: TableMetadata }> = ({ table, values, onDone }) => {
  const { strings } = useWorkbench();
  const columns = (QUICK_CREATE[table.logicalName] ?? [table.nameColumn]).filter((name) => table.columns.has(name));
  const [typed, setTyped] = React.useState<Readonly<Record<string, string>>>(values);
  const [failure, setFailure] = React.useState<string>();
  const saving = React.useRef(false);
  const missing = columns.find(
    (name) => table.columns.get(name)?.required === true && (typed[name] ?? "").trim() === "",
  );
  const save = async (): Promise<void> => {
    const label = missing === undefined ? undefined : (strings.names[missing] ?? missing);
    if (label !== undefined) {
      setFailure(filled(strings.required, label));
      return;
    }
    // A second press before the answer would make the record twice.
    if (saving.current) return;
    saving.current = true;
    const data = Object.fromEntries(Object.entries(typed).filter(([, value]) => value.trim() !== ""));
    try {
      const made = await webApi.createRecord(table.logicalName, data);
      const row = (await webApi.retrieveRecord(table.logicalName, made.id, `?$select=${table.nameColumn}`)) as Readonly<
        Record<string, unknown>
      >;
      const name = row[table.nameColumn];
      onDone([{ ...made, name: typeof name === "string" ? name : "" }]);
    } catch (error) {
      setFailure(errorText(error));
    } finally {
      saving.current = false;
    }
  };
  return (
    <form
      className="wb-fields"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {failure !== undefined && <MessageBar messageBarType={MessageBarType.error}>{failure}</MessageBar>}
      {columns.map((name) => {
        const column = table.columns.get(name);
        return column === undefined ? null : (
          <TextField
            key={name}
            label={strings.names[name] ?? name}
            required={column.required}
            multiline={column.type === "Memo"}
            value={typed[name] ?? ""}
            {...(column.maxLength === undefined ? {} : { maxLength: column.maxLength })}
            onChange={(_event, value) => setTyped({ ...typed, [name]: value ?? "" })}
          />
        );
      })}
      <div className="wb-buttons">
        <PrimaryButton type="submit" text={strings.saveClose} />
        <DefaultButton text={strings.cancel} onClick={() => onDone([])} />
      </div>
    </form>
  );
};

const ExistingRecord: React.FC<RecordPanelProps & { readonly table: TableMetadata; readonly id: string }> = ({
  table,
  id,
  onDone,
}) => {
  const { strings, settings } = useWorkbench();
  const [record, setRecord] = React.useState<FormRecord>();
  const [failure, setFailure] = React.useState<string>();
  const [, redraw] = React.useReducer((count: number) => count + 1, 0);
  const fail = (error: unknown): void => setFailure(errorText(error));
  React.useEffect(() => {
    FormRecord.open(table.logicalName, id, dateFormatIn(settings.language)).then(setRecord, fail);
  }, [table, id, settings.language]);
  React.useEffect(() => record?.subscribe(redraw), [record]);
  const save = async (): Promise<void> => {
    if (record === undefined) return;
    try {
      await record.save();
      onDone([{ id, name: record.formatted(table.nameColumn), entityType: table.logicalName }]);
    } catch (error) {
      fail(error);
    }
  };
  const columns = (COLUMNS[table.logicalName] ?? [table.nameColumn]).filter((name) => table.columns.has(name));
  return (
    <div className="wb-fields" data-testid="record-panel" data-recordid={id}>
      {failure !== undefined && <MessageBar messageBarType={MessageBarType.error}>{failure}</MessageBar>}
      {record !== undefined && (
        <>
          <h3 className="wb-panel-name">
            <bdi>{record.formatted(table.nameColumn)}</bdi>
          </h3>
          {columns.map((name) => (
            <Field
              key={name}
              placed={{ id: `panel_${name}`, column: name, timeline: false, disabled: false }}
              column={name}
              label={strings.names[name] ?? name}
              record={record}
              disabled={settings.readOnly}
              onChanged={redraw}
            />
          ))}
          <div className="wb-buttons">
            <PrimaryButton
              text={strings.saveClose}
              disabled={settings.readOnly || !record.isDirty}
              onClick={() => void save()}
            />
            <DefaultButton text={strings.close} onClick={() => onDone([])} />
          </div>
        </>
      )}
    </div>
  );
};
