import { timeOf } from "../opencx/time";
import type { OpenFormatCall } from "./openFormatCall";
import { withSpeakers } from "./voices";
import { readWebVtt } from "./webVtt";

/**
 * A WebVTT file as a call: who speaks by its voices, the rest by the notes that the control writes when it saves a call.
 * @throws FormatError
 */
export function readWebVttCall(text: string): OpenFormatCall {
  const { notes, spoken, length } = readWebVtt(text);
  return {
    id: notes.get("uuid"),
    startedAt: timeOf(notes.get("started")),
    language: notes.get("language"),
    summary: undefined,
    classification: undefined,
    caller: { name: notes.get("name"), phone: notes.get("phone"), email: notes.get("email") },
    turns: withSpeakers(spoken, "agent"),
    length,
  };
}
