import * as React from "react";
import { ThemeProvider } from "@fluentui/react";
import { Dialogs } from "./dialogs/dialogs";
import { installXrm } from "./form/xrm";
import { useNewestCase } from "./caseList/useNewestCase";
import { useQueue } from "./caseList/useQueue";
import { useUnsaved } from "./caseForm/useUnsaved";
import { Privileges } from "./host/privileges";
import { webApi } from "./host/webApi";
import type { Loaded } from "./load";
import { LANGUAGES, needsReload, toQuery, type Settings } from "./settings";
import { stringsFor } from "./strings/strings";
import { useTheme } from "./theme";
import { WorkbenchContext, type WorkbenchContextValue } from "./workbenchContext";
import { CaseForm } from "./caseForm/CaseForm";
import { CaseList } from "./caseList/CaseList";
import { CommandBar } from "./commandBar/CommandBar";
import { DialogLayer } from "./dialogs/DialogLayer";

/** The page: command bar, the queue's cases, the open case. */
export const App: React.FC<{ readonly loaded: Loaded; readonly initial: Settings }> = ({ loaded, initial }) => {
  const { session, layout, control, themes } = loaded;
  const [settings, setSettings] = React.useState(initial);
  const dialogs = React.useMemo(() => new Dialogs(), []);
  const strings = stringsFor(settings.language);

  const change = React.useCallback((next: Settings) => {
    const address = window.location.pathname + toQuery(next);
    setSettings((now) => {
      if (needsReload(now, next)) window.location.assign(address);
      else window.history.replaceState(null, "", address);
      return next;
    });
  }, []);
  const show = React.useCallback((id: string | undefined) => {
    setSettings(({ caseId: _left, ...now }) => {
      const next: Settings = id === undefined ? now : { ...now, caseId: id };
      window.history.replaceState(null, "", window.location.pathname + toQuery(next));
      return next;
    });
  }, []);

  const { tokens, theme } = useTheme(settings, themes);
  React.useLayoutEffect(() => {
    document.title = `${strings.appName} - ${strings.area}`;
    document.documentElement.lang = LANGUAGES[settings.language].tag;
  }, [settings.language, strings]);

  const page = React.useMemo(() => dialogs.services(show), [dialogs, show]);
  // Made once: scripts keep the context they were given.
  const globalContext = React.useMemo(
    () => installXrm(initial, session, page, stringsFor(initial.language).appName),
    [initial, session, page],
  );
  const privileges = React.useMemo(() => new Privileges(session.privileges), [session]);
  const value: WorkbenchContextValue = {
    session,
    settings,
    tokens,
    strings,
    layout,
    control,
    page,
    privileges,
    globalContext,
    webAPI: webApi,
  };
  const { cases, fresh, announced, markRead } = useQueue(session.queueId, strings.newCaseAnnounced);
  useNewestCase(cases, settings, show);
  const { onRecord, mayLeave } = useUnsaved(page, strings);
  const open = async (id: string | undefined): Promise<void> => {
    if (id === settings.caseId || !(await mayLeave())) return;
    if (id !== undefined) markRead(id);
    show(id);
  };
  return (
    <WorkbenchContext.Provider value={value}>
      <ThemeProvider theme={theme} applyTo="body">
        <div
          className={`wb${settings.narrow ? " wb-narrow" : ""}${settings.caseId === undefined ? "" : " wb-has-case"}`}
          dir={settings.rtl ? "rtl" : "ltr"}
        >
          <CommandBar onSettings={change} />
          <div className="wb-body">
            <CaseList
              cases={cases}
              fresh={fresh}
              selected={settings.caseId}
              announced={announced}
              onSelect={(id) => void open(id)}
            />
            {settings.caseId === undefined ? (
              <main className="wb-form wb-form-empty">
                <p>{strings.chooseCase}</p>
              </main>
            ) : (
              <CaseForm
                key={settings.caseId}
                id={settings.caseId}
                onBack={() => void open(undefined)}
                onRecord={onRecord}
              />
            )}
          </div>
          <DialogLayer dialogs={dialogs} />
        </div>
      </ThemeProvider>
    </WorkbenchContext.Provider>
  );
};
