import * as React from "react";
import type { Turn } from "../../Transcript/conversation";
import { evidenceIn, type Evidenced } from "../../Transcript/said/evidence";
import type { Heard } from "../../Transcript/said/heard";
import { hearing } from "../../Transcript/said/hear";
import { afterPaint } from "../host/afterPaint";

/** Milliseconds of script at once: between two of them keys and frames get their turn. */
const SLICE_MS = 6;

/** What was heard on a call, and the turns that carry its summary. */
type HeardCall = readonly [all: Heard, evidence: readonly Evidenced[]];

/**
 * What was heard in the turns of a call: undefined until all of them are read, in slices, after they were painted.
 * @param turns undefined: not all of them are known yet; others with another summary and name
 * @param language BCP 47 tag of what was spoken
 * @param name the caller's
 */
export function useHeard(
  turns: readonly Turn[] | undefined,
  language: string | undefined,
  summary: string,
  name: string,
): HeardCall | undefined {
  const [heard, setHeard] = React.useState<{ readonly turns: readonly Turn[]; readonly all: HeardCall }>();
  React.useEffect(() => {
    if (turns === undefined) return undefined;
    const slices = (function* (): Generator<void, HeardCall> {
      return [yield* hearing(turns, language), yield* evidenceIn(summary, turns, name)];
    })();
    let timer: number | undefined;
    let over = false;
    const go = (): void => {
      const end = performance.now() + SLICE_MS;
      let next = slices.next();
      while (next.done !== true && performance.now() < end) next = slices.next();
      if (next.done === true) setHeard({ turns, all: next.value });
      else timer = window.setTimeout(go);
    };
    // An effect can come before the paint, where another one draws the page anew.
    afterPaint(() => {
      if (!over) timer = window.setTimeout(go);
    });
    return () => {
      over = true;
      window.clearTimeout(timer);
    };
  }, [turns, language, summary, name]);
  return heard !== undefined && heard.turns === turns ? heard.all : undefined;
}
