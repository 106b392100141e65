import { isoInstant } from "../text/isoInstant";
import { timestamp } from "../text/timestamp";
import type { OpenCall } from "./openCall";

/** Characters that people speak in a second, and the shortest time that words stay, in seconds. */
const PACE = 15;
const SHORTEST = 2;

/**
 * A call as WebVTT: a note with what is known of it, a line `key: value` each, then a cue a turn. A class on the voice
 * tells the speaker in every language: `<v.customer Kunde>`. Nobody told when a turn ends: it is when the next begins,
 * else as long as its words take, and the note says so.
 */
export function webVtt({ uuid, callStarted, language, caller, names, turns, cut }: OpenCall): string {
  // Not keys of an object: the control's build shortens those.
  const known = [
    ["uuid", uuid],
    ["started", isoInstant(callStarted)?.toISOString()],
    ["language", language],
    ["name", caller.name],
    ["phone", caller.phone],
    ["email", caller.email],
    ["turns", cut && `${cut.shown} of ${cut.total}`],
    ["end times", "estimated"],
  ] as const;
  const note = known.flatMap(([key, value]) =>
    value === undefined ? [] : `${key}: ${escaped(value.replace(/\s+/g, " "))}`,
  );
  let last = 0;
  const starts = turns.map(({ at }) => (last = Math.max(last, at)));
  const cues = turns.map(({ speaker, text }, index) => {
    const start = starts[index] ?? 0;
    const next = starts[index + 1] ?? 0;
    const end = next > start ? next : start + Math.max(SHORTEST, Math.ceil(text.length / PACE));
    return `${timestamp(start)}.000 --> ${timestamp(end)}.000\n<v.${speaker} ${escaped(names[speaker])}>${escaped(text)}`;
  });
  return `${["WEBVTT", ["NOTE", ...note].join("\n"), ...cues].join("\n\n")}\n`;
}

/** An arrow would begin a cue, and an empty line end one: in it stands a mark that nobody sees. */
function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/^$/gm, "&lrm;");
}
