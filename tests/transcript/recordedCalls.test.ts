import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Conversation, Turn } from "../../Transcript/conversation";
import { fit } from "../../Transcript/description/fit";
import { read } from "../support/read";
import { write } from "../../Transcript/description/write";

interface RecordedEvent {
  readonly created_at: string;
  readonly event: {
    readonly type: string;
    readonly sender?: { readonly type: string };
    readonly content?: { readonly text?: string };
  };
}
interface RecordedCall {
  readonly session: {
    readonly created_at: string;
    readonly contact: { readonly name?: string; readonly phone_number?: string; readonly email?: string };
    readonly handoff?: { readonly summary?: string };
  };
  readonly history: readonly RecordedEvent[];
}

const folder = path.resolve(process.cwd(), "../shared/calls");
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json")) : [];
if (files.length === 0)
  console.warn(`SKIPPED: recorded calls through the description and back; ${folder} is not there.`);

function recorded(file: string): Conversation {
  const { session, history } = JSON.parse(readFileSync(path.join(folder, file), "utf8")) as RecordedCall;
  const start = Date.parse(session.created_at);
  const turns = history.flatMap(({ created_at, event }): Turn[] =>
    event.type === "message"
      ? [
          {
            at: (Date.parse(created_at) - start) / 1000,
            speaker: event.sender?.type === "contact" ? "customer" : "ai",
            text: event.content?.text ?? "",
          },
        ]
      : [],
  );
  const { name, email, phone_number: phone } = session.contact;
  return {
    channel: "phone",
    ...(session.handoff?.summary === undefined ? {} : { summary: session.handoff.summary }),
    caller: { name, email, phone },
    callStarted: session.created_at,
    turns,
  };
}

(files.length > 0 ? describe : describe.skip)("the recorded calls", () => {
  test.each(files.length > 0 ? files : ["none"])("%s: every word, in order, at its time", (file) => {
    const c = recorded(file);
    expect(c.turns.length).toBeGreaterThan(5);
    const seen = read(write(c)).conversation;
    expect(seen.turns.map((turn) => turn.text)).toEqual(c.turns.map((turn) => turn.text));
    expect(seen.turns.map((turn) => turn.at)).toEqual(c.turns.map((turn) => Math.max(0, Math.floor(turn.at))));
    const { description, transcript, turnsInDescription } = fit(c, { description: 2000, transcript: 1_048_576 });
    expect(description.length).toBeLessThanOrEqual(2000);
    expect(read(transcript ?? description).conversation).toEqual(seen);
    expect(read(description).conversation).toEqual({ ...seen, turns: seen.turns.slice(0, turnsInDescription) });
  });
});
