import * as React from "react";
import { earlierCasesQuery, isOfNumber, MOST_CASES, type EarlierCase } from "../../../Caller/customer/earlierCases";
import { parsePhone } from "../../../Caller/phone/parse";
import { problemOf, type Problem } from "../../host/problem";
import { useHost } from "../../host/HostContext";
import type { PanelInput } from "../panel/CallerPanel";
import type { PanelState } from "../panel/panelState";

/** What is known of the caller's other cases. */
export interface EarlierCases {
  /** Newest first; undefined while they are asked for. */
  readonly cases?: readonly EarlierCase[];
  /** Those of them whose number is the caller's. */
  readonly ofNumber?: readonly EarlierCase[];
  /** Whether there are more than one answer holds. */
  readonly capped?: boolean;
  readonly problem?: Problem;
  /** The contacts whose cases were asked for. */
  readonly contactIds: readonly string[];
  /** The incident and number that they are of. */
  readonly of: string;
}

/**
 * The other cases of the caller's number and of everybody whom the panel shows, in one request: once it is known who
 * that is, and again only for somebody whose cases were not asked for yet.
 */
export function useEarlierCases(input: PanelInput, { finding, failure }: PanelState): EarlierCases {
  const { store } = useHost();
  const { incidentId, phone, defaultCountry } = input;
  const of = [incidentId, phone, defaultCountry].join();
  const [answer, setAnswer] = React.useState<EarlierCases>({ of: "", contactIds: [] });
  const asked = React.useRef<EarlierCases>();
  const shown =
    finding?.kind === "linked"
      ? [finding.link.contactId]
      : [...(finding?.found ?? []), ...(finding?.companies ?? [])].flatMap(({ customer }) =>
          customer.table === "contact" ? [customer.id] : [],
        );
  const known = finding !== undefined || failure?.what === "read";
  const contactIds = shown.join();
  React.useEffect(() => {
    if (incidentId === undefined || !known) return;
    const ids = contactIds === "" ? [] : contactIds.split(",");
    const before = asked.current;
    // Of a full answer the newest cases are perhaps those of others.
    if (
      before?.of === of &&
      before.capped !== true &&
      before.problem === undefined &&
      ids.every((id) => before.contactIds.includes(id))
    )
      return;
    const caller = phone === undefined ? undefined : parsePhone(phone, defaultCountry);
    const query = earlierCasesQuery(caller, ids, incidentId);
    const mine: EarlierCases = { of, contactIds: ids };
    asked.current = mine;
    const take = (more: Partial<EarlierCases>): void => {
      if (asked.current !== mine) return;
      asked.current = { ...mine, ...more };
      setAnswer(asked.current);
    };
    void (query === undefined ? Promise.resolve([]) : store.cases(query)).then(
      (cases) =>
        take({
          cases,
          ofNumber: cases.filter((each) => isOfNumber(each, caller)),
          capped: cases.length >= MOST_CASES,
        }),
      (error: unknown) => take({ problem: problemOf(error) }),
    );
  }, [store, of, incidentId, phone, defaultCountry, known, contactIds]);
  React.useEffect(
    () => () => {
      asked.current = undefined;
    },
    [],
  );
  return answer.of === of ? answer : { of, contactIds: [] };
}
