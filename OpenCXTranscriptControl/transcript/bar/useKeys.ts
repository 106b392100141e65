import * as React from "react";

/** Where a key types or chooses something. */
const FIELD = "input, textarea, select, [contenteditable]:not([contenteditable=false])";

/**
 * The keys that work while the focus is in the control and in no field: `/` goes to the find field, `?` lists all keys.
 * Whose keys they stand beside, and why a screen reader loses none: docs/reps.md.
 * @param bar the transcript's bar, in the control
 */
export function useKeys(bar: React.RefObject<HTMLElement>): {
  readonly listed: boolean;
  readonly onListed: (listed: boolean) => void;
} {
  const [listed, setListed] = React.useState(false);
  React.useEffect(() => {
    const control = bar.current?.closest<HTMLElement>(".ocx-root");
    const keyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      if ((event.target as Element).closest(FIELD) !== null) return;
      if (event.key === "/") bar.current?.querySelector("input")?.focus();
      else if (event.key === "?") setListed(true);
      else return;
      event.preventDefault();
    };
    control?.addEventListener("keydown", keyDown);
    return () => control?.removeEventListener("keydown", keyDown);
  }, [bar]);
  return { listed, onListed: setListed };
}
