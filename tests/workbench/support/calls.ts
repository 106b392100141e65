import { randomUUID } from "node:crypto";
import type { CallFile } from "../../../LocalPlatform/opencx/contract";

/** One utterance of a made-up call. */
export interface Said {
  readonly by: "ai" | "contact";
  readonly text: string;
  /** Seconds since the call started. */
  readonly at: number;
}

/** A call of these words, in the format of the sample calls. */
export function makeCall(
  said: readonly Said[],
  about: { readonly phone?: string; readonly name?: string; readonly summary?: string } = {},
): CallFile {
  const id = randomUUID();
  const started = Date.parse("2026-11-20T09:00:00.250Z");
  const time = (seconds: number): string => new Date(started + seconds * 1000).toISOString();
  const end = (said.at(-1)?.at ?? 0) + 2;
  const contact = {
    id: randomUUID(),
    name: about.name ?? null,
    phone_number: about.phone ?? null,
    email: null,
    custom_data: {},
  };
  return {
    source: { title: "browser test" },
    session: {
      id,
      status: "open",
      ai_closure_type: "handed_off",
      sentiment: "neutral",
      channel: { type: "phone_voice" },
      ticket_number: 4711,
      assist_mode: false,
      created_at: time(0),
      updated_at: time(end),
      contact,
      language: "en",
      assignee_id: null,
      custom_data: {},
      handoff: { summary: about.summary ?? "A caller asks for a person.", sentiment: "neutral" },
    },
    history: [
      ...said.map(({ by, text, at }) => ({
        id: randomUUID(),
        created_at: time(at),
        event: {
          type: "message",
          sender: { type: by, name: null },
          content: { type: "text", text },
          attachments: [],
          context: {},
        },
      })),
      {
        id: randomUUID(),
        created_at: time(end),
        event: {
          type: "handoff",
          sender: { type: "ai", name: null },
          content: { type: "text", text: "" },
          context: {},
        },
      },
    ],
    webhook: {
      event: "conversation.handoff_to_human",
      organization_id: "org_browser_tests",
      data: { conversation_id: id, timestamp: time(end), customer_id: contact.id },
    },
  };
}

/** A call in which both speak in turn, five seconds apart. */
export function dialogue(
  lines: readonly string[],
  about?: { readonly phone?: string; readonly name?: string },
): CallFile {
  return makeCall(
    lines.map((text, index) => ({ by: index % 2 === 0 ? "ai" : "contact", text, at: index * 5 })),
    about,
  );
}
