import { CASE_COLUMNS } from "../../../Transcript/caseColumns";
import type { Change } from "../../dataverse/changeSet";
import type { DataverseAnswer, DataverseClient } from "../../dataverse/client";
import { asFailure, type Failure } from "../../failures/failure";
import type { Inbox } from "../../inbox/inbox";
import type { Held, HeldCase, HeldContact, HeldPart } from "./held";

/** What stands in the title of an emptied case, and as the last name of an emptied contact: neither can be empty. */
const ERASED = "Erased";
const ACTIVE = { statecode: 0, statuscode: 1 };
const CANCELLED = 2;

/** What became of one thing. */
export type Done = "emptied" | "deleted" | "gone already";

/** How the erasing is told of, each thing by itself. */
export interface Erasing {
  readonly client: DataverseClient;
  readonly inbox: Inbox | undefined;
  /** Deletes cases in place of emptying them. */
  readonly deletesCases: boolean;
  /** Columns that custom data of sessions fills. */
  readonly customColumns: readonly string[];
  /** Takes a step anew where its failure may pass. */
  readonly tried: <T>(step: () => Promise<T>) => Promise<T>;
  readonly onDone: (kind: string, id: string, done: Done) => void;
  readonly onFailed: (kind: string, id: string, failure: Failure) => void;
}

/**
 * Erases what was found for sure and is the product's own. The inbox first, so that nothing lands again meanwhile; then
 * what hangs on a case, then the case, by which all of it is found: broken off and given again, it goes on.
 * @returns whether all of it came about
 */
export async function eraseHeld({ cases, parts, contacts, handoffs }: Held, erasing: Erasing): Promise<boolean> {
  const { inbox, onDone } = erasing;
  const sure = cases.filter(({ isSure }) => isSure);
  const sessions = new Set([...sure, ...handoffs].map(({ session }) => session));
  sessions.delete("");
  if (inbox !== undefined)
    for (const session of sessions) for (const { id } of await inbox.erase(session)) onDone("handoff", id, "deleted");
  let isWhole = true;
  for (const each of sure) {
    const own = parts.filter(({ caseId, by }) => caseId === each.id && by === "product");
    isWhole = (await eraseCase(each, own, erasing)) && isWhole;
  }
  for (const each of contacts.filter(({ by }) => by === "service"))
    isWhole = (await step(each, erasing, () => emptyContact(each, erasing))) && isWhole;
  return isWhole;
}

/** The case keeps its session and number until all that hangs on it has gone. */
async function eraseCase(each: HeldCase, parts: readonly HeldPart[], erasing: Erasing): Promise<boolean> {
  for (const part of parts)
    if (!(await step(part, erasing, () => remove(`${SETS[part.kind]}(${part.id})`, `the ${part.kind}`, erasing))))
      return false;
  return step(each, erasing, () =>
    erasing.deletesCases ? remove(`incidents(${each.id})`, "the case", erasing) : emptyCase(each, erasing),
  );
}

const SETS: Readonly<Record<HeldPart["kind"], string>> = {
  note: "annotations",
  "phone call": "phonecalls",
  task: "tasks",
};

async function step(
  { kind, id }: { readonly kind: string; readonly id: string },
  { tried, onDone, onFailed }: Erasing,
  work: () => Promise<Done>,
): Promise<boolean> {
  try {
    onDone(kind, id, await tried(work));
    return true;
  } catch (thrown) {
    const failure = asFailure(thrown);
    // Whatever comes next would fail of the same; what a plug-in says of one case it need not say of another.
    if (failure.code !== "plugin-refused" && failure.code !== "dataverse-refused") throw failure;
    onFailed(kind, id, failure);
    return false;
  }
}

async function remove(path: string, thing: string, { client }: Erasing): Promise<Done> {
  const { status } = await client.request("DELETE", path, { what: `deleting ${thing}`, accepts: [404] });
  return status === 404 ? "gone already" : "deleted";
}

/**
 * A closed case takes no change: it is opened, emptied and closed again as it was, all at once. Broken off between them it
 * would stand open, without what it is found by.
 */
async function emptyCase({ id, isOpen, statecode, statuscode }: HeldCase, erasing: Erasing): Promise<Done> {
  const { client, customColumns } = erasing;
  const columns = [...customColumns, ...Object.keys(CASE_COLUMNS)];
  const write = (body: object): Change => ({
    method: "PATCH",
    path: `incidents(${id})`,
    headers: { "If-Match": "*" },
    body,
  });
  const empty = write({ title: ERASED, description: null, ...Object.fromEntries(columns.map((name) => [name, null])) });
  const options = { what: "emptying the case", accepts: [404, 412] };
  if (isOpen)
    return doneBy(
      await client.request(empty.method, empty.path, { ...options, headers: empty.headers, body: empty.body }),
    );
  const IncidentResolution = { subject: ERASED, "incidentid@odata.bind": `/incidents(${id})` };
  const close: Change =
    statecode === CANCELLED
      ? write({ statecode, statuscode })
      : { method: "POST", path: "CloseIncident", body: { IncidentResolution, Status: statuscode } };
  return doneBy(await client.changeSet([write(ACTIVE), empty, close], options));
}

async function emptyContact({ id }: HeldContact, { client }: Erasing): Promise<Done> {
  return doneBy(
    await client.request("PATCH", `contacts(${id})`, {
      what: "emptying the contact",
      headers: { "If-Match": "*" },
      accepts: [404, 412],
      body: { firstname: null, lastname: ERASED, emailaddress1: null, mobilephone: null, description: null },
    }),
  );
}

/** Of a write that makes nothing anew: what is not there any more was not emptied. */
function doneBy({ status }: DataverseAnswer): Done {
  return status < 300 ? "emptied" : "gone already";
}
