import { z } from "zod";
import { Fields } from "./fields";
import type { HistoryItem } from "./historyItem";
import type { HandoffTimes } from "./historyOrder";
import { isSessionId } from "./sessionId";
import { reasonsIn, sentimentWord } from "./words";

type Text = string | null | undefined;

/** Who wrote or called, as OpenCX knows them. */
interface SessionContact {
  readonly name?: Text;
  readonly email?: Text;
  readonly phone_number?: Text;
  readonly non_verified_name?: Text;
  readonly non_verified_email?: Text;
}

/**
 * `GET /chat/sessions/{id}`: what the service reads of it, whatever shape it comes in. Source: docs.open.cx, OpenAPI
 * 1.0-beta.
 */
export const session = z.unknown().transform((raw) => {
  const odd = new Set<string>();
  const fields = new Fields(raw, "session", odd);
  const id = fields.token("id") ?? "";
  const handoff = fields.part("handoff", "summary");
  const meta = fields.part("meta");
  return {
    /** Empty when there is none that can be read. */
    id: isSessionId(id) ? id : "",
    /** Empty likewise. */
    channel: { type: fields.part("channel", "type").text("type") ?? "" },
    created_at: fields.time("created_at"),
    updated_at: fields.time("updated_at"),
    sentiment: fields.word("sentiment", sentimentWord),
    summary: fields.text("summary"),
    language: fields.text("language"),
    ticket_number: fields.number("ticket_number"),
    /** Tickets that OpenCX has made in other systems. */
    tickets: fields.parts("ticketing_system", "name").map((ticket) => ({
      system: ticket.text("name") ?? "",
      reference: ticket.text("external_id"),
    })),
    /** What its own Dynamics integration notes on the session, where the API shows it. */
    dynamics: { incident: meta.text("dynamics365_incident_id"), ticket: meta.text("dynamics365_ticket_number") },
    custom_data: fields.record("custom_data"),
    contact: contactIn(fields.part("contact")),
    handoff: {
      summary: handoff.text("summary"),
      sentiment: handoff.word("sentiment", sentimentWord),
      ...reasonsIn(handoff),
    },
    /** Names of the fields that came in another shape than documented. */
    odd: [...odd] as readonly string[],
  };
});
export type Session = z.infer<typeof session>;

/** A history as far as it was read. */
export interface HistoryPart {
  /** In the order the API gives them. */
  readonly items: readonly HistoryItem[];
  /** Whether there are no more. */
  readonly whole: boolean;
}

/** Where sessions and their histories come from: the REST API, or a call file. */
export interface Conversations {
  session(id: string): Promise<Session>;
  /** The items up to a handoff, and some after it: all of them where it cannot be told which are enough. Absent: all are at hand. */
  historyUpTo?(id: string, times: HandoffTimes): Promise<HistoryPart>;
  /** All items, in the order the API gives them. */
  history(id: string): Promise<readonly HistoryItem[]>;
}

function contactIn(fields: Fields): SessionContact {
  // Nobody has proved what a contact was enriched with.
  const enriched = fields.part("enriched_data");
  return {
    name:
      fields.text("name", " ") ??
      nameIn(fields.part("name", "text")) ??
      nameIn(fields) ??
      fields.text("full_name") ??
      fields.text("display_name"),
    email: fields.text("email"),
    phone_number: fields.text("phone_number") ?? fields.text("phone") ?? enriched.text("phone_number"),
    non_verified_name: fields.text("non_verified_name", " "),
    non_verified_email: fields.text("non_verified_email") ?? enriched.text("email"),
  };
}

/** A name that is told in parts. */
function nameIn(fields: Fields): string | undefined {
  const parts = NAME_PARTS.map((keys) => keys.map((key) => fields.text(key)).find((part) => part !== undefined));
  const told = parts.filter((part) => part !== undefined);
  return told.length === 0 ? undefined : told.join(" ");
}

const NAME_PARTS = [
  ["first_name", "firstName", "first", "given_name"],
  ["last_name", "lastName", "last", "family_name"],
] as const;
