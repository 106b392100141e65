import { prepared, type Transaction } from "../../database/pool";
import type { Outcome } from "../../handoff/process";

/** Records how a handoff ended, and lets go of what it said; what its case was made without is noted already. Nothing when the claim is lost. */
export async function settleHandoff(client: Transaction, id: string, worker: number, outcome: Outcome): Promise<void> {
  const done = outcome.kind === "done" ? outcome : undefined;
  await client.query(
    prepared(
      `update opencx.handoff set state = $3, worker = null, settled_at = now(), event = null, error = null, error_code = null,
         incident_id = $4, ticket_number = $5, reason = coalesce($6, reason) where id = $1 and worker = $2 and state = 'working'`,
      [
        id,
        worker,
        outcome.kind,
        done?.incidentId ?? null,
        done?.ticketNumber ?? null,
        outcome.kind === "skipped" ? outcome.reason : null,
      ],
    ),
  );
}
