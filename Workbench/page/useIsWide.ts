import * as React from "react";
import type { Settings } from "./settings";

/**
 * Below this width the page shows one thing at a time, the list or the case: the style sheets of list, form and bar
 * name it too.
 */
const WIDE = "(min-width: 720px)";

/** Whether list and case stand side by side, by the window's width and the narrow switch. */
export function useIsWide({ narrow }: Settings): boolean {
  const [isWide, setIsWide] = React.useState(() => window.matchMedia(WIDE).matches);
  React.useEffect(() => {
    const query = window.matchMedia(WIDE);
    const change = (): void => setIsWide(query.matches);
    query.addEventListener("change", change);
    return () => query.removeEventListener("change", change);
  }, []);
  return isWide && !narrow;
}
