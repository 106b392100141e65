import "./LookupDialog.css";
import * as React from "react";
import { DefaultButton, Panel, PanelType, SearchBox } from "@fluentui/react";
import { errorText } from "../../../LocalPlatform/command/errorText";
import { tableMetadata } from "../dataverse/metadata";
import { filled } from "../strings/strings";
import { webApi } from "../host/webApi";
import { useWorkbench } from "../workbenchContext";

interface LookupDialogProps {
  readonly options: ComponentFramework.UtilityApi.LookupOptions;
  readonly onDone: (chosen: readonly ComponentFramework.LookupValue[]) => void;
}

const SHOWN = 20;

/** `%`, `_` and `[` are wildcards in Dataverse; what the rep types is meant as typed. */
function literal(text: string): string {
  return text.replace(/[%_[]/g, "[$&]").replace(/'/g, "''");
}

/** Records of one table whose name holds the text. @throws WebApiError */
async function find(logicalName: string, text: string): Promise<readonly ComponentFramework.LookupValue[]> {
  const table = await tableMetadata(logicalName);
  const filter =
    text === "" ? "" : `&$filter=${encodeURIComponent(`contains(${table.nameColumn},'${literal(text)}')`)}`;
  const { entities } = await webApi.retrieveMultipleRecords(
    logicalName,
    `?$select=${table.nameColumn}&$orderby=${table.nameColumn}${filter}`,
    SHOWN,
  );
  return entities.map((row: Readonly<Record<string, unknown>>) => ({
    id: String(row[table.idColumn]),
    name: typeof row[table.nameColumn] === "string" ? String(row[table.nameColumn]) : "",
    entityType: logicalName,
  }));
}

/** The lookup dialog: search by name in each of the tables asked for, choose one. */
export const LookupDialog: React.FC<LookupDialogProps> = ({ options, onDone }) => {
  const { strings } = useWorkbench();
  const [text, setText] = React.useState("");
  const [found, setFound] = React.useState<readonly ComponentFramework.LookupValue[]>();
  const [failure, setFailure] = React.useState<string>();
  const tables = options.entityTypes.join(",");

  React.useEffect(() => {
    let stale = false;
    // A short wait, so that a quick typist asks once.
    const timer = window.setTimeout(() => {
      const asked = tables.split(",");
      Promise.all(asked.map((table) => find(table, text)))
        .then((lists) => {
          if (stale) return;
          setFound(lists.flat().slice(0, SHOWN));
          setFailure(undefined);
        })
        .catch((error: unknown) => !stale && setFailure(errorText(error)));
    }, 200);
    return () => {
      stale = true;
      window.clearTimeout(timer);
    };
  }, [tables, text]);

  return (
    <Panel
      isOpen
      type={PanelType.smallFixedFar}
      headerText={filled(
        strings.lookupTitle,
        options.entityTypes.map((name) => strings.names[name] ?? name).join(", "),
      )}
      closeButtonAriaLabel={strings.close}
      onDismiss={() => onDone([])}
    >
      <SearchBox
        autoFocus
        placeholder={strings.search}
        ariaLabel={strings.search}
        value={text}
        onChange={(_event, next) => setText(next ?? "")}
      />
      {failure !== undefined && (
        <p role="alert" className="wb-field-error">
          {filled(strings.loadFailed, failure)}
        </p>
      )}
      <p role="status" className="wb-hint">
        {found?.length === 0 ? strings.noResults : ""}
      </p>
      <ul className="wb-lookup-results">
        {(found ?? []).map((reference) => (
          <li key={reference.id}>
            <DefaultButton
              className="wb-lookup-result"
              text={reference.name ?? reference.id}
              onClick={() => onDone([reference])}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
};
