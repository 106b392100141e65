import * as React from "react";
import { casesOfContactQuery, MOST_CASES, type EarlierCase } from "../../../Caller/customer/earlierCases";
import { problemOf, type Problem } from "../../host/problem";
import { useHost } from "../../host/HostContext";
import type { NumberCases } from "../panel/callerLookup";
import type { PanelState } from "../panel/panelState";

/** What is known of the caller's other cases. */
export interface EarlierCases extends NumberCases {
  /** All cases that are known, newest first; `cases` are those of the number. */
  readonly all: readonly EarlierCase[];
  /** The contacts all of whose cases are among them. */
  readonly whole: readonly unknown[];
}

export const NO_CASES: EarlierCases = { cases: [], all: [], whole: [], capped: false };

/** What one contact's cases came to. */
interface Answer extends Pick<NumberCases, "cases" | "problem"> {
  readonly id: string;
}

/**
 * The other cases of the caller's number and of everybody whom the panel shows. They come with the answers that find
 * them; only those of a linked contact that came without are asked for here.
 */
export function useEarlierCases(
  incidentId: string | undefined,
  { finding, ofNumber = NO_CASES }: PanelState,
): EarlierCases {
  const { store } = useHost();
  const [answer, setAnswer] = React.useState<Answer>();
  const { contact } = finding?.kind === "linked" ? finding : {};
  const wanted = contact?.cases === undefined ? contact?.id : undefined;
  React.useEffect(() => {
    if (wanted === undefined) return undefined;
    let shown = true;
    const take = (cases: readonly EarlierCase[], problem?: Problem): void => {
      if (shown) setAnswer({ id: wanted, cases, problem });
    };
    store.cases(casesOfContactQuery(wanted)).then(take, (error: unknown) => take([], problemOf(error)));
    return () => {
      shown = false;
    };
  }, [store, incidentId, wanted]);
  return React.useMemo(() => {
    const found = finding?.kind === "open" ? [...(finding.found ?? []), ...finding.companies] : [];
    const asked = answer?.id === wanted ? answer : undefined;
    const people = [...found.map(({ holder }) => holder), contact, asked];
    const all = [...ofNumber.cases, ...people.flatMap((each) => each?.cases ?? [])];
    return {
      ...ofNumber,
      problem: ofNumber.problem ?? asked?.problem,
      all: [...new Map(all.map((each) => [each.id, each])).values()]
        .filter(({ id }) => id !== incidentId)
        .sort((a, b) => b.at - a.at),
      whole: people.flatMap((each) => ((each?.cases?.length ?? MOST_CASES) < MOST_CASES ? [each?.id] : [])),
    };
  }, [incidentId, finding, contact, ofNumber, answer, wanted]);
}
