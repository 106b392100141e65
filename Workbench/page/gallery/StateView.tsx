import "./StateView.css";
import * as React from "react";
import { ThemeProvider } from "@fluentui/react";
import { ControlHost } from "../caseForm/cells/ControlHost";
import { Dialogs } from "../dialogs/dialogs";
import { DialogLayer } from "../dialogs/DialogLayer";
import { FormRecord } from "../form/record";
import { installXrm } from "../form/xrm";
import { dateFormatIn } from "../host/language/formatting";
import { Privileges } from "../host/privileges";
import type { Loaded } from "../load";
import type { FormControl, FormLayout } from "../../server/drawn/layout";
import type { Settings } from "../settings";
import { labelIn, stringsFor } from "../strings/strings";
import { useTheme } from "../theme";
import { WorkbenchContext, type WorkbenchContextValue } from "../workbenchContext";
import type { GalleryCase } from "./cases/caseOf";
import { CASE_TABLE } from "./cases/caseTable";
import type { GalleryState } from "./states/galleryState";
import { takeSteps } from "./steps";

interface StateViewProps {
  readonly state: GalleryState;
  readonly found: GalleryCase;
  readonly loaded: Loaded;
  readonly settings: Settings;
  /** Opened alone, not in the gallery's frame: then it says itself what it shows. */
  readonly alone: boolean;
}

/** One state: the built control as the form places it, on a case of the gallery. */
export const StateView: React.FC<StateViewProps> = ({ state, found, loaded, settings, alone }) => {
  const { session, layout, control, themes } = loaded;
  const [dialogs] = React.useState(() => new Dialogs());
  const [record] = React.useState(
    () => new FormRecord(found.table ?? CASE_TABLE, found.id, found.row, dateFormatIn(settings.language)),
  );
  const { tokens, theme } = useTheme(settings, themes);
  const strings = stringsFor(settings.language);
  const value = React.useMemo((): WorkbenchContextValue => {
    const services = dialogs.services(() => undefined);
    const page = {
      ...services,
      // The gallery's contacts are in no Dataverse: there is no form of them to open.
      openForm: async ({ entityName, entityId }: ComponentFramework.NavigationApi.EntityFormOptions) => {
        await services.alert({ text: `The form of ${entityName} ${entityId ?? ""} would open here.` });
        return { savedEntityReference: [] };
      },
    };
    return {
      session,
      settings,
      tokens,
      strings,
      layout,
      control,
      page,
      privileges: new Privileges(session.privileges.filter(({ name }) => found.lacks?.includes(name) !== true)),
      globalContext: installXrm(settings, session, page, strings.appName),
      webAPI: found.webAPI,
    };
  }, [session, settings, tokens, strings, layout, control, dialogs, found]);
  const cell = cellOf(layout, control.name);
  const page = React.useRef<HTMLElement>(null);
  const [done, setDone] = React.useState(false);
  React.useEffect(() => {
    let left = false;
    takeSteps(state.steps ?? [], { within: page, alone, left: () => left }).then(
      () => setDone(true),
      (error: unknown) => console.error(error),
    );
    return () => {
      left = true;
    };
  }, [state, alone]);
  return (
    <WorkbenchContext.Provider value={value}>
      <ThemeProvider theme={theme} applyTo="body">
        <main
          className="wb wb-state"
          ref={page}
          data-done={done ? state.name : undefined}
          dir={settings.rtl ? "rtl" : "ltr"}
        >
          <header className={alone ? "wb-state-head" : "wb-hidden"} lang="en" dir="ltr">
            <h1>{state.title}</h1>
            <p>{state.caption}</p>
            {alone && <a href={`/gallery${window.location.search}#${state.name}`}>All states</a>}
          </header>
          <h2 className="wb-hidden">{strings.area}</h2>
          {cell !== undefined && (
            <ControlHost
              placed={cell.placed}
              label={labelIn(cell.labels, settings.language)}
              record={record}
              disabled={settings.readOnly}
              onEvent={() => undefined}
            />
          )}
          <DialogLayer dialogs={dialogs} />
        </main>
      </ThemeProvider>
    </WorkbenchContext.Provider>
  );
};

/** Where the form places the control. Solutions prefix its name with the publisher. */
function cellOf(
  layout: FormLayout,
  controlName: string,
): { readonly placed: FormControl; readonly labels: Readonly<Record<string, string>> } | undefined {
  const cells = layout.tabs
    .flatMap((tab) => tab.columns)
    .flatMap((column) => column.sections)
    .flatMap((section) => section.cells);
  for (const { control, labels } of cells)
    if (control?.custom?.name.endsWith(`_${controlName}`) === true) return { placed: control, labels };
  return undefined;
}
