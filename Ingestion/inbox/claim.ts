import type { Clock } from "../clock";
import { Failure } from "../failures/failure";
import { flagText } from "../handoff/case/caseFlag";
import { UNSEEN_SKEW } from "../handoff/match";
import { placeOf } from "../handoff/place";
import type { Claim, Placed } from "../handoff/process";
import { eventTimes, type Timeline } from "../handoff/timeline";
import { databaseFailure, transaction, type Pool, type Transaction } from "../database/pool";
import type { ClaimedHandoff } from "./queue/claimed";
import { knownHandoffs, skewSeen, type KnownRow } from "./statements/known";
import { beginExclusive, claimValues, endExclusive, renewLeases, STILL_CLAIMED } from "./queue/lease";
import { lockSession } from "./statements/locks";

/** Milliseconds between two looks whether another handoff of the session is through with its step. */
const LOOK_EVERY = 100;

/** The claim that a worker has on a handoff, by its number in the handoff's row. */
export function claimOf(pool: Pool, claimed: ClaimedHandoff, clock: Clock): Claim {
  const inDatabase = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (thrown) {
      throw databaseFailure(thrown);
    }
  };
  return {
    place: (timeline, lastTry) =>
      inDatabase(() => transaction(pool, (client) => placeIn(client, claimed, timeline, lastTry))),
    flag: async (flags) => {
      const texts = flags.map(flagText).join("; ");
      // Told once, however often the case is found to stand.
      await inDatabase(() =>
        pool.query(
          `update opencx.handoff set reason = concat_ws('; ', reason, $3::text)
           where ${STILL_CLAIMED} and coalesce(position($3::text in reason), 0) = 0`,
          [...claimValues(claimed), texts],
        ),
      );
    },
    exclusively: async (step) => {
      for (;;) {
        const found = await inDatabase(() => transaction(pool, (client) => beginExclusive(client, claimed)));
        if (found === "lost") throw claimLost();
        if (found === "granted") break;
        await clock.sleep(LOOK_EVERY);
      }
      const result = await step(async () => {
        const held = await inDatabase(() => renewLeases(pool, [claimed]));
        if (held.size === 0) throw claimLost();
      });
      await inDatabase(() => endExclusive(pool, claimed));
      return result;
    },
  };
}

async function placeIn(
  client: Transaction,
  claimed: ClaimedHandoff,
  timeline: Timeline,
  lastTry: boolean,
): Promise<Placed> {
  const { id, organizationId, conversationId } = claimed.handoff;
  await lockSession(client, claimed.handoff);
  const known = await knownHandoffs(client, organizationId, conversationId);
  const self = known.find((row) => row.id === id);
  if (self === undefined) throw claimLost();
  // One event leaves times nothing to choose.
  const skew = timeline.events.length > 1 ? await skewSeen(client, organizationId) : UNSEEN_SKEW;
  const place = placeOf({ self, known, timeline, skew, lastTry });
  if (place === undefined)
    throw new Failure({ code: "history-lags", source: "opencx", values: { session: conversationId } });
  const eventAt = place.event === undefined ? undefined : eventTimes(timeline)[place.event];
  const changed = await client.query(`update opencx.handoff set ordinal = $3, event_at = $4 where ${STILL_CLAIMED}`, [
    ...claimValues(claimed),
    place.ordinal,
    eventAt === undefined ? null : new Date(eventAt),
  ]);
  if (changed.rowCount !== 1) throw claimLost();
  const told = known.filter((row) => row.id !== id && row.ordinal === place.ordinal);
  const made = told.find(({ state }) => state === "done");
  if (made !== undefined) return { ...place, made: incidentOf(made) };
  return { ...place, buried: told.some(({ state }) => state === "buried") };
}

function incidentOf({ incidentId, ticketNumber }: KnownRow): NonNullable<Placed["made"]> {
  return { incidentId: incidentId ?? "", ...(ticketNumber === null ? {} : { ticketNumber }) };
}

function claimLost(): Failure {
  return new Failure({ code: "claim-lost", source: "inbox" });
}
