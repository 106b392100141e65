import * as React from "react";
import { CommandBarButton, MessageBar, MessageBarType, Pivot, PivotItem, Spinner } from "@fluentui/react";
import { loadLibraries, runHandlers } from "../form/handlers";
import { scriptedForm, type ScriptedForm } from "../form/formContext";
import { dateFormatIn } from "../host/language/formatting";
import { FormView } from "../form/formView";
import { FormRecord } from "../form/record";
import { onWrites } from "../liveUpdates";
import { filled, labelIn } from "../strings/strings";
import { useWorkbench } from "../workbenchContext";
import { FormCells, type CellSurroundings } from "./cells/FormCells";

interface OpenCase {
  readonly record: FormRecord;
  readonly view: FormView;
  readonly form: ScriptedForm;
}

const LEVELS = { ERROR: MessageBarType.error, WARNING: MessageBarType.warning, INFO: MessageBarType.info } as const;

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

interface CaseFormProps {
  readonly id: string;
  readonly onBack: () => void;
  /** Told which record stands open, and when none does any more. */
  readonly onRecord: (record: FormRecord | undefined) => void;
}

/** One case on its main form: what the form XML says, run with the form's script. */
export const CaseForm: React.FC<CaseFormProps> = ({ id, onBack, onRecord }) => {
  const { strings } = useWorkbench();
  const [failure, setFailure] = React.useState<string>();
  const open = useOpenCase(id, setFailure);
  const record = open?.record;
  React.useEffect(() => {
    onRecord(record);
    return () => onRecord(undefined);
  }, [record, onRecord]);
  return (
    <main
      className="wb-form"
      data-testid="case-form"
      data-incidentid={id}
      aria-busy={open === undefined && failure === undefined}
    >
      {failure !== undefined && (
        <MessageBar
          messageBarType={MessageBarType.error}
          onDismiss={() => setFailure(undefined)}
          dismissButtonAriaLabel={strings.dismiss}
        >
          {failure}
        </MessageBar>
      )}
      {open === undefined ? (
        failure === undefined && <Spinner className="wb-loading" label={strings.loading} />
      ) : (
        <OpenForm open={open} onBack={onBack} onFailure={setFailure} />
      )}
    </main>
  );
};

/** Reads the case, loads the form's libraries, runs OnLoad; follows writes that others make. */
function useOpenCase(id: string, onFailure: (words: string | undefined) => void): OpenCase | undefined {
  const { layout, globalContext, settings, strings } = useWorkbench();
  const [open, setOpen] = React.useState<OpenCase>();
  const newest = React.useRef(settings);
  newest.current = settings;
  React.useEffect(() => {
    let left = false;
    let opened: OpenCase | undefined;
    let missed = false;
    onFailure(undefined);
    // From before the case is read, so that nothing is written between reading and listening.
    const stop = onWrites(["incident"], (writes) => {
      if (writes.length > 0 && !writes.some((write) => write.id === id)) return;
      // What others write shows up by itself while the rep has nothing unsaved, as with the app's refresh.
      if (opened === undefined) missed = true;
      else if (!opened.record.isDirty) void opened.form.refresh().catch(() => undefined);
    });
    const start = async (): Promise<void> => {
      const [record] = await Promise.all([
        FormRecord.open("incident", id, dateFormatIn(newest.current.language)),
        loadLibraries(layout.libraries),
      ]);
      if (left) return;
      const view = new FormView();
      const form = scriptedForm({
        layout,
        record,
        view,
        globalContext,
        readOnly: () => newest.current.readOnly || !record.isActive,
        label: (cell) => labelIn(cell.labels, newest.current.language),
      });
      opened = { record, view, form };
      setOpen(opened);
      if (missed) void form.refresh().catch(() => undefined);
      await runHandlers(
        layout.handlers.filter(({ event }) => event === "onload"),
        form.executionContext,
      ).catch((error: unknown) => onFailure(filled(strings.scriptFailed, wordsOf(error))));
    };
    start().catch((error: unknown) => !left && onFailure(filled(strings.loadFailed, wordsOf(error))));
    return () => {
      left = true;
      stop();
      opened?.form.dispose();
      setOpen(undefined);
    };
    // The page is loaded anew for another language; nothing else here changes while it stands.
  }, [id, layout, globalContext, strings, onFailure]);
  return open;
}

interface OpenFormProps {
  readonly open: OpenCase;
  readonly onBack: () => void;
  readonly onFailure: (words: string | undefined) => void;
}

const OpenForm: React.FC<OpenFormProps> = ({ open: { record, view, form }, onBack, onFailure }) => {
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
      (error: unknown) => onFailure(wordsOf(error)),
    );
  };
  const around: CellSurroundings = {
    record,
    view,
    readOnly,
    onChanged: (column) => form.fireOnChange(column),
    onControlEvent: (controlId, name, payload) => form.control(controlId)?.raise(name, payload),
  };
  const customer = record.reference("customerid");
  const tabs = layout.tabs.filter((tab) => tab.visible);
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
      <div className="wb-head">
        <div className="wb-head-name">
          <h1>
            <bdi>{record.formatted("title")}</bdi>
          </h1>
          <p>
            <span>{record.formatted("ticketnumber")}</span>
            {customer !== undefined && (
              <span>
                <span className="wb-hidden">{strings.customer}: </span>
                <bdi>{customer.name}</bdi>
              </span>
            )}
          </p>
        </div>
        <dl className="wb-head-fields">
          {layout.header
            .filter((cell) => cell.visible)
            .map((cell) => (
              <div key={cell.id}>
                <dt>{labelIn(cell.labels, settings.language)}</dt>
                <dd>
                  <bdi>
                    {(cell.control?.column === undefined ? "" : record.formatted(cell.control.column)) || strings.none}
                  </bdi>
                </dd>
              </div>
            ))}
        </dl>
      </div>
      <Pivot className="wb-tabs" aria-label={labelIn(layout.names, settings.language)}>
        {tabs.map((tab) => (
          // A control lives as long as its form is open, whichever tab is shown.
          <PivotItem key={tab.name} itemKey={tab.name} alwaysRender headerText={labelIn(tab.labels, settings.language)}>
            <div className="wb-columns">
              {tab.columns.map((column, index) => (
                <div
                  key={index}
                  className="wb-column"
                  style={{ flexBasis: 0, flexGrow: Number.parseFloat(column.width) || 1 }}
                >
                  {column.sections
                    .filter((section) => section.visible)
                    .map((section) => (
                      <section
                        key={section.name}
                        className="wb-section"
                        aria-label={labelIn(section.labels, settings.language)}
                      >
                        {/* Without its heading a section would leave a gap in the outline that screen readers walk. */}
                        <h2 className={section.showLabel ? undefined : "wb-hidden"}>
                          {labelIn(section.labels, settings.language)}
                        </h2>
                        <FormCells cells={section.cells} width={section.width} around={around} />
                      </section>
                    ))}
                </div>
              ))}
            </div>
          </PivotItem>
        ))}
      </Pivot>
    </>
  );
};
