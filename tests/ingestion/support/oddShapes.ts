import { randomUUID } from "node:crypto";
import type { CallFile } from "../../../LocalPlatform/opencx/contract";
import { aCall, message } from "../../support/callFile";

/** What stands in a field in place of what is documented; undefined: nothing. */
export const SHAPES: readonly unknown[] = [
  null,
  undefined,
  0.7,
  1e308,
  true,
  "",
  "odd words",
  "w".repeat(60_000),
  [],
  ["billing", 7, null],
  {},
  { text: { text: "deep" } },
  [[[[[["deeper"]]]]]],
];

/** Every field that the service reads, and some beside them, by path; `item` is one more item of the history. */
export const FIELDS: readonly string[] = [
  ...["status", "ai_closure_type", "sentiment", "summary", "channel", "channel.type", "ticket_number", "assist_mode"],
  ...["created_at", "updated_at", "language", "assignee_id", "custom_data", "contact", "contact.id", "contact.name"],
  ...["contact.email", "contact.phone_number", "contact.non_verified_name", "contact.non_verified_email"],
  ...["ticketing_system", "ticketing_system.name", "meta"],
  ...["handoff", "handoff.summary", "handoff.sentiment", "handoff.reasons", "handoff.explanation"],
]
  .map((field) => `session.${field}`)
  .concat(
    [
      ...[
        "",
        ".id",
        ".created_at",
        ".event",
        ".event.type",
        ".event.sender",
        ".event.sender.type",
        ".event.sender.name",
      ],
      ...[".event.content", ".event.content.type", ".event.content.text", ".event.attachments", ".event.context"],
    ].map((field) => `item${field}`),
    [
      ...["timestamp", "customer_id", "reason", "reasons", "explanation", "summary", "contact_reason"],
      ...["user_sentiment", "language", "message_count", "third_party_name", "integration_metadata"],
    ].map((field) => `webhook.data.${field}`),
  );

/** A call that is as documented, but for this one field. */
export function oddCall(field: string, shape: unknown): CallFile {
  const call = aCall({ email: `${randomUUID()}@example.com` });
  const whole = { ...call, item: message(20, "contact", "and one thing more") } as unknown as Record<string, unknown>;
  const { item, ...odd } = withValue(whole, field.split("."), shape) as { item: unknown; history: unknown[] };
  const history = [...odd.history.slice(0, -1), item, ...odd.history.slice(-1)];
  // It is no call file any more: that is what it is for.
  return { ...odd, history: item === undefined ? odd.history : history } as unknown as CallFile;
}

function withValue(object: Record<string, unknown>, path: readonly string[], value: unknown): Record<string, unknown> {
  const [key = "", ...rest] = path;
  const inner = rest.length === 0 ? value : withValue((object[key] ?? {}) as Record<string, unknown>, rest, value);
  return { ...object, [key]: inner };
}
