import * as React from "react";
import type { QueuedCase } from "./queue";
import type { Settings } from "../settings";

/**
 * Opens the newest case once, when the list first comes, so that a newcomer sees at once what this is about. The focus
 * stays where it is. Not when the address names a case or a view, and not where a case would cover the list.
 */
export function useNewestCase(
  cases: readonly QueuedCase[] | undefined,
  { caseId, viewId }: Settings,
  isWide: boolean,
  open: (id: string) => void,
): void {
  const done = React.useRef(caseId !== undefined || viewId !== undefined);
  React.useEffect(() => {
    if (cases === undefined || done.current) return;
    done.current = true;
    const [newest] = cases;
    if (newest !== undefined && viewId === undefined && isWide) open(newest.id);
  }, [cases, viewId, isWide, open]);
}
