import type { InboxSettings } from "../../config/service";
import { Failure } from "../../failures/failure";
import type { Inbox } from "../../inbox/inbox";
import { withInbox } from "../withInbox";

/** An inbox, or why there is none to look at. */
export type InboxOrNone = Inbox | { readonly missing: string };

/** Opens the inbox for a command that says what it holds, and goes on without one where none was ever made. */
export async function withInboxIfAny(
  settings: InboxSettings,
  work: (inbox: InboxOrNone) => Promise<number>,
): Promise<number> {
  try {
    return await withInbox(settings, "look", work);
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.code === "inbox-missing") return work({ missing: thrown.message });
    throw thrown;
  }
}
