import { CASE_COLUMNS } from "../../../Transcript/caseColumns";
import { fillIncident, findIncident, type StandingIncident } from "../../dataverse/rows/nativeIncident";
import { attachTranscript } from "../../dataverse/rows/note";
import { Failure } from "../../failures/failure";
import { draftIncident, writtenHash, type IncidentDraft } from "../incident";
import type { CaseFlag } from "./caseFlag";
import type { NativeTicket } from "./nativeTicket";
import { customOf, type Writing } from "./writeIncident";

/** A case that stood already, with our columns in it. */
export interface AdoptedIncident {
  readonly incidentId: string;
  readonly ticketNumber?: string;
  readonly title: string;
  readonly flags: readonly CaseFlag[];
}

/** Somebody may save the case while it is filled, and again; nobody does so for ever. */
const MOST_READS = 5;

/** What the service writes of its own, and the two that others write. */
const READ = [
  "title",
  "description",
  ...Object.entries(CASE_COLUMNS).flatMap(([name, { writtenBy }]) => (writtenBy === "service" ? [name] : [])),
];

/**
 * Fills our columns on the case that OpenCX's own Dynamics integration has made, where they are empty: what stands in
 * one, a rep's words or its own, is never written over. Title and description are its own. Of a second handoff that the
 * same case is for, the conversation is attached.
 * @returns undefined when there is no such case here
 * @throws Failure classified
 */
export async function adoptIncident(writing: Writing, ticket: NativeTicket): Promise<AdoptedIncident | undefined> {
  const { client } = writing.route.dataverse;
  const draft = await draftOf(writing);
  const flags: CaseFlag[] = [...draft.flags];
  const optional = new Set(draft.custom);
  for (let reads = 1; ; reads++) {
    const standing = await findIncident(client, ticket, [...READ, ...optional]);
    if (standing === undefined) return undefined;
    const { incidentId, ticketNumber, columns } = standing;
    const fill = emptyOnes(draft, standing, optional);
    const title = typeof columns.title === "string" ? columns.title : "";
    const adopted = { incidentId, title, flags, ...(ticketNumber === undefined ? {} : { ticketNumber }) };
    const written = await filled(writing, standing, fill);
    if (written === "refused" && optional.size > 0) {
      // Our own columns are what matters.
      for (const column of optional)
        flags.push({ setting: "CUSTOM_DATA_COLUMNS", text: `${column} left out: Dataverse refused it` });
      optional.clear();
      continue;
    }
    if (written === "changed" && reads < MOST_READS) continue;
    if (written === "refused" || written === "changed")
      flags.push({ setting: "NATIVE_INTEGRATION", text: "the case that stood already takes no change" });
    await attachRest(writing, standing, draft);
    return adopted;
  }
}

/** All of the conversation goes into `opencx_transcript`: the description is not ours. */
async function draftOf(writing: Writing): Promise<IncidentDraft> {
  const { route } = writing;
  const { transcript } = await route.dataverse.columns.textLimits();
  const { defaults, maskCards } = route.cases;
  const custom = await customOf(writing.session, route);
  return draftIncident({
    ...writing,
    defaults,
    properties: {},
    custom,
    limits: { description: 0, transcript },
    maskCards,
  });
}

function emptyOnes(
  draft: IncidentDraft,
  { columns: standing }: StandingIncident,
  optional: ReadonlySet<string>,
): Readonly<Record<string, unknown>> {
  const isEmpty = (name: string): boolean => standing[name] == null || standing[name] === "";
  const { opencx_transcript: transcript, ...others } = draft.columns;
  const fill: Record<string, unknown> = Object.fromEntries(
    Object.entries(others).filter(([name]) => (name.startsWith("opencx_") || optional.has(name)) && isEmpty(name)),
  );
  // It is of the texts as they stand after this write; where the transcript is another's, so is what was written.
  delete fill.opencx_writtenhash;
  if (typeof transcript === "string" && isEmpty("opencx_transcript") && isEmpty("opencx_writtenhash")) {
    fill.opencx_transcript = transcript;
    fill.opencx_writtenhash = writtenHash(textOf(standing.description), transcript);
  }
  return fill;
}

async function filled(
  { route }: Writing,
  standing: StandingIncident,
  fill: Readonly<Record<string, unknown>>,
): Promise<"filled" | "changed" | "refused"> {
  if (Object.keys(fill).length === 0) return "filled";
  try {
    return (await fillIncident(route.dataverse.client, standing, fill)) ? "filled" : "changed";
  } catch (thrown) {
    // A case that was closed meanwhile, a plug-in: it stands, and a rep has it. A missing right is the operator's.
    const isRefusal = thrown instanceof Failure && thrown.kind !== "retry" && thrown.code !== "missing-privilege";
    if (!isRefusal) throw thrown;
    return "refused";
  }
}

/** What stands in no column of the case: a call that is too long for them, or one after that which stands there. */
async function attachRest(writing: Writing, standing: StandingIncident, draft: IncidentDraft): Promise<void> {
  const { client } = writing.route.dataverse;
  const earlier = Date.parse(textOf(standing.columns.opencx_handoffon) ?? "");
  const own = Date.parse(textOf(draft.columns.opencx_handoffon) ?? "");
  const isLater = !Number.isNaN(earlier) && earlier !== own;
  const text = draft.note ?? (isLater ? textOf(draft.columns.opencx_transcript) : undefined);
  if (text !== undefined) await attachTranscript(client, standing.incidentId, text, writing.incidentId);
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
