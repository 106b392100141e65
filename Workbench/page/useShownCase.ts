import * as React from "react";
import { needsReload, readSettings, toQuery, type Settings } from "./settings";

/** Where the rep is: in which list, and on which case. */
export interface Place {
  readonly caseId: string | undefined;
  readonly viewId: string | undefined;
}

/** The page's settings, the place among them, as the address has them. */
export interface ShownCase {
  readonly settings: Settings;
  /** Settings that the rep chose: no step of the browser's history. */
  readonly change: (next: Settings) => void;
  /** Shows a case, or none, in the place of the one before, the focus left where it is. */
  readonly replace: (id: string | undefined) => void;
  /**
   * Goes to a case, or to a list, as the app does: a step that the browser's Back takes back.
   * @returns whether it went: not to where it is, nor away from what the rep wants to save
   */
  readonly goTo: (place: Place) => Promise<boolean>;
}

/** @param mayLeave false: the rep stays with what is not saved */
export function useShownCase(initial: Settings, mayLeave: () => Promise<boolean>): ShownCase {
  const [settings, setSettings] = React.useState(initial);
  const newest = React.useRef({ settings: initial, mayLeave });
  newest.current.mayLeave = mayLeave;
  const moved = React.useRef(false);
  const take = React.useCallback((next: Settings, how: "pushState" | "replaceState"): void => {
    newest.current.settings = next;
    window.history[how](null, "", address(next));
    setSettings(next);
  }, []);
  const change = React.useCallback(
    (next: Settings) => {
      // Whoever stays with unsaved changes, asked by the browser, stays with the settings of before.
      if (needsReload(newest.current.settings, next)) window.location.replace(address(next));
      else take(next, "replaceState");
    },
    [take],
  );
  const replace = React.useCallback(
    (caseId: string | undefined) => {
      const { settings } = newest.current;
      take(at(settings, { viewId: settings.viewId, caseId }), "replaceState");
    },
    [take],
  );
  const goTo = React.useCallback(
    async (place: Place) => {
      const { settings } = newest.current;
      const isOtherCase = place.caseId !== settings.caseId;
      if (!isOtherCase && place.viewId === settings.viewId) return false;
      if (isOtherCase && !(await newest.current.mayLeave())) return false;
      moved.current = true;
      take(at(newest.current.settings, place), "pushState");
      return true;
    },
    [take],
  );
  React.useEffect(() => {
    const back = async (): Promise<void> => {
      const { caseId, viewId } = readSettings(window.location.search);
      const place = { caseId, viewId };
      const stays = place.caseId !== newest.current.settings.caseId && !(await newest.current.mayLeave());
      moved.current = true;
      if (stays) take(newest.current.settings, "pushState");
      else take(at(newest.current.settings, place), "replaceState");
    };
    const listener = (): void => void back();
    window.addEventListener("popstate", listener);
    return () => window.removeEventListener("popstate", listener);
  }, [take]);
  const { caseId } = settings;
  React.useEffect(() => {
    // What had it is gone, or hidden with the list. Without this, Tab begins at the top of the page.
    const lost = document.activeElement === document.body || document.activeElement?.getClientRects().length === 0;
    if (moved.current && lost) document.querySelector<HTMLElement>(caseId === undefined ? LIST : FORM)?.focus();
    moved.current = false;
  }, [caseId]);
  return { settings, change, replace, goTo };
}

const FORM = ".wb-form";
/** The one item of the list that Tab reaches. */
const LIST = "[data-testid='case-list-item'][tabindex='0']";

function at({ caseId: _case, viewId: _view, ...rest }: Settings, { caseId, viewId }: Place): Settings {
  return { ...rest, ...(caseId === undefined ? {} : { caseId }), ...(viewId === undefined ? {} : { viewId }) };
}

function address(settings: Settings): string {
  return window.location.pathname + toQuery(settings);
}
