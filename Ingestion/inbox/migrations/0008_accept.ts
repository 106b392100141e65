import { hashed } from "../statements/bury";

/** Seconds that the time of one event may differ by when it is delivered again. */
const SAME_EVENT = 10;

function isSameTime(row: string): string {
  return `abs(extract(epoch from ${row}.handed_off_at - h.handed_off_at)) <= ${SAME_EVENT}`;
}

/**
 * Takes in the handoffs of one delivery, and returns the ids of those that were not here before. What a tombstone stands
 * for was, and so was a handoff of the same session and time under the same webhook-id. The id alone tells nothing: a
 * sender that gives two events one must not cost the second its case.
 *
 * A function, since its statement is parsed and planned once a session of the server's, whoever calls: planning it takes
 * as long as running it, and a statement that a client names is lost behind a pooler. It sees the rows as they were
 * before it, so the handoffs of one delivery do not keep each other out. What a tombstone bars, the table's own trigger
 * keeps out.
 */
export const ACCEPT = `
create function opencx.accept(of_handoffs json, of_webhook text, of_source text, of_connection text)
returns setof uuid language plpgsql as $body$
begin
  return query
    insert into opencx.handoff (id, webhook_id, source, connection, organization_id, conversation_id, handed_off_at, event)
    select h.id, of_webhook, of_source, of_connection, h.organization_id, h.conversation_id, h.handed_off_at, h.event
    from json_to_recordset(of_handoffs)
      as h(id uuid, organization_id text, conversation_id text, handed_off_at timestamptz, event text)
    where of_webhook is null or not (exists (select 1 from opencx.handoff k where k.webhook_id = of_webhook
          and k.organization_id = h.organization_id and k.conversation_id = h.conversation_id and ${isSameTime("k")})
        or exists (select 1 from opencx.tombstone t where t.webhook = ${hashed("of_webhook")}
          and t.organization = ${hashed("h.organization_id")} and t.session = ${hashed("h.conversation_id")}
          and (t.handed_off_at is null or ${isSameTime("t")})))
    on conflict (id) do nothing returning handoff.id;
end $body$;
`;
