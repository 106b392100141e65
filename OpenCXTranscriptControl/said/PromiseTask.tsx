import * as React from "react";
import type { Promised } from "../../Transcript/said/heard";
import { dueDay } from "../../Transcript/said/due";
import { useHost } from "../host/HostContext";
import { isDuplicateKey, problemOf } from "../host/problem";
import { problemText } from "../host/problemText";
import { onEscape } from "../ui/onEscape";
import { useShown } from "../ui/useShown";
import { taskId, taskRow, TASK_LENGTHS } from "./taskRow";

/** Hour of the day by which a task is due, on the rep's own clock. */
const END_OF_WORK = 17;

/**
 * Makes a task on the case of what was promised: the rep may correct its subject and its day before.
 * @param promisedOn when it was promised
 * @param quote the words of the call
 */
export const PromiseTask: React.FC<{
  readonly promise: Promised;
  readonly promisedOn: Date | undefined;
  readonly language: string;
  readonly quote: string;
  readonly incidentId: string;
  readonly onClose: () => void;
}> = ({ promise, promisedOn, language, quote, incidentId, onClose }) => {
  const host = useHost();
  const { text, createTask, instantOf, wallOf } = host;
  // What is not typed is as it is shown: a card may be masked again.
  const [typed, setSubject] = React.useState<string>();
  const subject = typed ?? promise.what;
  const [day, setDay] = React.useState(() => suggested(promise, promisedOn && wallOf(promisedOn), language));
  const [state, setState] = React.useState<"ready" | "adding" | "added">("ready");
  const [said, setSaid] = React.useState("");
  const shown = useShown();
  const field = React.useRef<HTMLInputElement>(null);
  React.useEffect(() => {
    // Else a subject longer than the field shows its end.
    field.current?.setSelectionRange(0, 0);
    // Who works with keys goes on here: between the promise and its task stand all that was said.
    field.current?.focus();
  }, []);
  const close = React.useRef<HTMLButtonElement>(null);
  React.useEffect(() => {
    // The button that was pressed has gone.
    if (state === "added" && document.activeElement === document.body) close.current?.focus();
  }, [state]);
  const add = async (): Promise<void> => {
    setState("adding");
    setSaid("");
    const due = day === "" ? undefined : instantOf(new Date(`${day}T${END_OF_WORK}:00Z`)).toISOString();
    const row = { subject: subject.trim() || promise.what, description: quote, ...(due !== undefined && { due }) };
    const words = await createTask(
      taskRow(taskId(incidentId, `${promise.turn} ${promise.mark.start}`), incidentId, row),
    ).then(
      () => text("taskAdded"),
      (error: unknown) => (isDuplicateKey(error) ? text("taskAddedBefore") : problemOf(error)),
    );
    if (!shown()) return;
    setState(typeof words === "string" ? "added" : "ready");
    setSaid(typeof words === "string" ? words : `${text("failed_task")} ${problemText(words, host)}`);
  };
  return (
    <form
      className="ocx-task"
      aria-label={text("task")}
      onKeyDown={onEscape(onClose)}
      onSubmit={(event) => {
        event.preventDefault();
        if (state === "ready") void add();
      }}
      data-testid="ocx-task"
    >
      {state !== "added" && (
        <>
          <input
            ref={field}
            aria-label={text("taskSubject")}
            value={subject}
            maxLength={TASK_LENGTHS.subject}
            dir="auto"
            onChange={({ target }) => setSubject(target.value)}
          />
          <label>
            {text("taskDue")}{" "}
            <input type="date" max="9999-12-31" value={day} onChange={({ target }) => setDay(target.value)} />
          </label>
          <button type="submit" className="ocx-button" data-testid="ocx-task-add">
            {text("taskAdd")}
          </button>
        </>
      )}
      <span role="status">{said}</span>
      <button type="button" className="ocx-button" ref={close} onClick={onClose} data-testid="ocx-task-close">
        {text("close")}
      </button>
    </form>
  );
};

function suggested({ due }: Promised, promisedOn: Date | undefined, language: string): string {
  const day = due === null || promisedOn === undefined ? undefined : dueDay(due, promisedOn, language);
  return day?.toISOString().slice(0, 10) ?? "";
}
