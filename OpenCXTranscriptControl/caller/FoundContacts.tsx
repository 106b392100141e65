import * as React from "react";
import { DefaultButton } from "@fluentui/react";
import type { CallerSearch } from "./panel/callerSearch";
import { MAX_CONTACTS } from "./panel/caseStore";
import type { Candidate } from "./panel/phoneMatch";
import { useRevealed } from "../ui/useRevealed";
import { LinkRow, type LinkRowsProps } from "./LinkRow";
import { useHost } from "../host/HostContext";

/**
 * Contacts that stand there from the start. A switchboard's number finds dozens, and all of them would push the
 * transcript out of sight.
 */
const FEW = 5;

interface FoundContactsProps extends LinkRowsProps {
  readonly search: CallerSearch;
}

/** Contacts whose number is the caller's, then accounts whose it is with a few of their contacts. */
export const FoundContacts: React.FC<FoundContactsProps> = ({ search, ...rows }) => {
  const { count } = useHost();
  const { found, companies, capped } = search;
  const { shown, next, showMore, list } = useRevealed<HTMLUListElement>(found.length, FEW, MAX_CONTACTS);
  // One of the caller's name and number is whom the rep came for. Of several the choice is the rep's, and anybody else
  // may be a housemate or a colleague: none of them is put forward.
  const same = found.filter(({ match }) => match.sameName && match.level === "EXACT");
  const rowOf = (candidate: Candidate): React.ReactElement => (
    <LinkRow
      {...rows}
      key={candidate.customer.id}
      candidate={candidate}
      sure={same.length === 1 && same[0] === candidate}
    />
  );
  return (
    <>
      {found.length > 0 && (
        <ul className="ocx-contacts" role="list" ref={list}>
          {found.slice(0, shown).map(rowOf)}
        </ul>
      )}
      {next > 0 && (
        <div className="ocx-buttons">
          <DefaultButton text={count("moreContacts", next)} onClick={showMore} data-testid="ocx-more-contacts" />
        </div>
      )}
      {capped && <p className="ocx-quiet">{count("foundCapped", MAX_CONTACTS)}</p>}
      {companies.length > 0 && (
        <ul className="ocx-contacts" role="list">
          {companies.map(rowOf)}
        </ul>
      )}
    </>
  );
};
