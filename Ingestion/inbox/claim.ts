import { Failure } from "../failures/failure";
import { flagText } from "../handoff/case/caseFlag";
import type { Handoff } from "../handoff/handoff";
import { UNSEEN_SKEW } from "../handoff/match";
import { placeOf } from "../handoff/place";
import type { Claim, Placed } from "../handoff/process";
import { eventTimes } from "../handoff/timeline";
import { databaseFailure, prepared, transaction, type Pool, type Transaction } from "../database/pool";
import { knownHandoffs, skewSeen, type KnownRow } from "./statements/known";
import { lockSession } from "./statements/locks";

/** The claim that a worker has on a handoff: its number in the handoff's row. */
export function claimOf(pool: Pool, handoff: Handoff, worker: number): Claim {
  const inTransaction = async <T>(work: (client: Transaction) => Promise<T>): Promise<T> => {
    try {
      return await transaction(pool, work);
    } catch (thrown) {
      throw databaseFailure(thrown);
    }
  };
  return {
    place: (timeline, lastTry) =>
      inTransaction(async (client) => {
        const { id, organizationId, conversationId } = handoff;
        await lockSession(client, handoff);
        const known = await knownHandoffs(client, organizationId, conversationId);
        const self = known.find((row) => row.id === id);
        if (self === undefined) throw claimLost();
        // One event leaves times nothing to choose.
        const skew = timeline.events.length > 1 ? await skewSeen(client, organizationId) : UNSEEN_SKEW;
        const place = placeOf({ self, known, timeline, skew, lastTry });
        if (place === undefined)
          throw new Failure({ code: "history-lags", source: "opencx", values: { session: conversationId } });
        const eventAt = place.event === undefined ? undefined : eventTimes(timeline)[place.event];
        const changed = await client.query(
          prepared(
            "update opencx.handoff set ordinal = $3, event_at = $4 where id = $1 and worker = $2 and state = 'working'",
            [id, worker, place.ordinal, eventAt === undefined ? null : new Date(eventAt)],
          ),
        );
        if (changed.rowCount !== 1) throw claimLost();
        const told = known.filter((row) => row.id !== id && row.ordinal === place.ordinal);
        const made = told.find(({ state }) => state === "done");
        if (made !== undefined) return { ...place, made: incidentOf(made) };
        return { ...place, buried: told.some(({ state }) => state === "buried") };
      }),
    flag: (flags) =>
      inTransaction(async (client) => {
        const texts = flags.map(flagText).join("; ");
        // Told once, however often the case is found to stand.
        await client.query(
          prepared(
            `update opencx.handoff set reason = concat_ws('; ', reason, $3::text)
             where id = $1 and worker = $2 and state = 'working' and coalesce(position($3::text in reason), 0) = 0`,
            [handoff.id, worker, texts],
          ),
        );
      }),
    exclusively: (step) =>
      inTransaction(async (client) => {
        await lockSession(client, handoff);
        // While the row is locked nobody reclaims it, even if this worker's own heartbeat is lost.
        const row = await client.query(
          prepared("select 1 from opencx.handoff where id = $1 and worker = $2 and state = 'working' for update", [
            handoff.id,
            worker,
          ]),
        );
        if (row.rowCount !== 1) throw claimLost();
        return step();
      }),
  };
}

function incidentOf({ incidentId, ticketNumber }: KnownRow): NonNullable<Placed["made"]> {
  return { incidentId: incidentId ?? "", ...(ticketNumber === null ? {} : { ticketNumber }) };
}

function claimLost(): Failure {
  return new Failure({ code: "claim-lost", source: "inbox" });
}
