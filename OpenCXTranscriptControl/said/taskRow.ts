import { cut, ELLIPSIS } from "../../Transcript/text/cut";

/** A task on a case, as it is created. */
export type TaskRow = Readonly<
  Record<"activityid" | "subject" | "description" | "regardingobjectid_incident_task@odata.bind", string> &
    Partial<Record<"scheduledend", string>>
>;

/** Lengths of task's columns, in UTF-16 code units (Microsoft's table reference). */
export const TASK_LENGTHS = { subject: 200, description: 2000 } as const;

/**
 * The task of a promise.
 * @param description the words of the call that promise it
 * @param due an instant in ISO 8601; undefined: none
 */
export function taskRow(
  activityid: string,
  incidentId: string,
  { subject, description, due }: { readonly subject: string; readonly description: string; readonly due?: string },
): TaskRow {
  return {
    activityid,
    subject: cut(subject, TASK_LENGTHS.subject, ELLIPSIS),
    description: cut(description, TASK_LENGTHS.description, ELLIPSIS),
    ...(due !== undefined && { scheduledend: due }),
    "regardingobjectid_incident_task@odata.bind": `/incidents(${incidentId})`,
  };
}

/**
 * The id of a promise's task, always the same for the same words on the same case: whoever presses, and however often,
 * makes one. Four 32-bit hashes (FNV-1a), marked as a GUID that its maker defines (RFC 9562, version 8).
 */
export function taskId(incidentId: string, words: string): string {
  let hex = "";
  for (let part = 0; part < 4; part++) {
    let hash = 0x811c9dc5 ^ part;
    for (const char of `${incidentId}${words}${part}`) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
    hex += (hash >>> 0).toString(16).padStart(8, "0");
  }
  return hex.replace(/^(.{8})(.{4}).(...).(...)/, "$1-$2-8$3-9$4-");
}
