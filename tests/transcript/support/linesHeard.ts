import { hear } from "../../../Transcript/said/hear";
import type { Heard } from "../../../Transcript/said/heard";

/** What is heard on a call of lines `a ...` of the AI and `c ...` of the caller. */
export function linesHeard(language: string, lines: readonly string[]): Heard {
  return hear(
    lines.map((line) => ({ speaker: line.startsWith("a") ? "ai" : "customer", text: line.slice(2) })),
    language,
  );
}
