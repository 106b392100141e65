import { SPAN_KIND, type Attributes, type Step } from "../telemetry/trace";
import type { ClaimedHandoff } from "./queue/claimed";
import type { Acceptance, HandoffSource } from "./statements/accept";

/** Where handoffs wait, by the conventions for messaging. */
const QUEUE = "opencx.handoff";

/** A step by what it does with the queue, which its name begins with. */
function step(operation: string, attributes: Attributes): Pick<Step<unknown>, "name" | "attributes"> {
  const messaging = {
    "messaging.system": "postgresql",
    "messaging.destination.name": QUEUE,
    "messaging.operation.type": operation,
  };
  return { name: `${operation} ${QUEUE}`, attributes: { ...messaging, ...attributes } };
}

/** The beginning of a trace: a delivery is committed. */
export function acceptStep(webhookId: string, source: HandoffSource): Step<Acceptance> {
  return {
    ...step("send", { "opencx.webhook.id": webhookId, "opencx.source": source }),
    kind: SPAN_KIND.producer,
    ending: ({ accepted, duplicates }) => ({
      attributes: {
        "messaging.batch.message_count": accepted.length,
        "opencx.duplicates": duplicates,
        "messaging.message.id": accepted.join(" ") || undefined,
      },
    }),
  };
}

/** One attempt to make the case of a handoff. */
export function attemptStep({
  handoff,
  webhookId,
  attempts,
  connection,
}: ClaimedHandoff): Omit<Step<unknown>, "ending"> {
  return {
    ...step(`process`, {
      "messaging.message.id": handoff.id,
      "messaging.message.conversation_id": handoff.conversationId,
      "opencx.webhook.id": webhookId,
      "opencx.connection": connection,
      "opencx.attempt": attempts + 1,
    }),
    kind: SPAN_KIND.consumer,
  };
}
