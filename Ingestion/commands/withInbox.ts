import type { InboxSettings } from "../config/service";
import type { InboxUse } from "../database/embedded";
import { openDatabase } from "../database/open";
import { assertReachable, openPool } from "../database/pool";
import { Inbox } from "../inbox/inbox";
import { assertOwnSessions } from "../inbox/sessions";

/** Opens the inbox for a command that looks or puts something in, and closes it again. */
export async function withInbox(
  settings: InboxSettings,
  use: Exclude<InboxUse, "serve">,
  work: (inbox: Inbox) => Promise<number>,
): Promise<number> {
  const database = await openDatabase(settings, use, () => undefined);
  try {
    const pool = openPool(database.connectionString, () => undefined);
    try {
      await assertReachable(pool);
      await assertOwnSessions(pool, database.connectionString);
      const inbox = await Inbox.open(pool, () => undefined);
      try {
        return await work(inbox);
      } finally {
        await inbox.stop();
      }
    } finally {
      await pool.end();
    }
  } finally {
    await database.close();
  }
}
