import type { CustomerRef } from "../../../Caller/customer/reference";
import type { ColumnDefinition } from "../../dataverse/columnDefinition";
import { createIncident, type CreatedIncident } from "../../dataverse/incidents";
import { Failure } from "../../failures/failure";
import type { Session } from "../../opencx/session";
import type { CallPart } from "../callPart";
import type { Handoff } from "../handoff";
import { draftIncident } from "../incident";
import type { HandoffRoute } from "../route";
import type { CaseFlag } from "./caseFlag";
import type { CustomMapping } from "./customData";
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
  /** As it was written, unless a rep has changed it since. */
  readonly title: string;
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
  let properties = defaults.ticketProperties;
  let custom = await customOf(session, route);
  for (let shortened = false; ;) {
    const limits = await columns.textLimits();
    const draft = draftIncident({
      handoff,
      session,
      part,
      customer,
      channel,
      defaults,
      properties,
      custom,
      limits,
      maskCards,
    });
    try {
      const incident = await createIncident(client, writing.incidentId, draft.columns, queueId !== undefined);
      const { title } = draft.columns;
      return {
        incident,
        title: typeof title === "string" ? title : "",
        flags: [...flags, ...draft.flags],
        ...(draft.note === undefined ? {} : { note: draft.note }),
      };
    } catch (thrown) {
      if (!(thrown instanceof Failure)) throw thrown;
      const optional = [...Object.keys(properties), ...draft.custom];
      const { columns: refused, named } = refusedColumns(thrown, pick(draft.columns, optional));
      // A customiser shortened a column within the hour that its length is remembered: nothing was written, so look
      // again once.
      if (thrown.code === "value-too-long" && !shortened && !named) {
        shortened = true;
        columns.forget();
        continue;
      }
      if (refused.length === 0) throw thrown;
      const why = [thrown.code, thrown.remoteCode].filter(Boolean).join(", ");
      for (const column of refused) {
        const setting = draft.custom.includes(column) ? "CUSTOM_DATA_COLUMNS" : "TICKET_PROPERTIES";
        flags.push({ setting, text: `${column} left out: Dataverse refused it (${why})` });
      }
      // A column that a customiser changed within the hour that its definition is remembered.
      if (refused.some((column) => draft.custom.includes(column))) columns.forget();
      properties = without(properties, ([name]) => refused.includes(name));
      custom = { ...custom, columns: without(custom.columns, ([, column]) => refused.includes(column)) };
    }
  }
}

/** Where this session's custom data goes: most bring none, and nothing is asked of the environment then. */
export async function customOf(
  session: Session,
  { cases: { customDataColumns: columns }, dataverse }: HandoffRoute,
): Promise<CustomMapping> {
  const definitions = new Map<string, ColumnDefinition | undefined>();
  for (const [key, column] of Object.entries(columns))
    if (Object.hasOwn(session.custom_data, key))
      definitions.set(column, await dataverse.columns.definition(column).catch(unknownColumn));
  return { columns, definitions };
}

/** A definition that Dataverse will not tell costs the column, and not the case; an outage is waited for. */
function unknownColumn(thrown: unknown): ColumnDefinition {
  const isFinal = thrown instanceof Failure && (thrown.kind !== "retry" || thrown.code === "definition-unreadable");
  if (!isFinal) throw thrown;
  return { kind: "other", type: `unknown (${thrown.code})` };
}

function pick(columns: Readonly<Record<string, unknown>>, names: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(columns).filter(([name]) => names.includes(name)));
}

function without<Value>(
  entries: Readonly<Record<string, Value>>,
  isLeftOut: (entry: readonly [string, Value]) => boolean,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(entries).filter((entry) => !isLeftOut(entry)));
}
