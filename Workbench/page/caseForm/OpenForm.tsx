import "./OpenForm.css";
import * as React from "react";
import { CommandBarButton, MessageBar, MessageBarType } from "@fluentui/react";
import { errorText } from "../../../LocalPlatform/command/errorText";
import { filled, labelIn } from "../strings/strings";
import { useWorkbench } from "../workbenchContext";
import type { CellSurroundings } from "./cells/FormCells";
import { FormHead } from "./FormHead";
import { FormTabs } from "./FormTabs";
import { RibbonButtons } from "./ribbon/RibbonButtons";
import type { OpenCase } from "./useOpenCase";

const LEVELS = { ERROR: MessageBarType.error, WARNING: MessageBarType.warning, INFO: MessageBarType.info } as const;

interface OpenFormProps {
  readonly open: OpenCase;
  readonly onBack: () => void;
  readonly onFailure: (words: string | undefined) => void;
}

/** An open case: commands, notices, head and tabs, drawn anew whenever the record or a script changes something. */
export const OpenForm: React.FC<OpenFormProps> = ({ open: { record, view, form }, onBack, onFailure }) => {
  const { layout, settings, strings } = useWorkbench();
  const [, redraw] = React.useReducer((count: number) => count + 1, 0);
  const [said, setSaid] = React.useState("");
  // Before anything else can run: a script that knows its answer already changes the form in the same breath in which
  // it is drawn.
  React.useLayoutEffect(() => record.subscribe(redraw), [record]);
  React.useLayoutEffect(() => view.subscribe(redraw), [view]);

  const readOnly = settings.readOnly || !record.isActive;
  const act = (action: () => Promise<void>, done: string): void => {
    onFailure(undefined);
    setSaid("");
    action().then(
      () => setSaid(done),
      (error: unknown) => onFailure(errorText(error)),
    );
  };
  const around: CellSurroundings = {
    record,
    view,
    readOnly,
    onChanged: (column) => form.fireOnChange(column),
    onControlEvent: (controlId, name, payload) => form.control(controlId)?.raise(name, payload),
  };
  return (
    <>
      <div className="wb-commands" role="toolbar" aria-label={labelIn(layout.names, settings.language)}>
        <CommandBarButton
          className="wb-back"
          iconProps={{ iconName: "ChevronLeft", className: "wb-flip" }}
          text={strings.back}
          onClick={onBack}
        />
        <CommandBarButton
          iconProps={{ iconName: "Save" }}
          text={strings.save}
          disabled={readOnly || !record.isDirty}
          onClick={() => act(form.save, strings.saved)}
        />
        <CommandBarButton
          iconProps={{ iconName: "Refresh" }}
          text={strings.refresh}
          onClick={() => act(form.refresh, "")}
        />
        <RibbonButtons form={form} onFailure={(error) => onFailure(filled(strings.scriptFailed, errorText(error)))} />
        <span role="status" className="wb-said">
          {record.isDirty ? strings.unsaved : said}
        </span>
      </div>
      <div className="wb-notices">
        {readOnly && <MessageBar messageBarType={MessageBarType.info}>{strings.readOnlyRecord}</MessageBar>}
        {view.notifications.map((bar) => (
          <div key={bar.id} data-testid="form-notification" data-level={bar.level}>
            <MessageBar
              messageBarType={LEVELS[bar.level]}
              isMultiline
              onDismiss={() => void view.clearNotification(bar.id)}
              dismissButtonAriaLabel={strings.dismiss}
            >
              {bar.message}
            </MessageBar>
          </div>
        ))}
      </div>
      <FormHead record={record} />
      <FormTabs around={around} onOpened={form.openTab} />
    </>
  );
};
