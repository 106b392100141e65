import { z } from "zod";
import type { CallFile } from "./contract";
import { moment } from "./query";

const id = z.guid("must be a UUID");
const text = z.string().nullish();

const contact = z.looseObject({ id, name: text, email: text, phone_number: text });

const session = z.looseObject({
  id,
  status: z.enum(["open", "closed_resolved", "closed_unresolved"]),
  ai_closure_type: z.string().nullable(),
  sentiment: z.enum(["angry", "happy", "neutral"]).nullable(),
  channel: z.looseObject({ type: z.string().min(1) }),
  ticket_number: z.number(),
  created_at: moment,
  updated_at: moment.nullable(),
  contact: contact.optional(),
  handoff: z.looseObject({ summary: z.string(), sentiment: text }).nullish(),
});

const historyItem = z.looseObject({
  id: z.string().min(1).optional(),
  created_at: moment.nullable(),
  event: z.looseObject({
    // event, sender and content types are open sets: OpenCX publishes no enum for them.
    type: z.string().min(1),
    sender: z.looseObject({ type: z.string().min(1), name: text }).optional(),
    content: z.looseObject({ type: z.string().min(1), text }).optional(),
  }),
});

const webhook = z.looseObject({
  event: z.literal("conversation.handoff_to_human"),
  organization_id: z.string().min(1),
  data: z.looseObject({ conversation_id: id, timestamp: moment, customer_id: z.string().nullish() }),
});

const callFile = z
  .strictObject({ source: z.record(z.string(), z.unknown()), session, history: z.array(historyItem), webhook })
  .refine((call) => call.webhook.data.conversation_id === call.session.id, {
    path: ["webhook", "data", "conversation_id"],
    error: "must be session.id: the event belongs to that session",
  });

/** A field that is not as documented. */
export interface CallProblem {
  /** Path of the field, such as `history[3].created_at`; empty = the whole file. */
  readonly field: string;
  readonly problem: string;
}

/** A call, or what is wrong with it. Fields that the documentation does not name are kept. */
export function parseCall(value: unknown): { readonly call: CallFile } | { readonly problems: readonly CallProblem[] } {
  const parsed = callFile.safeParse(value, { error: inPlainWords });
  if (parsed.success) return { call: parsed.data };
  return { problems: parsed.error.issues.map((issue) => ({ field: fieldName(issue.path), problem: issue.message })) };
}

/** What the schema library calls a record, people call an object; and what is not there has no type to be wrong. */
function inPlainWords(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code !== "invalid_type") return undefined;
  if (issue.input === undefined) return "is missing";
  const given = issue.input === null ? "null" : Array.isArray(issue.input) ? "array" : typeof issue.input;
  return `must be of type ${issue.expected === "record" ? "object" : String(issue.expected)}, not ${given}`;
}

function fieldName(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) => (typeof part === "number" ? `[${part}]` : `${index === 0 ? "" : "."}${String(part)}`))
    .join("");
}
