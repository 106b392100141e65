import type { FormRecord } from "../../form/record";
import { webApi } from "../../host/webApi";

/** A note or a task, as the timeline shows it. */
export interface TimelineEntry {
  readonly id: string;
  readonly subject: string;
  readonly text: string;
  readonly file: string;
  readonly created: Date;
  /** Of a task: when it is due, where somebody said so. */
  readonly task: { readonly due: Date | undefined } | undefined;
}

type Row = Readonly<Record<string, unknown>>;

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** A record's notes, and a case's tasks, newest first. @throws WebApiError */
export async function timelineEntries({ id, table }: FormRecord): Promise<readonly TimelineEntry[]> {
  const rows = async (of: string, lookup: string, columns: string): Promise<readonly Row[]> => {
    const filter = encodeURIComponent(`${lookup} eq ${id}`);
    return (await webApi.retrieveMultipleRecords(of, `?$select=${columns},createdon&$filter=${filter}`)).entities;
  };
  const [notes, tasks] = await Promise.all([
    rows("annotation", "_objectid_value", "subject,notetext,filename"),
    table.logicalName === "incident"
      ? rows("task", "_regardingobjectid_value", "subject,description,scheduledend")
      : Promise.resolve([]),
  ]);
  const entries = [
    ...notes.map((row) => entryOf(row, text(row.annotationid), row.notetext, undefined)),
    ...tasks.map((row) => {
      const due = text(row.scheduledend);
      return entryOf(row, text(row.activityid), row.description, { due: due === "" ? undefined : new Date(due) });
    }),
  ];
  return entries.sort((a, b) => b.created.getTime() - a.created.getTime());
}

function entryOf(row: Row, id: string, words: unknown, task: TimelineEntry["task"]): TimelineEntry {
  return {
    id,
    subject: text(row.subject),
    text: text(words),
    file: text(row.filename),
    created: new Date(text(row.createdon)),
    task,
  };
}
