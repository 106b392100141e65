import * as React from "react";
import { errorText } from "../../../LocalPlatform/command/errorText";
import { loadLibraries, runHandlers } from "../form/handlers";
import { scriptedForm, type ScriptedForm } from "../form/formContext";
import { dateFormatIn } from "../host/language/formatting";
import { FormView } from "../form/formView";
import { FormRecord } from "../form/record";
import { onWrites } from "../liveUpdates";
import { filled, labelIn } from "../strings/strings";
import { useWorkbench } from "../workbenchContext";

/** A case that stands open: its record, what scripts changed of the form's looks, and the form as scripts drive it. */
export interface OpenCase {
  readonly record: FormRecord;
  readonly view: FormView;
  readonly form: ScriptedForm;
}

/** Reads the case, loads the form's libraries, runs OnLoad; follows writes that others make. */
export function useOpenCase(id: string, onFailure: (words: string | undefined) => void): OpenCase | undefined {
  const { layout, globalContext, settings, strings } = useWorkbench();
  const [open, setOpen] = React.useState<OpenCase>();
  const newest = React.useRef(settings);
  newest.current = settings;
  React.useEffect(() => {
    let left = false;
    let opened: OpenCase | undefined;
    let missed = false;
    onFailure(undefined);
    // From before the case is read, so that nothing is written between reading and listening.
    const stop = onWrites(["incident"], (writes) => {
      if (writes.length > 0 && !writes.some((write) => write.id === id)) return;
      // What others write shows up by itself while the rep has nothing unsaved, as with the app's refresh.
      if (opened === undefined) missed = true;
      else if (!opened.record.isDirty) void opened.form.refresh().catch(() => undefined);
    });
    const start = async (): Promise<void> => {
      const [record] = await Promise.all([
        FormRecord.open("incident", id, dateFormatIn(newest.current.language)),
        loadLibraries(layout.libraries),
      ]);
      if (left) return;
      const view = new FormView();
      const form = scriptedForm({
        layout,
        record,
        view,
        globalContext,
        readOnly: () => newest.current.readOnly || !record.isActive,
        label: (cell) => labelIn(cell.labels, newest.current.language),
      });
      opened = { record, view, form };
      setOpen(opened);
      if (missed) void form.refresh().catch(() => undefined);
      await runHandlers(
        layout.handlers.filter(({ event }) => event === "onload"),
        form.executionContext,
      ).catch((error: unknown) => onFailure(filled(strings.scriptFailed, errorText(error))));
    };
    start().catch((error: unknown) => !left && onFailure(filled(strings.loadFailed, errorText(error))));
    return () => {
      left = true;
      stop();
      opened?.form.dispose();
      setOpen(undefined);
    };
    // The page is loaded anew for another language; nothing else here changes while it stands.
  }, [id, layout, globalContext, strings, onFailure]);
  return open;
}
