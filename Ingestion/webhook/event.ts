import { z } from "zod";
import { JsonLimitError, parseJson } from "../http/json";
import { isObject } from "../opencx/fields";
import { handoffData, handoffOf, organizationIdField, type Handoff } from "../handoff/handoff";

const HANDOFF = "conversation.handoff_to_human";
/** OpenCX's other system did not take a handoff: whoever was left to it has no case yet. */
const FAILED = "conversation.handoff_to_third_party_failed";

const envelope = z.looseObject({ event: z.string().min(1) });

/**
 * OpenCX types `data` with a trailing `[]` in one document and without in another, and a conversation may be null, so
 * both are read. What is no object, or has no conversation, beside one that has must not cost that one its case.
 */
const handoffEvent = z.looseObject({
  event: z.enum([HANDOFF, FAILED]),
  organization_id: organizationIdField,
  data: z.preprocess((data): unknown[] => {
    const given: unknown[] = Array.isArray(data) ? (data as unknown[]) : [data];
    const objects = given.filter(isObject);
    const told = objects.filter(({ conversation_id: conversation }) => conversation != null);
    return [told, objects, given].find((each) => each.length > 0) ?? given;
  }, z.array(handoffData).min(1)),
});

/** What a webhook body turned out to be. */
export type WebhookEvent =
  | {
      readonly kind: "handoffs";
      readonly handoffs: readonly Handoff[];
      /** Names of the fields that came in another shape than documented. */
      readonly odd: readonly string[];
    }
  /** An event of another kind, which makes no case. */
  | { readonly kind: "other"; readonly event: string }
  /** `field`: path of the first field that is wrong, `body` for the whole. */
  | { readonly kind: "refused"; readonly field: string; readonly reason: string };

/**
 * Reads a webhook body. Never throws.
 * @param organizationId when given, events of any other organization are refused: their cases would be made in the
 * wrong environment
 * @param receivedAt milliseconds since 1970; stands for the time of a handoff that tells none
 */
export function readEvent(body: string, organizationId?: string, receivedAt = Date.now()): WebhookEvent {
  let parsed: unknown;
  try {
    // A byte order mark is no JSON, and some senders' libraries write one.
    parsed = parseJson(body.replace(/^\uFEFF/, ""));
  } catch (thrown) {
    const reason = thrown instanceof JsonLimitError ? thrown.message : "is not JSON";
    return { kind: "refused", field: "body", reason };
  }
  const head = envelope.safeParse(parsed);
  if (!head.success) return refusal(head.error, false);
  const { event } = head.data;
  if (event !== HANDOFF && event !== FAILED) return { kind: "other", event };
  const wasArray = Array.isArray((parsed as { data?: unknown }).data);
  const result = handoffEvent.safeParse(parsed);
  if (!result.success) return refusal(result.error, !wasArray);
  if (organizationId !== undefined && result.data.organization_id !== organizationId) return FOREIGN;
  const { organization_id: organization, data } = result.data;
  const odd = new Set<string>();
  const handoffs = data.map((one) => handoffOf(organization, one, receivedAt, odd, event === FAILED));
  return { kind: "handoffs", handoffs, odd: [...odd] };
}

/** Of an event that another organization signed, or that came to the address of another installation. */
export const FOREIGN = {
  kind: "refused",
  field: "organization_id",
  reason: "is not the organization that this webhook's secret is of (OPENCX_ORGANIZATION_ID)",
} as const satisfies WebhookEvent;

/** Names the field as the sender wrote it: the array that a single `data` object was put into is not theirs. */
function refusal(error: z.ZodError, single: boolean): WebhookEvent {
  const issue = error.issues[0];
  const path = (issue?.path ?? []).map(String);
  if (single && path[0] === "data" && path[1] === "0") path.splice(1, 1);
  return { kind: "refused", field: path.length === 0 ? "body" : path.join("."), reason: issueText(issue) };
}

function issueText(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.message.endsWith("received undefined") === true) return "is missing";
  return issue?.message ?? "is not valid";
}
