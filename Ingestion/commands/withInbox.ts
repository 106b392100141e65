import type { InboxSettings } from "../config/service";
import { isAway } from "../database/awaitServer";
import type { InboxUse } from "../database/embedded";
import { openDatabase } from "../database/open";
import type { Inbox } from "../inbox/inbox";
import { Failure, reasonOf } from "../failures/failure";
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
    } catch (thrown) {
      throw brokenOff(thrown) ?? thrown;
    } finally {
      await close();
    }
  } finally {
    await database.close();
  }
}

/** A database that went away in the middle of a command: each of its steps is whole, and none is harmed by another try. */
function brokenOff(thrown: unknown): Failure | undefined {
  if (thrown instanceof Failure || !isAway(thrown)) return undefined;
  const detail = `${reasonOf(thrown)}; what the command has done stays: give it again once the server is there`;
  return new Failure({ code: "database-lost", source: "inbox", detail, cause: thrown });
}
