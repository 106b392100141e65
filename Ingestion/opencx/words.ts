import type { Fields } from "./fields";

/** How callers feel: the API's three words, and those of its other integrations. Source: docs.open.cx. */
const SENTIMENTS: ReadonlySet<string> = new Set(["angry", "neutral", "happy", "negative", "positive", "frustrated"]);

/** Why an AI hands off, as the webhook and the analytics of handoffs name it. Source: docs.open.cx. */
const REASONS: ReadonlySet<string> = new Set([
  "user_requested_human_assistance",
  "prohibited_topic",
  "insufficient_knowledge",
  "insufficient_tools",
  "instructions_not_clear",
  "based_on_instructions",
  "ai_decided_to_handoff_the_conversation",
  "ai_is_forbidden_from_handling_this_topic",
  "human_agent_decided_to_take_over",
  "ai_decided_to_handoff_because_the_user_left",
]);

/** OpenCX's word for how the caller feels; undefined for any other. */
export function sentimentWord(text: string): string | undefined {
  return wordIn(SENTIMENTS, text);
}

/** Why it was handed off. */
export interface Reasons {
  /** OpenCX's words, `user_requested_human_assistance`. */
  readonly reasons: readonly string[];
  /** In the AI's words. */
  readonly explanation: string | undefined;
}

/** The reasons that a handoff names under any of OpenCX's names for them. Other words in their place explain. */
export function reasonsIn(fields: Fields): Reasons {
  const wordOf = (text: string): string | undefined => wordIn(REASONS, text);
  const reasons = [...fields.words("reasons", wordOf), ...fields.words("reason", wordOf)];
  const others = reasons.length > 0 ? "" : (fields.text("reason") ?? "");
  return { reasons, explanation: fields.text("explanation") ?? (/\p{L}{2}/u.test(others) ? others : undefined) };
}

/** Reasons as people read them, each once: `user requested human assistance, insufficient knowledge`. */
export function reasonText(words: readonly string[]): string {
  return [...new Set(words)].map((word) => word.replace(/_/g, " ")).join(", ");
}

/** In whatever case, and with whatever between its parts. */
function wordIn(words: ReadonlySet<string>, text: string): string | undefined {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
  return words.has(word) ? word : undefined;
}
