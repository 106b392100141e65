import { XmlError } from "../../xml";
import type { SolutionPackage } from "../package";
import { readPart } from "../partXml";
import type { Problem } from "../problem";

/** Parts that are XML by their name. */
const XML = /\.(xml|resx)$/i;

/** Every part that should be XML is; the three at the root were read before. */
export function checkWellFormed(solution: SolutionPackage): readonly Problem[] {
  return [...solution.parts.keys()]
    .filter((part) => XML.test(part) && solution.parts.get(part)?.length !== 0)
    .flatMap((part) => {
      try {
        readPart(solution.parts, part);
        return [];
      } catch (error) {
        if (!(error instanceof XmlError)) throw error;
        const refusedBy = /\.xml$/i.test(part) ? ("xml" as const) : undefined;
        return [{ part, message: `${error.message}: correct the file.`, line: error.line, refusedBy }];
      }
    });
}
