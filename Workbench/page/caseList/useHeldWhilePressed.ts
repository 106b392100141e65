import * as React from "react";

/** A tap's click can come this much after the finger left; a press that was dragged away has none at all. */
const CLICK_COMES_WITHIN_MS = 300;

/** A value that stands still under the pointer. */
export interface Held<T> {
  readonly shown: T;
  /** For the element that is pressed, or one around it. */
  readonly onPointerDown: () => void;
}

/**
 * Gives the newest value, but the one that was shown when a press began until that press is over. Without it a row that
 * comes between press and release moves the others, the release falls on another one, and the browser sends the click
 * to neither.
 */
export function useHeldWhilePressed<T>(newest: T): Held<T> {
  const [held, setHeld] = React.useState<{ readonly value: T }>();
  React.useEffect(() => {
    if (held === undefined) return undefined;
    const release = (): void => setHeld(undefined);
    let timer: number | undefined;
    const releaseSoon = (): void => void (timer = window.setTimeout(release, CLICK_COMES_WITHIN_MS));
    window.addEventListener("click", release);
    window.addEventListener("pointercancel", release);
    window.addEventListener("blur", release);
    window.addEventListener("pointerup", releaseSoon);
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener("click", release);
      window.removeEventListener("pointercancel", release);
      window.removeEventListener("blur", release);
      window.removeEventListener("pointerup", releaseSoon);
    };
  }, [held]);
  return {
    shown: held === undefined ? newest : held.value,
    onPointerDown: () => setHeld((now) => ({ value: now === undefined ? newest : now.value })),
  };
}
