import * as React from "react";
import { needsReload, readSettings, toQuery, type Settings } from "./settings";

/** The page's settings, the open case among them, as the address has them. */
export interface ShownCase {
  readonly settings: Settings;
  /** Settings that the rep chose: no step of the browser's history. */
  readonly change: (next: Settings) => void;
  /** Shows a case, or none, in the place of the one before, the focus left where it is. */
  readonly replace: (id: string | undefined) => void;
  /**
   * Goes to a case, or to the list, as the app does: a step that the browser's Back takes back.
   * @returns whether it went: not to where it is, nor away from what the rep wants to save
   */
  readonly goTo: (id: string | undefined) => Promise<boolean>;
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
    (id: string | undefined) => take(withCase(newest.current.settings, id), "replaceState"),
    [take],
  );
  const goTo = React.useCallback(
    async (id: string | undefined) => {
      if (id === newest.current.settings.caseId || !(await newest.current.mayLeave())) return false;
      moved.current = true;
      take(withCase(newest.current.settings, id), "pushState");
      return true;
    },
    [take],
  );
  React.useEffect(() => {
    const back = async (): Promise<void> => {
      const id = readSettings(window.location.search).caseId;
      const stays = id !== newest.current.settings.caseId && !(await newest.current.mayLeave());
      moved.current = true;
      if (stays) take(newest.current.settings, "pushState");
      else take(withCase(newest.current.settings, id), "replaceState");
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
const LIST = ".wb-case[tabindex='0']";

function withCase({ caseId: _left, ...rest }: Settings, id: string | undefined): Settings {
  return id === undefined ? rest : { ...rest, caseId: id };
}

function address(settings: Settings): string {
  return window.location.pathname + toQuery(settings);
}
