import * as React from "react";
import { begunTexts, caseTexts, type CaseTexts, type TextColumns } from "./caseView";

/** Milliseconds after the first paint that belong to the rest of the form. */
const REST_MS = 100;
/** What nobody does to a part of the texts: whatever it is for, all of them are read before. */
const ACTS = ["pointerdown", "keydown", "wheel", "click", "focusin", "beforeprint"];

/**
 * The texts of a case as understood. Of very long ones start and end come first, so that they are painted without delay,
 * and all of them a moment later, or at once when somebody begins to do anything.
 */
export function useTexts({ description, transcript }: TextColumns): CaseTexts {
  const begun = React.useMemo(() => begunTexts({ description, transcript }), [description, transcript]);
  // What was read of the texts, and for which of their beginnings.
  const [read, setRead] = React.useState<readonly CaseTexts[]>([]);
  React.useLayoutEffect(() => {
    if (!begun.begun) return undefined;
    const over = new AbortController();
    const { signal } = over;
    const finish = (): void => {
      if (signal.aborted) return;
      over.abort();
      setRead([begun, caseTexts({ description, transcript })]);
    };
    for (const act of ACTS) window.addEventListener(act, finish, { capture: true, signal });
    window.requestAnimationFrame(() => window.setTimeout(finish, REST_MS));
    return () => over.abort();
  }, [begun, description, transcript]);
  const [of, all = begun] = read;
  return of === begun ? all : begun;
}
