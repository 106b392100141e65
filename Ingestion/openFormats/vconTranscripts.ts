import { inSeconds } from "./offset";
import { spokenIn } from "./transcript";
import { bodyOf, indicesOf, objectsOf, textOf, type Json } from "./vconParts";
import type { Spoken } from "./voices";

/** Types under which vendors keep what was said; the draft has `transcript`, its extension `wtf_transcription`. */
const TRANSCRIPT = /transcri|diari|wtf|captions?|vtt/i;

/** The transcripts of a vCon, by the dialog that each names first; undefined: of what names none. */
export class Transcripts {
  private readonly byDialog = new Map<number | undefined, Json[]>();
  private readonly named = new Set<number>();

  public constructor(vcon: Json) {
    for (const each of [...objectsOf(vcon.analysis), ...objectsOf(vcon.attachments)]) {
      if (!TRANSCRIPT.test(`${textOf(each.type) ?? ""} ${textOf(each.purpose) ?? ""}`)) continue;
      const dialogs = indicesOf(each.dialog);
      const own = this.byDialog.get(dialogs[0]);
      if (own === undefined) this.byDialog.set(dialogs[0], [each]);
      else own.push(each);
      for (const dialog of dialogs) this.named.add(dialog);
    }
  }

  /** What they say of a call whose dialogs were taken out, as it is done before a vCon is given away. */
  public ofNone(): readonly Spoken[] {
    return [...this.byDialog.keys()].toSorted((a = -1, b = -1) => a - b).flatMap((index) => this.best(index));
  }

  /** Whether a transcript is of this dialog, alone or with others. */
  public isOf(index: number): boolean {
    return this.named.has(index);
  }

  /**
   * The transcript of a dialog that tells most: who speaks first, then when, then in how many turns. Several vendors may
   * each have written one, the same words with and without speakers.
   * @param index of the dialog
   * @param recording how many seconds it takes, and when it began in milliseconds since 1970, as far as that is told
   */
  public best(
    index: number | undefined,
    { length, start }: { readonly length?: number | undefined; readonly start?: number | undefined } = {},
  ): readonly Spoken[] {
    let best: readonly Spoken[] = [];
    for (const each of this.byDialog.get(index) ?? []) {
      const read = inSeconds(spokenIn(bodyOf(each)), length, start);
      const spoken = /diari/i.test(textOf(each.type) ?? "") ? inTurn(read) : read;
      if (worth(spoken) > worth(best)) best = spoken;
    }
    return best;
  }
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
