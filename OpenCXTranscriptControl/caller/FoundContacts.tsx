import * as React from "react";
import type { CallerSearch } from "./panel/callerSearch";
import { LinkRow, type LinkRowsProps } from "./LinkRow";

interface FoundContactsProps extends LinkRowsProps {
  readonly search: CallerSearch;
  /** How many of them stand there. */
  readonly shown: number;
  readonly list: React.RefObject<HTMLUListElement>;
}

/** Contacts whose number is the caller's, then accounts whose it is with a few of their contacts. */
export const FoundContacts: React.FC<FoundContactsProps> = ({ search, shown, list, ...rows }) => {
  const { found, companies } = search;
  // One of the caller's name and number is whom the rep came for. Of several the choice is the rep's, and anybody else
  // may be a housemate or a colleague: none of them is put forward.
  const same = found.filter(({ match }) => match.sameName && match.level === "EXACT");
  return (
    <ul className="ocx-contacts" role="list" ref={list}>
      {[...found, ...companies].slice(0, shown).map((candidate) => (
        <LinkRow
          {...rows}
          key={candidate.customer.id}
          candidate={candidate}
          sure={same.length === 1 && same[0] === candidate}
        />
      ))}
    </ul>
  );
};
