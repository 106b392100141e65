import { hear, type Utterance } from "../../../Transcript/said/hear";
import type { Heard } from "../../../Transcript/said/heard";

/** A call of lines `a ...` of the AI and `c ...` of the caller. */
export function linesSpoken(...lines: readonly string[]): readonly Utterance[] {
  return lines.map((line) => ({ speaker: line.startsWith("a") ? "ai" : "customer", text: line.slice(2) }));
}

/** The things that are heard on such a call, as `type value` each. */
export function thingsHeard(language: string, ...lines: readonly string[]): readonly string[] {
  return thingsOf(linesHeard(language, ...lines));
}

/** Things as `type value` each. */
export function thingsOf({ said }: Pick<Heard, "said">): readonly string[] {
  return said.map(({ type, value }) => `${type} ${value}`);
}

/** What is heard on such a call. */
export function linesHeard(language: string, ...lines: readonly string[]): Heard {
  return hear(linesSpoken(...lines), language);
}
