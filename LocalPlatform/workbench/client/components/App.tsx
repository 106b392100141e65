import * as React from "react";
import { ThemeProvider } from "@fluentui/react";
import type { BuiltControl } from "../../control";
import type { FormLayout } from "../../layout";
import type { WorkbenchSession } from "../../session";
import { Dialogs } from "../dialogs";
import { installXrm } from "../form/xrm";
import { Privileges } from "../host/privileges";
import { onWrites } from "../liveUpdates";
import { queuedCases, type QueuedCase } from "../queue";
import { LANGUAGES, needsReload, toQuery, type Settings } from "../settings";
import { filled, stringsFor } from "../strings/strings";
import { applyTokens, fluentTheme, isDarkTheme, tokensFor, type PlatformThemes } from "../theme";
import { WorkbenchContext, type WorkbenchContextValue } from "../workbenchContext";
import { CaseForm } from "./CaseForm";
import { CaseList } from "./CaseList";
import { CommandBar } from "./CommandBar";
import { DialogLayer } from "./DialogLayer";

/** What the page asks its server for before it draws. */
export interface Loaded {
  readonly session: WorkbenchSession;
  readonly layout: FormLayout;
  readonly control: BuiltControl;
  readonly themes: PlatformThemes;
}

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
  const select = React.useCallback((id: string | undefined) => {
    setSettings(({ caseId: _left, ...now }) => {
      const next: Settings = id === undefined ? now : { ...now, caseId: id };
      window.history.replaceState(null, "", window.location.pathname + toQuery(next));
      return next;
    });
  }, []);

  const tokens = React.useMemo(() => tokensFor(settings, themes), [settings, themes]);
  const theme = React.useMemo(() => fluentTheme(settings, tokens), [settings, tokens]);
  React.useLayoutEffect(() => applyTokens(tokens, isDarkTheme(settings)), [settings, tokens]);
  React.useLayoutEffect(() => {
    document.documentElement.classList.toggle("wb-contrast", settings.contrast);
    document.title = `${strings.appName} - ${strings.area}`;
    document.documentElement.lang = LANGUAGES[settings.language].tag;
  }, [settings.contrast, settings.language, strings]);

  const page = React.useMemo(() => dialogs.services(select), [dialogs, select]);
  // Made once: scripts keep the context they were given.
  const globalContext = React.useMemo(() => installXrm(initial, session, page, stringsFor(initial.language).appName), [initial, session, page]);
  const privileges = React.useMemo(() => new Privileges(new Map(session.privileges.map(({ name, depth }) => [name.toLowerCase(), depth]))), [session]);
  const value: WorkbenchContextValue = { session, settings, tokens, strings, layout, control, page, privileges, globalContext };
  const { cases, fresh, announced, markRead } = useQueue(session.queueId, strings.newCaseAnnounced);
  const open = (id: string): void => {
    markRead(id);
    select(id);
  };
  return (
    <WorkbenchContext.Provider value={value}>
      <ThemeProvider theme={theme} applyTo="body">
        <div className={`wb${settings.narrow ? " wb-narrow" : ""}${settings.caseId === undefined ? "" : " wb-has-case"}`} dir={settings.rtl ? "rtl" : "ltr"}>
          <CommandBar onSettings={change} />
          <div className="wb-body">
            <CaseList cases={cases} fresh={fresh} selected={settings.caseId} announced={announced} onSelect={open} />
            {settings.caseId === undefined ? (
              <main className="wb-form wb-form-empty"><p>{strings.chooseCase}</p></main>
            ) : (
              <CaseForm key={settings.caseId} id={settings.caseId} onBack={() => select(undefined)} />
            )}
          </div>
          <DialogLayer dialogs={dialogs} />
        </div>
      </ThemeProvider>
    </WorkbenchContext.Provider>
  );
};

interface Queue {
  readonly cases: readonly QueuedCase[];
  /** Cases that came while the page was open and were not opened yet. */
  readonly fresh: ReadonlySet<string>;
  readonly announced: string;
  readonly markRead: (id: string) => void;
}

/** The queue's cases, kept current by Dataverse's own writes. */
function useQueue(queueId: string, announcement: string): Queue {
  const [cases, setCases] = React.useState<readonly QueuedCase[]>([]);
  const [fresh, setFresh] = React.useState<ReadonlySet<string>>(new Set());
  const [announced, setAnnounced] = React.useState("");
  const known = React.useRef<ReadonlySet<string>>();
  React.useEffect(() => {
    let asked = 0;
    const read = async (): Promise<void> => {
      const mine = ++asked;
      const found = await queuedCases(queueId);
      // An older answer that comes late must not undo a newer one.
      if (mine !== asked) return;
      const came = known.current === undefined ? [] : found.filter(({ id }) => known.current?.has(id) === false);
      known.current = new Set(found.map(({ id }) => id));
      setCases(found);
      if (came.length === 0) return;
      setFresh((now) => new Set([...now, ...came.map(({ id }) => id)]));
      setAnnounced(filled(announcement, came.map(({ title }) => title).join(", ")));
    };
    const readQuietly = (): void => void read().catch((error: unknown) => console.warn("The queue could not be read; the next change tries again.", error));
    readQuietly();
    return onWrites(["queueitem", "incident"], readQuietly);
  }, [queueId, announcement]);
  const markRead = (id: string): void => setFresh((now) => new Set([...now].filter((other) => other !== id)));
  return { cases, fresh, announced, markRead };
}
