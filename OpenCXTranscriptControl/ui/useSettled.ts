import * as React from "react";

/** Milliseconds that a host may take to deliver a column after it first calls updateView without it. */
const DELIVERY_MS = 800;

/**
 * Whether `waiting` has lasted long enough to be believed: the platform says null both for a column that is empty and
 * for one that is not there yet, and "no description" must not flash up before each case.
 * @returns true at once while `waiting` is false
 */
export function useSettled(waiting: boolean): boolean {
  const [late, setLate] = React.useState(false);
  React.useEffect(() => {
    setLate(false);
    if (!waiting) return undefined;
    const timer = window.setTimeout(() => setLate(true), DELIVERY_MS);
    return () => window.clearTimeout(timer);
  }, [waiting]);
  return !waiting || late;
}
