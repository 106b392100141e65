import * as React from "react";
import type { FormRecord } from "../form/record";
import type { PageServices } from "../host/services";
import type { PageStrings } from "../strings/keys";

/** What stands open and is not saved. */
export interface Unsaved {
  readonly onRecord: (record: FormRecord | undefined) => void;
  /** False when the rep wants to stay with what is not saved. */
  readonly mayLeave: () => Promise<boolean>;
}

/** Asks before unsaved changes are lost: to another case by a dialog, out of the page by the browser. */
export function useUnsaved(page: PageServices, strings: PageStrings): Unsaved {
  const record = React.useRef<FormRecord>();
  const onRecord = React.useCallback((now: FormRecord | undefined) => void (record.current = now), []);
  React.useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (record.current?.isDirty === true) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, []);
  const mayLeave = async (): Promise<boolean> => {
    if (record.current?.isDirty !== true) return true;
    const { confirmed } = await page.confirm({
      title: strings.unsaved,
      text: strings.leaveQuestion,
      confirmButtonLabel: strings.leave,
      cancelButtonLabel: strings.stay,
    });
    return confirmed;
  };
  return { onRecord, mayLeave };
}
