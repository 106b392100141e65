import type { DataverseClient } from "../../dataverse/client";
import { rowsOfAny, textOf, type PageRow, type Paging } from "../../dataverse/pages";
import { isTranscriptSubject } from "../../dataverse/rows/note";
import { SERVICE_KEY, type HeldPart } from "./held";

/** Keys that the control makes of the words of a promise (version 8). */
const CONTROL = /^.{14}8/;

/**
 * What hangs on a case, and how the product's own is known: by the version of its key, which neither Dataverse nor
 * anybody else's software gives, and by what the service writes beside it.
 */
const TABLES = [
  {
    kind: "note",
    set: "annotations",
    select: "annotationid,_objectid_value,subject",
    id: "annotationid",
    on: "_objectid_value",
    isOwn: (id: string, row: PageRow) => SERVICE_KEY.test(id) && isTranscriptSubject(textOf(row, "subject")),
  },
  {
    kind: "phone call",
    set: "phonecalls",
    select: "activityid,_regardingobjectid_value,directioncode",
    id: "activityid",
    on: "_regardingobjectid_value",
    // false: incoming.
    isOwn: (id: string, row: PageRow) => SERVICE_KEY.test(id) && row.directioncode === false,
  },
  {
    kind: "task",
    set: "tasks",
    select: "activityid,_regardingobjectid_value",
    id: "activityid",
    on: "_regardingobjectid_value",
    isOwn: (id: string) => CONTROL.test(id),
  },
] as const;

/** Notes, phone calls and tasks of cases, the product's and others'. */
export async function partsOf(
  client: DataverseClient,
  cases: readonly { readonly id: string }[],
  paging: Omit<Paging, "what">,
): Promise<readonly HeldPart[]> {
  const found: HeldPart[] = [];
  for (const { kind, set, select, id, on, isOwn } of TABLES) {
    const conditions = cases.map((each) => `${on} eq ${each.id}`);
    const asked = { ...paging, what: `looking for ${kind}s of the cases` };
    for (const row of await rowsOfAny(client, `${set}?$select=${select}`, conditions, asked)) {
      const key = textOf(row, id).toLowerCase();
      const by = isOwn(key, row) ? "product" : "somebody";
      found.push({ kind, id: key, caseId: textOf(row, on).toLowerCase(), by });
    }
  }
  return found;
}
