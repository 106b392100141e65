import * as React from "react";
import { ThemeProvider } from "@fluentui/react";
import { Dialogs } from "./dialogs/dialogs";
import { installXrm } from "./form/xrm";
import { useIsWide } from "./useIsWide";
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

/** The page: command bar, the cases of the queue or of a view, the open case. */
export const App: React.FC<{ readonly loaded: Loaded; readonly initial: Settings }> = ({ loaded, initial }) => {
  const { session, layout, views, control, themes } = loaded;
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
  const isWide = useIsWide(settings);
  useNewestCase(cases, settings, isWide, replace);
  const view = views.find(({ viewId }) => viewId === settings.viewId);
  const open = (caseId: string | undefined): void => {
    void goTo({ caseId, viewId: settings.viewId }).then((gone) => {
      if (gone && caseId !== undefined) markRead(caseId);
    });
  };
  const isGrid = view !== undefined && isWide && settings.caseId === undefined;
  opening.current = open;
  const classes = {
    wb: true,
    "wb-narrow": settings.narrow,
    "wb-has-case": settings.caseId !== undefined,
    "wb-in-view": view !== undefined,
    "wb-in-grid": isGrid,
  };
  return (
    <WorkbenchContext.Provider value={value}>
      <ThemeProvider theme={theme} applyTo="body">
        <div
          className={Object.entries(classes)
            .flatMap(([name, on]) => (on ? [name] : []))
            .join(" ")}
          dir={settings.rtl ? "rtl" : "ltr"}
        >
          <CommandBar onSettings={change} />
          <div className="wb-body">
            <CaseList
              cases={cases}
              views={views}
              view={view}
              isGrid={isGrid}
              fresh={fresh}
              selected={settings.caseId}
              announced={announced}
              onSelect={open}
              onView={(viewId) => void goTo({ caseId: undefined, viewId })}
            />
            {settings.caseId !== undefined ? (
              <CaseForm key={settings.caseId} id={settings.caseId} onBack={() => open(undefined)} onRecord={onRecord} />
            ) : (
              !isGrid && (
                <main className="wb-form wb-form-empty">
                  <p>{strings.chooseCase}</p>
                </main>
              )
            )}
          </div>
          <DialogLayer dialogs={dialogs} />
        </div>
      </ThemeProvider>
    </WorkbenchContext.Provider>
  );
};
