import type { Transaction } from "../../database/pool";
import type { Handoff } from "../../handoff/handoff";
import { BURIAL_LOCK, SESSION_LOCK_CLASS } from "../schema";

/** Two handoffs of one session, at two workers, must not choose one number, nor queue one case twice. */
export async function lockSession(
  client: Pick<Transaction, "query">,
  { organizationId, conversationId }: Pick<Handoff, "organizationId" | "conversationId">,
): Promise<void> {
  await client.query("select pg_advisory_xact_lock($1, hashtext($2))", [
    SESSION_LOCK_CLASS,
    `${organizationId}/${conversationId}`,
  ]);
}

/**
 * For whoever deletes rows, before its first look at them: what is being taken in is there by then, and what comes
 * meanwhile waits until the tombstones are. Taken after any lock of a session: a worker may hold one for long, and all
 * deliveries would wait with it.
 */
export async function lockBurials(client: Pick<Transaction, "query">): Promise<void> {
  await client.query("select pg_advisory_xact_lock($1, $2)", [...BURIAL_LOCK]);
}
