import type { InboxSettings } from "../config/service";
import type { InboxUse } from "../database/embedded";
import { openDatabase } from "../database/open";
import type { Inbox } from "../inbox/inbox";
import { openInbox } from "../inbox/openInbox";
import { TERMINAL } from "./terminal";

/** Opens the inbox for a command that looks or puts something in, and closes it again. */
export async function withInbox(
  settings: InboxSettings,
  use: Exclude<InboxUse, "serve">,
  work: (inbox: Inbox) => Promise<number>,
): Promise<number> {
  const database = await openDatabase(settings, use, {
    onOrphan: (pid) =>
      TERMINAL.error(`a service that was killed had left its database running (process ${pid}): ended`),
  });
  try {
    const { inbox, close } = await openInbox(database.connectionString, () => undefined);
    try {
      return await work(inbox);
    } finally {
      await close();
    }
  } finally {
    await database.close();
  }
}
