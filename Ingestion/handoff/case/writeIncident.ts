import type { CustomerRef } from "../../../Caller/customer/reference";
import { createIncident, type CreatedIncident } from "../../dataverse/incidents";
import { Failure } from "../../failures/failure";
import type { Session } from "../../opencx/session";
import type { CallPart } from "../callPart";
import type { Handoff } from "../handoff";
import { draftIncident } from "../incident";
import type { HandoffRoute } from "../route";
import type { CaseFlag } from "./caseFlag";
import { refusedColumns } from "./refusedColumns";

/** What one incident is written from. */
export interface Writing {
  readonly incidentId: string;
  readonly handoff: Handoff;
  readonly session: Session;
  readonly part: CallPart;
  readonly customer: CustomerRef;
  readonly channel: { readonly word: string; readonly origin?: number };
  readonly route: HandoffRoute;
}

/** An incident that stands, and what of the call did not fit into it. */
export interface WrittenIncident {
  readonly incident: CreatedIncident;
  readonly note?: string;
  readonly flags: readonly CaseFlag[];
}

/**
 * Writes the incident. Columns that it can do without are left out where Dataverse refuses them: a setting that is wrong
 * must not cost the callers their cases.
 * @throws Failure classified
 */
export async function writeIncident(writing: Writing): Promise<WrittenIncident> {
  const { handoff, session, part, customer, channel, route } = writing;
  const { client, columns } = route.dataverse;
  const { defaults, maskCards, queueId } = route.cases;
  const flags: CaseFlag[] = [];
  let extras: Readonly<Record<string, unknown>> = defaults.ticketProperties;
  for (let shortened = false; ;) {
    const limits = await columns.textLimits();
    const draft = draftIncident({ handoff, session, part, customer, channel, defaults, extras, limits, maskCards });
    try {
      const incident = await createIncident(client, writing.incidentId, draft.columns, queueId !== undefined);
      return { incident, flags, ...(draft.note === undefined ? {} : { note: draft.note }) };
    } catch (thrown) {
      if (!(thrown instanceof Failure)) throw thrown;
      const { columns: refused, named } = refusedColumns(thrown, extras);
      // A customiser shortened a column within the hour that its length is remembered: nothing was written, so look
      // again once.
      if (thrown.code === "value-too-long" && !shortened && !named) {
        shortened = true;
        columns.forget();
        continue;
      }
      if (refused.length === 0) throw thrown;
      const why = [thrown.code, thrown.remoteCode].filter(Boolean).join(", ");
      for (const column of refused)
        flags.push({ setting: "TICKET_PROPERTIES", text: `${column} left out: Dataverse refused it (${why})` });
      extras = Object.fromEntries(Object.entries(extras).filter(([column]) => !refused.includes(column)));
    }
  }
}
