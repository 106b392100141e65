import { codeParts, controlsOf } from "../control/controls";
import { type SolutionPackage } from "../package";
import { partText } from "../partXml";
import type { Problem } from "../problem";
import { parseScript } from "./load/parse";
import { scriptParts } from "./scripts";

/** The newest ECMAScript that Microsoft's Solution Checker reads. */
const EDITION = 2018;

/**
 * Code of components and script web resources: in ES2018 at most, since Solution Checker reports what it cannot read as
 * a fault, and many organizations import nothing that it reports. What is no script at all is named by other checks.
 */
export function checkSyntax(solution: SolutionPackage): readonly Problem[] {
  const parts = new Set([...controlsOf(solution).flatMap(codeParts), ...scriptParts(solution)]);
  return [...parts].flatMap((part) => {
    const text = partText(solution.parts, part) ?? "";
    const parsed = parseScript(text, EDITION);
    return parsed.kind === "broken" && parseScript(text).kind === "program"
      ? [
          {
            part,
            line: parsed.line,
            message: `the code uses syntax newer than ES${EDITION} (${parsed.reason}), which Solution Checker reports: build it for ES${EDITION}.`,
          },
        ]
      : [];
  });
}
