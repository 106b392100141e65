import { openPool, type Pool } from "../../../Ingestion/database/pool";
import type { Handoff } from "../../../Ingestion/handoff/handoff";
import { handoffIdOf } from "../../../Ingestion/handoff/ids";
import { Inbox } from "../../../Ingestion/inbox/inbox";
import { newDatabase } from "./installation";

/** An inbox in a database of its own, without a service. */
export interface OwnInbox {
  readonly pool: Pool;
  readonly inbox: Inbox;
  close(): Promise<void>;
}

export async function openOwnInbox(): Promise<OwnInbox> {
  const pool = openPool(await newDatabase(), () => undefined);
  const inbox = await Inbox.open(pool, () => undefined);
  return {
    pool,
    inbox,
    async close() {
      await inbox.stop();
      await pool.end();
    },
  };
}

/** @param minute after 10 o'clock, 0 to 9, when it was handed off */
export function aHandoff(conversationId: string, minute = 1, organizationId = "org"): Handoff {
  const timestamp = `2026-03-01T10:0${minute}:00.000Z`;
  return { id: handoffIdOf(organizationId, conversationId, timestamp), organizationId, conversationId, timestamp };
}

/** One for all tests of a file: call it beside them. What it returns is there once the first of them begins. */
export function inboxOfFile(): Pick<OwnInbox, "pool" | "inbox"> {
  let own: OwnInbox;
  beforeAll(async () => {
    own = await openOwnInbox();
  });
  afterAll(async () => own.close());
  return {
    get pool() {
      return own.pool;
    },
    get inbox() {
      return own.inbox;
    },
  };
}
