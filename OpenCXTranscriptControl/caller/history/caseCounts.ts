import type { EarlierCase } from "../../../Caller/customer/earlierCases";
import type { HostServices } from "../../host/hostServices";
import { joined } from "../../ui/joined";
import type { EvidenceItem } from "../Evidence";
import type { EarlierCases } from "./useEarlierCases";

/**
 * How often a contact called, and what is still open: "3 calls, 1 open case". Where not all of its cases are known, "at
 * least" so many, and nothing where none is.
 */
export function caseCounts(
  services: Pick<HostServices, "text" | "count">,
  { all, whole }: EarlierCases,
  contactId: string,
): readonly EvidenceItem[] {
  const theirs = all.filter(({ people }) => people.includes(contactId));
  const certain = whole.includes(contactId);
  if (theirs.length === 0) return certain ? [{ words: services.text("noCases"), counts: true }] : [];
  const words = countedWords(services, theirs);
  return [{ words: certain ? words : services.text("atLeast", words), counts: true }];
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
