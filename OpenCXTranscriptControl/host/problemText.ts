import type { HostServices } from "./hostServices";
import type { Problem } from "./problem";

/** What kept something from being done, in a sentence for the rep. */
export function problemText({ kind, detail }: Problem, { text, count }: Pick<HostServices, "text" | "count">): string {
  return kind === "timeout" ? count("problem_timeout", Number(detail)) : text(`problem_${kind}`, detail);
}
