import * as React from "react";
import type { Candidate } from "./panel/phoneMatch";
import { LinkRow, type LinkRowsProps } from "./LinkRow";

interface FoundContactsProps extends LinkRowsProps {
  /** Best first. */
  readonly candidates: readonly Candidate[];
  /** When the name of a contact was said on the call, by its id. */
  readonly named: ReadonlyMap<string, string>;
  /** How many of them stand there. */
  readonly shown: number;
  readonly list: React.RefObject<HTMLUListElement>;
}

/** Those who may have called, to link. */
export const FoundContacts: React.FC<FoundContactsProps> = ({ candidates, named, shown, list, ...rows }) => {
  // One of the caller's name and number is whom the rep came for. Of several the choice is the rep's, and anybody else
  // may be a housemate or a colleague: none of them is put forward.
  const same = candidates.filter(
    ({ holder, match }) => match.sameName && match.level === "EXACT" && !rows.row.notCallers.includes(holder.id),
  );
  return (
    <ul className="ocx-contacts" role="list" ref={list}>
      {candidates.slice(0, shown).map((candidate) => (
        <LinkRow
          {...rows}
          key={candidate.holder.id}
          candidate={candidate}
          saidAt={named.get(candidate.holder.id)}
          sure={same.length === 1 && same[0] === candidate}
        />
      ))}
    </ul>
  );
};
