/** The hash of a column's or parameter's text, as tombstones have it; null of null. */
export function hashed(text: string): string {
  return `sha256(convert_to(${text}, 'UTF8'))`;
}

/**
 * Statement that puts a tombstone in the place of each row that another deletes; returns the tombstones made. One
 * statement, so that no row goes without.
 * @param deletion `delete from opencx.handoff where ...`, without `returning`
 */
export function buried(deletion: string, erased = false): string {
  return `with gone as (${deletion} returning *)
    insert into opencx.tombstone (id, organization, session, webhook, told, handed_off_at, ordinal, event_at, erased, sender_at)
    select id, ${hashed("organization_id")}, ${hashed("conversation_id")}, ${hashed("webhook_id")}, source = 'webhook',
      case when state <> 'skipped' then handed_off_at end, ordinal, event_at, ${erased},
      least(now(), handed_off_at + (now() - received_at)) from gone
    on conflict (id) do update set buried_at = now(), sender_at = excluded.sender_at, erased = opencx.tombstone.erased or excluded.erased
    returning id`;
}
