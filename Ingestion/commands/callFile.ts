import { readFile } from "node:fs/promises";
import { z } from "zod";
import { unreadable } from "../../Transcript/text/fileFault";
import { Failure, reasonOf } from "../failures/failure";
import type { Handoff } from "../handoff/handoff";
import { historyItem } from "../opencx/historyItem";
import { session, type Conversations } from "../opencx/session";
import { readEvent } from "../webhook/event";

const callFile = z.looseObject({
  session,
  history: z.union([
    z.array(historyItem),
    z.looseObject({ items: z.array(historyItem) }).transform(({ items }) => items),
  ]),
  webhook: z.looseObject({}),
});

/** A call file: what the REST API and the webhook would have said. */
export interface Call {
  readonly handoffs: readonly Handoff[];
  readonly conversations: Conversations;
}

/** @throws Failure naming the file and the field that is wrong */
export async function readCallFile(path: string): Promise<Call> {
  const wrong = (fault: string): Failure =>
    new Failure({ code: "call-file", source: "call-file", values: { file: path, fault } });
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (thrown) {
    throw wrong(`cannot be read: ${unreadable(reasonOf(thrown))}`);
  }
  if (text.trim() === "") throw wrong("is empty");
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw wrong("is not JSON");
  }
  const parsed = callFile.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw wrong(`is not a call file: ${issue?.path.map(String).join(".") ?? ""}: ${issue?.message ?? "is not valid"}`);
  }
  if (parsed.data.session.id === "") throw wrong("is not a call file: session.id: is missing");
  const event = readEvent(JSON.stringify(parsed.data.webhook));
  if (event.kind === "refused") throw wrong(`webhook.${event.field}: ${event.reason}`);
  if (event.kind === "other") throw wrong(`webhook.event: is not conversation.handoff_to_human`);
  const foreign = event.handoffs.find(({ conversationId }) => conversationId !== parsed.data.session.id);
  if (foreign !== undefined) throw wrong(`webhook.data.conversation_id is not session.id`);
  return {
    handoffs: event.handoffs,
    conversations: {
      session: () => Promise.resolve(parsed.data.session),
      history: () => Promise.resolve(parsed.data.history),
    },
  };
}
