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
import { LANGUAGES, type Settings } from "./settings";
import { stringsFor } from "./strings/strings";
import { useTheme } from "./theme";
import { useShownCase } from "./useShownCase";
import { WorkbenchContext, type WorkbenchContextValue } from "./workbenchContext";
import { CaseForm } from "./caseForm/CaseForm";
import { CaseList } from "./caseList/CaseList";
import { CommandBar } from "./commandBar/CommandBar";
import { DialogLayer } from "./dialogs/DialogLayer";

/** The page: command bar, the queue's cases, the open case. */
export const App: React.FC<{ readonly loaded: Loaded; readonly initial: Settings }> = ({ loaded, initial }) => {
  const { session, layout, control, themes } = loaded;
  const dialogs = React.useMemo(() => new Dialogs(), []);
  const opening = React.useRef<(id: string) => void>();
  const page = React.useMemo(() => dialogs.services((id) => opening.current?.(id)), [dialogs]);
  const { onRecord, mayLeave } = useUnsaved(page, stringsFor(initial.language));
  const { settings, change, replace, goTo } = useShownCase(initial, mayLeave);
  const strings = stringsFor(settings.language);

  const { tokens, theme } = useTheme(settings, themes);
  React.useLayoutEffect(() => {
    document.title = `${strings.appName} - ${strings.area}`;
    document.documentElement.lang = LANGUAGES[settings.language].tag;
  }, [settings.language, strings]);

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
  useNewestCase(cases, settings, replace);
  const open = (id: string | undefined): void => {
    void goTo(id).then((gone) => {
      if (gone && id !== undefined) markRead(id);
    });
  };
  opening.current = open;
  return (
    <WorkbenchContext.Provider value={value}>
      <ThemeProvider theme={theme} applyTo="body">
        <div
          className={`wb${settings.narrow ? " wb-narrow" : ""}${settings.caseId === undefined ? "" : " wb-has-case"}`}
          dir={settings.rtl ? "rtl" : "ltr"}
        >
          <CommandBar onSettings={change} />
          <div className="wb-body">
            <CaseList cases={cases} fresh={fresh} selected={settings.caseId} announced={announced} onSelect={open} />
            {settings.caseId === undefined ? (
              <main className="wb-form wb-form-empty">
                <p>{strings.chooseCase}</p>
              </main>
            ) : (
              <CaseForm key={settings.caseId} id={settings.caseId} onBack={() => open(undefined)} onRecord={onRecord} />
            )}
          </div>
          <DialogLayer dialogs={dialogs} />
        </div>
      </ThemeProvider>
    </WorkbenchContext.Provider>
  );
};
