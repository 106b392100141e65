import { assertReachable, openPool } from "../database/pool";
import { Inbox } from "./inbox";

/** An inbox that is open, with its connections. */
export interface OpenInbox {
  readonly inbox: Inbox;
  /** Stops the inbox, then ends its connections. */
  readonly close: () => Promise<void>;
}

/**
 * Opens the inbox of a database, once that has shown to be there and fit for it. What was opened is closed again when a
 * later step fails.
 * @param onError told of background errors; without a listener they would end the process
 * @throws Failure that names the setting
 */
export async function openInbox(connectionString: string, onError: (error: Error) => void): Promise<OpenInbox> {
  const pool = openPool(connectionString, onError);
  try {
    await assertReachable(pool);
    const inbox = await Inbox.open(pool, onError);
    return {
      inbox,
      close: async () => {
        try {
          await inbox.stop();
        } finally {
          await pool.end();
        }
      },
    };
  } catch (thrown) {
    await pool.end();
    throw thrown;
  }
}
