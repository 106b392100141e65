import type { Speaker } from "../conversation";
import { isoInstant } from "../text/isoInstant";
import type { OpenCall } from "./openCall";

/** RFC 3339 has years of four digits. */
const LATEST = Date.UTC(9999, 0);

/** Roles of the vCon extension for contact centers, and types of parties of the core. */
const ROLES = { customer: "customer", ai: "agent", agent: "agent", other: "thirdparty" } as const;

/**
 * A call as vCon (draft-ietf-vcon-vcon-core-03, unsigned): the speakers as parties, the caller first, and a dialog of
 * type text a turn. Where the call's start is not known, times count from 1970.
 * @param now when the file is made
 */
export function vcon(call: OpenCall, now: Date): string {
  const { uuid, caller, names, turns, summary, language, callStarted, cut } = call;
  const start = isoInstant(callStarted)?.getTime() ?? 0;
  const speakers = [...new Set<Speaker>(["customer", ...turns.map(({ speaker }) => speaker)])];
  return JSON.stringify(
    {
      vcon: "0.4.0",
      uuid,
      extensions: ["CC"],
      created_at: now.toISOString(),
      subject: call.classification,
      parties: speakers.map((speaker) => ({
        ...(speaker === "customer" && { tel: caller.phone, mailto: caller.email }),
        name: speaker === "customer" ? (caller.name ?? names.customer) : names[speaker],
        role: ROLES[speaker],
        type: speaker === "ai" ? "bot" : "person",
      })),
      dialog: turns.map(({ at, speaker, text }) => ({
        type: "text",
        start: new Date(Math.min(start + at * 1_000, LATEST)).toISOString(),
        parties: [speakers.indexOf(speaker)],
        mediatype: "text/plain",
        encoding: "none",
        body: text,
      })),
      analysis: [
        ...(summary === undefined ? [] : [{ type: "summary", vendor: "OpenCX", encoding: "none", body: summary }]),
        {
          type: "report",
          vendor: "OpenCX",
          encoding: "json",
          body: { language, call_started: callStarted, turn_count: cut && `${cut.shown} of ${cut.total}` },
        },
      ],
    },
    null,
    1,
  );
}
