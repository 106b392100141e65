import "./Timeline.css";
import * as React from "react";
import { PrimaryButton, TextField } from "@fluentui/react";
import { errorText } from "../../../../LocalPlatform/command/errorText";
import type { FormRecord } from "../../form/record";
import { formattingFor } from "../../host/language/formatting";
import { webApi } from "../../host/webApi";
import { Latest } from "../../dataverse/latest";
import { onWrites } from "../../liveUpdates";
import { filled } from "../../strings/strings";
import { useWorkbench } from "../../workbenchContext";
import { timelineEntries, type TimelineEntry } from "./timelineEntries";

/** The timeline cell: the case's notes and tasks, and a place to write a note. */
export const Timeline: React.FC<{ readonly record: FormRecord; readonly disabled: boolean }> = ({
  record,
  disabled,
}) => {
  const { strings, settings } = useWorkbench();
  const [notes, setNotes] = React.useState<readonly TimelineEntry[]>();
  const [failure, setFailure] = React.useState<string>();
  const [typed, setTyped] = React.useState("");
  const fail = (error: unknown): void => setFailure(errorText(error));
  React.useEffect(() => {
    const latest = new Latest();
    const read = (): void => {
      const isNewest = latest.begin();
      void timelineEntries(record).then((found) => isNewest() && setNotes(found), fail);
    };
    read();
    const stop = onWrites(["annotation", "task"], read);
    return () => {
      latest.end();
      stop();
    };
  }, [record]);
  const adding = React.useRef(false);
  const add = async (): Promise<void> => {
    // A second press before the answer would add the note twice.
    if (adding.current) return;
    adding.current = true;
    setFailure(undefined);
    try {
      await webApi.createRecord("annotation", {
        subject: "",
        notetext: typed,
        [`objectid_${record.table.logicalName}@odata.bind`]: `/${record.table.setName}(${record.id})`,
      });
      // What was typed meanwhile is the next note.
      setTyped((now) => (now === typed ? "" : now));
    } catch (error) {
      fail(error);
    } finally {
      adding.current = false;
    }
  };
  const formatting = formattingFor(settings.language);
  return (
    <div className="wb-timeline">
      <h3>{strings.notes}</h3>
      {failure !== undefined && (
        <p role="alert" className="wb-field-error">
          {filled(strings.loadFailed, failure)}
        </p>
      )}
      {!disabled && (
        <div className="wb-new-note">
          <TextField
            label={strings.newNote}
            multiline
            autoAdjustHeight
            value={typed}
            onChange={(_event, value) => setTyped(value ?? "")}
          />
          <PrimaryButton text={strings.addNote} disabled={typed.trim() === ""} onClick={() => void add()} />
        </div>
      )}
      {notes?.length === 0 && <p className="wb-hint">{strings.noNotes}</p>}
      <ul className="wb-notes">
        {(notes ?? []).map((note) => (
          <li key={note.id}>
            <time dateTime={note.created.toISOString()}>{formatting.formatDateShort(note.created, true)}</time>
            {note.task !== undefined && (
              <span data-testid="timeline-task">
                {note.task.due === undefined
                  ? strings.task
                  : filled(strings.taskDue, formatting.formatDateShort(note.task.due, true))}
              </span>
            )}
            {note.subject !== "" && <strong dir="auto">{note.subject}</strong>}
            {note.file !== "" && <span>{note.file}</span>}
            <p dir="auto">{note.text}</p>
          </li>
        ))}
      </ul>
    </div>
  );
};
