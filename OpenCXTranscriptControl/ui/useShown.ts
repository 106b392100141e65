import * as React from "react";

/** Tells whether the component is still in the page: for answers that come late. The same function each time. */
export function useShown(): () => boolean {
  const shown = React.useRef(true);
  React.useEffect(() => {
    // Effects can run again on a component that stays (StrictMode of React 18).
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  return React.useCallback(() => shown.current, []);
}
