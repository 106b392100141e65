import { hear, type Utterance } from "../../../Transcript/said/hear";
import type { Heard } from "../../../Transcript/said/heard";

/** A call of lines `a ...` of the AI and `c ...` of the caller. */
export function linesSpoken(...lines: readonly string[]): readonly Utterance[] {
  return lines.map((line) => ({ speaker: line.startsWith("a") ? "ai" : "customer", text: line.slice(2) }));
}

/** What is heard on such a call. */
export function linesHeard(language: string, ...lines: readonly string[]): Heard {
  return hear(linesSpoken(...lines), language);
}
