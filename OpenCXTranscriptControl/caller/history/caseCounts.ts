import type { EarlierCase } from "../../../Caller/customer/earlierCases";
import type { HostServices } from "../../host/hostServices";
import { joined } from "../../ui/joined";
import type { EvidenceItem } from "../Evidence";
import type { EarlierCases } from "./useEarlierCases";

/**
 * How often a contact called, and what is still open: "3 calls, 1 open case". Where an answer was full, "at least" so
 * many, and nothing of whom it does not hold.
 */
export function caseCounts(
  services: Pick<HostServices, "text" | "count">,
  { cases, capped, contactIds }: EarlierCases,
  contactId: string,
): readonly EvidenceItem[] {
  if (cases === undefined || !contactIds.includes(contactId)) return [];
  const theirs = cases.filter(({ people }) => people.includes(contactId));
  if (theirs.length === 0) return capped === true ? [] : [{ words: services.text("noCases") }];
  const words = countedWords(services, theirs);
  return [{ words: capped === true ? services.text("atLeast", words) : words }];
}

function countedWords({ count }: Pick<HostServices, "count">, cases: readonly EarlierCase[]): string {
  const calls = cases.filter(({ isCall }) => isCall).length;
  const open = cases.filter(({ active }) => active).length;
  return joined(
    [
      calls > 0 ? count("calls", calls) : open < cases.length ? count("cases", cases.length) : "",
      open > 0 ? count("openCases", open) : "",
    ],
    ", ",
  );
}
