import type { SolutionContent } from "../../../LocalPlatform/dataverse/solution/read/readSolution";
import type { Labels } from "./layout";
import platformLabels from "./platformLabels.json";

/** What columns of incident are called, by logical name. */
export type ColumnLabels = ReadonlyMap<string, Labels>;

const OF_INCIDENT = "attribute incident.";

/**
 * The names of incident's columns, which a form shows where a cell has no label of its own and a view has no others:
 * those that the imported solutions bring, and for the platform's own a stand-in of what an environment calls them.
 */
export function columnLabels(solutions: readonly Pick<SolutionContent, "labels">[]): ColumnLabels {
  const brought = solutions.flatMap(({ labels }) =>
    Object.entries(labels).flatMap(([key, names]) =>
      key.startsWith(OF_INCIDENT) && Object.keys(names).length > 0
        ? [[key.slice(OF_INCIDENT.length), names] as const]
        : [],
    ),
  );
  return new Map<string, Labels>([...Object.entries(platformLabels), ...brought]);
}
