import { z } from "zod";
import { time } from "./time";

const text = z.string().nullish();

/**
 * `GET /chat/sessions/{id}`: what the service reads of it; unknown fields are let through. Source: docs.open.cx,
 * OpenAPI 1.0-beta.
 */
export const session = z.looseObject({
  id: z.string(),
  channel: z.looseObject({ type: z.string() }),
  created_at: time,
  updated_at: time,
  sentiment: text,
  summary: text,
  contact: z
    .looseObject({
      id: text,
      name: text,
      email: text,
      phone_number: text,
      non_verified_name: text,
      non_verified_email: text,
    })
    .nullish(),
  handoff: z.looseObject({ summary: text, sentiment: text }).nullish(),
});
export type Session = z.infer<typeof session>;

/** One item of `GET /chat/sessions/{id}/history`. Types are open sets: OpenCX publishes no list that holds. */
export const historyItem = z.looseObject({
  created_at: time,
  event: z.looseObject({
    type: z.string(),
    sender: z.looseObject({ type: text, name: text }).nullish(),
    content: z.looseObject({ type: text, text }).nullish(),
  }),
});
export type HistoryItem = z.infer<typeof historyItem>;

/** Where sessions and their histories come from: the REST API, or a call file. */
export interface Conversations {
  session(id: string): Promise<Session>;
  /** All items, in the order the API gives them. */
  history(id: string): Promise<readonly HistoryItem[]>;
}
