import * as React from "react";
import type { QueuedCase } from "./queue";
import type { Settings } from "../settings";

/**
 * Below this width the page shows one thing at a time, the list or the case: the style sheets of list, form and bar
 * name it too.
 */
const WIDE = "(min-width: 720px)";

/**
 * Opens the newest case once, when the list first comes, so that a newcomer sees at once what this is about. The focus
 * stays where it is. Not when the address names a case, and not where a case would cover the list.
 */
export function useNewestCase(
  cases: readonly QueuedCase[] | undefined,
  settings: Settings,
  open: (id: string) => void,
): void {
  const done = React.useRef(settings.caseId !== undefined);
  React.useEffect(() => {
    if (cases === undefined || done.current) return;
    done.current = true;
    const [newest] = cases;
    if (newest !== undefined && !settings.narrow && window.matchMedia(WIDE).matches) open(newest.id);
  }, [cases, settings.narrow, open]);
}
