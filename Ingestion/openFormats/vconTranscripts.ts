import { inSeconds } from "./offset";
import { spokenIn } from "./transcript";
import { bodyOf, indicesOf, objectsOf, textOf, type Json } from "./vconParts";
import type { Spoken } from "./voices";

/** Types under which vendors keep what was said; the draft has `transcript`, its extension `wtf_transcription`. */
const TRANSCRIPT = /transcri|diari|wtf|captions?|vtt/i;

/**
 * The transcript of a dialog that tells most: who speaks first, then when, then in how many turns. Several vendors may
 * each have written one, the same words with and without speakers.
 * @param index of the dialog; undefined: of what names none
 * @param length seconds of the recording, if they are told
 */
export function transcriptOf(vcon: Json, index: number | undefined, length: number | undefined): readonly Spoken[] {
  const all = [...objectsOf(vcon.analysis), ...objectsOf(vcon.attachments)].filter(
    ({ type, purpose, dialog }) =>
      TRANSCRIPT.test(`${textOf(type) ?? ""} ${textOf(purpose) ?? ""}`) && indicesOf(dialog)[0] === index,
  );
  let best: readonly Spoken[] = [];
  for (const each of all) {
    const read = inSeconds(spokenIn(bodyOf(each)), length);
    const spoken = /diari/i.test(textOf(each.type) ?? "") ? inTurn(read) : read;
    if (worth(spoken) > worth(best)) best = spoken;
  }
  return best;
}

/** Text that was told apart by speaker, a paragraph each, without a word of who they are: two take turns. */
function inTurn(spoken: readonly Spoken[]): readonly Spoken[] {
  if (spoken.length < 2 || spoken.some(({ voice }) => voice !== "")) return spoken;
  return spoken.map((each, index) => ({ ...each, voice: `speaker ${index % 2}` }));
}

function worth(spoken: readonly Spoken[]): number {
  if (spoken.length === 0) return 0;
  const voices = new Set(spoken.map(({ voice }) => voice));
  return (
    (voices.size > 1 ? 4e6 : 0) + (spoken.some(({ at }) => at !== undefined) ? 2e6 : 0) + Math.min(spoken.length, 1e6)
  );
}
